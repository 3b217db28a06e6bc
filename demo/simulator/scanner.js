import { strokesFor } from './keyboard.js';

/**
 * How keyboard-wedge scanners type. `gapMs` is between keys; `chunk` keys arrive together, as over a slow radio link.
 */
export const PROFILES = {
  usb: { name: 'USB cable, 5 ms', gapMs: 5, terminator: 'Enter' },
  bluetooth: { name: 'Bluetooth, in chunks', gapMs: 110, chunk: 6, terminator: 'Enter' },
  slow: { name: 'Handheld, 90 ms regular', gapMs: 90, terminator: 'Enter' },
  azerty: { name: 'US scanner on AZERTY', gapMs: 8, layout: 'french', terminator: 'Enter' },
  tab: { name: 'Tab as terminator', gapMs: 8, terminator: 'Tab' },
  bare: { name: 'No terminator', gapMs: 5 },
};

/** What a scanner does that is not as it should be; on top of its profile. */
export const BEHAVIOURS = {
  steady: { name: 'Steady' },
  stalls: { name: 'Stalls in the middle', stallMs: 600 },
  'no-suffix': { name: 'Loses its suffix', terminator: undefined },
  'caps-lock': { name: 'Caps Lock is on', capsLock: true },
};

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/**
 * Types a text into a window as the scanner of that profile does: into whatever has the focus there.
 * @param {Window & typeof globalThis} view
 * @param {string} text
 * @param {{ gapMs: number, chunk?: number, layout?: 'us' | 'french', terminator?: string, stallMs?: number, capsLock?:
 * boolean }} profile `stallMs`: how long it stops in the middle
 * @param {number} startMs when the first key was pressed, by the window's clock
 */
export async function typeScan(view, text, profile, startMs = view.performance.now()) {
  const { gapMs, chunk = 1, layout = 'us', terminator, stallMs = 0, capsLock = false } = profile;
  const strokes = strokesFor(text, layout);
  if (terminator) strokes.push({ key: terminator, code: terminator, shiftKey: false, ctrlKey: false });
  const page = view.document;
  const middle = strokes.length >> 1;
  for (const [at, stroke] of strokes.entries()) {
    if (at > 0 && at % chunk === 0) await pause(gapMs);
    if (at === middle && stallMs > 0) await pause(stallMs);
    if (view.document !== page) return; // killed meanwhile
    const atMs = startMs + Math.floor(at / chunk) * gapMs + (at < middle ? 0 : stallMs);
    press(view, capsLock ? underCapsLock(stroke) : stroke, atMs);
  }
}

/** Letters change their case, and nothing else does. */
function underCapsLock({ key, ...stroke }) {
  const isLetter = /^[a-z]$/i.test(key);
  const changed = key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase();
  return { ...stroke, key: isLetter ? changed : key, modifierCapsLock: true };
}

/** The event says when the key was pressed, as a keyboard's does, even where a busy page lets it wait. */
function press(view, stroke, atMs) {
  const target = focused(view.document);
  const init = { ...stroke, bubbles: true, cancelable: true, composed: true };
  const down = new view.KeyboardEvent('keydown', init);
  Object.defineProperty(down, 'timeStamp', { value: atMs });
  const goesOn = target.dispatchEvent(down);
  if (goesOn && stroke.key.length === 1 && !stroke.ctrlKey) insert(view, target, stroke.key);
  target.dispatchEvent(new view.KeyboardEvent('keyup', init));
}

function focused(document) {
  let element = document.activeElement ?? document.documentElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** What a browser does by itself for a real key, but not for a made one. */
function insert(view, target, data) {
  if (!(target instanceof view.HTMLInputElement) || !('setRangeText' in target)) return;
  const init = { data, inputType: 'insertText', bubbles: true, cancelable: true, composed: true };
  if (!target.dispatchEvent(new view.InputEvent('beforeinput', init))) return;
  target.setRangeText(
    data,
    target.selectionStart ?? target.value.length,
    target.selectionEnd ?? target.value.length,
    'end',
  );
  target.dispatchEvent(new view.InputEvent('input', { ...init, cancelable: false }));
}

import type { Reading } from '../../codes/reading.js';
import type { ReadingClock } from '../../clock/page-clock.js';
import { BurstCollector } from './burst-collector.js';
import { focusOf, isTextField, type TextField } from './focus.js';
import { IdleTimer } from './idle-timer.js';
import { InsertedText, removeScan } from './inserted-text.js';
import type { Judgement, Rejection, Scan } from './judge-burst.js';
import type { KeyListener } from './keyboard-tap.js';
import { readLayout } from './layout.js';
import type { Focus, Stroke } from './stroke.js';
import { tokenOf } from './token.js';
import type { WedgeProfile } from './wedge-profile.js';

export interface WedgeParts {
  readonly profile: WedgeProfile;
  readonly ownField: TextField | undefined;
  readonly clock: ReadingClock;
  readonly onReading: (reading: Reading) => void;
  readonly onRejection: (rejection: Rejection) => void;
}

/** Where the DOM meets the burst collector: turns events into strokes and text, and judgements into readings. */
export class WedgeListener implements KeyListener {
  readonly #parts: WedgeParts;
  readonly #collector: BurstCollector;
  readonly #inserted = new InsertedText();
  readonly #timer = new IdleTimer(() => this.#collector.idle());
  /** The field that the last key or text went to, if scans are allowed there. */
  #field: TextField | undefined;

  constructor(parts: WedgeParts) {
    this.#parts = parts;
    this.#collector = new BurstCollector(parts.profile, judgement => this.#onJudgement(judgement), performance.now());
  }

  end(atMs = performance.now()): void {
    this.#timer.arm(undefined);
    this.#collector.abandon(atMs);
  }

  onReturn(event: Event): void {
    this.end(timeOf(event));
  }

  onKeyDown(event: KeyboardEvent): void {
    const focus = focusOf(event, this.#parts.ownField);
    const stroke = strokeOf(event, focus);
    const readable = tokenOf(stroke).type !== 'elsewhere';
    const ours = this.#collector.press(stroke);
    this.#inserted.keyDown(readable && !ours);
    this.#remember(event, focus);
    if (ours) event.preventDefault();
    this.#timer.arm(this.#collector.holdMs);
  }

  /**
   * Text is about to go somewhere. If keys seemed to go nowhere, a field in a closed shadow root has the focus, and it
   * is not ours to read.
   */
  onBeforeInput(event: Event): void {
    const focus = this.#remember(event, focusOf(event, this.#parts.ownField));
    if (this.#field) this.#inserted.beforeInput(this.#field);
    else if (focus === 'none') this.end();
  }

  onInput(event: Event): void {
    const focus = this.#remember(event, focusOf(event, this.#parts.ownField));
    const text = this.#field ? this.#inserted.input(this.#field) : '';
    if (!text || !isTyped(event)) return;
    this.#collector.insert(text, timeOf(event), focus);
    this.#timer.arm(this.#collector.holdMs);
  }

  #remember(event: Event, focus: Focus): Focus {
    const [target] = event.composedPath();
    this.#field = (focus === 'own' || focus === 'allowed') && isTextField(target) ? target : undefined;
    return focus;
  }

  #onJudgement(judgement: Judgement): void {
    const { ownField } = this.#parts;
    if (ownField) ownField.value = '';
    if (judgement.type === 'rejection') {
      // No part of a card may stay anywhere. Its characters are withheld from us, too, so everything in the field is
      // removed.
      if (judgement.reason === 'card' && this.#field) removeScan(this.#field, this.#field.value);
      return this.#parts.onRejection(judgement);
    }
    if (this.#field && this.#field !== ownField) removeScan(this.#field, judgement.text);
    this.#parts.onReading(this.#readingOf(judgement));
  }

  #readingOf(scan: Scan): Reading {
    const { clock, profile } = this.#parts;
    const doubt = scan.isCutOff && { doubt: 'cut-off' };
    return { id: clock.newId(), ...readLayout(scan, profile.layout), ...doubt, source: 'wedge', atMs: clock.now() };
  }
}

function strokeOf(event: KeyboardEvent, focus: Focus): Stroke {
  return {
    key: event.key,
    code: event.code,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    capsLock: event.getModifierState('CapsLock'),
    repeat: event.repeat,
    // The key code 229 says so before the composition has begun.
    composing: event.isComposing || event.keyCode === 229,
    timeMs: timeOf(event),
    focus,
  };
}

/**
 * Whether an input method typed the text. Text that is pasted, dropped or set by a script is no scan: its field's own
 * button submits it.
 */
function isTyped(event: Event): boolean {
  return event instanceof InputEvent && /^insert(Composition)?Text$/.test(event.inputType);
}

/** When it happened, on the page's monotonic clock. */
function timeOf(event: Event): number {
  return event.timeStamp > 0 ? event.timeStamp : performance.now();
}

import type { Stroke } from './stroke.js';
import { usCharacter } from './us-layout.js';

/** What one stroke means. */
export type Token =
  /** `text` by the page's layout, `us` by a US layout. */
  | { readonly type: 'character'; readonly text: string; readonly us: string }
  /** Control characters, which scanners type as Ctrl chords: outside a burst they are the user's shortcuts. */
  | { readonly type: 'control'; readonly text: string }
  /** A digit of Alt+nnn. */
  | { readonly type: 'alt-digit'; readonly digit: string }
  | { readonly type: 'alt' }
  /** Enter or Tab: the usual suffixes. */
  | { readonly type: 'end' }
  | { readonly type: 'down' }
  /** The text of this key, if any, comes by `input` events. */
  | { readonly type: 'elsewhere' }
  /** Modifiers, function keys, shortcuts: no character and no sign of life of a scanner. */
  | { readonly type: 'nothing' };

const NOTHING: Token = { type: 'nothing' };
const GROUP_SEPARATOR = '\x1d';
/** EOT, FS, GS, RS, US: the controls that occur in barcodes. */
const CONTROLS = '\x04\x1c\x1d\x1e\x1f';
/** Tab, LF, CR as Ctrl+I, Ctrl+J, Ctrl+M. */
const ENDS = '\t\n\r';

/** @param gsKeys names of keys, such as `F8`, that this scanner types for GS */
export function tokenOf(stroke: Stroke, gsKeys: readonly string[] = []): Token {
  const { key, code, alt, meta, ctrl } = stroke;
  if (key === undefined || key === 'Unidentified' || key === 'Process' || stroke.composing)
    return { type: 'elsewhere' };
  if (gsKeys.includes(key)) return { type: 'control', text: GROUP_SEPARATOR };
  // Without NumLock these keys have the names of arrows: their place says the digit.
  if (alt && !ctrl && /^Numpad\d$/.test(code)) return { type: 'alt-digit', digit: code.slice(-1) };
  if (key === 'Enter' || key === 'Tab') return { type: 'end' };
  if (key === 'ArrowDown') return { type: 'down' };
  if (key === 'Alt') return { type: 'alt' };
  const us = usCharacter(code, stroke.shift || isInjected(stroke));
  // A dead key gives no text of its own, but on the scanner's US keyboard it was a character.
  const text = key === 'Dead' && us !== undefined ? '' : key;
  if ([...text].length > 1 || meta) return NOTHING;
  // AltGr arrives as Ctrl+Alt, and some handhelds hold Alt on every key: both type plain characters.
  if (ctrl && !alt) return controlOf(us ?? text);
  return { type: 'character', text, us: us ?? text };
}

/** Some keyboard drivers give the shifted character without ever pressing Shift. */
function isInjected({ key, code, shift, capsLock }: Stroke): boolean {
  return !shift && !capsLock && key === usCharacter(code, true);
}

function controlOf(character: string): Token {
  const text = String.fromCharCode(character.charCodeAt(0) & 0x1f);
  // Ctrl with a digit or a bare sign gives the same codes, yet means nothing.
  if (!/[A-Za-z[\\\]^_]/.test(character)) return NOTHING;
  if (ENDS.includes(text)) return { type: 'end' };
  return CONTROLS.includes(text) ? { type: 'control', text } : NOTHING;
}

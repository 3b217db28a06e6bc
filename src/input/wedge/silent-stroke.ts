import type { Stroke } from './stroke.js';
import { usCharacter } from './us-layout.js';

/** What a stroke that gives no character means inside a run. */
export type SilentStroke =
  /** A modifier: it changes other keys, and is missing nowhere. */
  | { readonly type: 'modifier' }
  /** A function key or a Ctrl chord: perhaps a scanner's own prefix or suffix. */
  | { readonly type: 'frame'; readonly name: string }
  /** A character is missing; `us` is what the key says on a US keyboard, where that is known. */
  | { readonly type: 'hole'; readonly us: string | undefined };

const MODIFIERS = new Set([
  ...['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'OS', 'CapsLock', 'NumLock', 'ScrollLock'],
  ...['Fn', 'FnLock', 'Hyper', 'Super', 'Symbol', 'SymbolLock'],
]);

/** Reads a stroke whose token is `nothing`, `elsewhere`, `alt` or `down`. */
export function silentStroke({ key, code, shift = false, ctrl, alt, meta }: Stroke): SilentStroke {
  if (key === undefined || MODIFIERS.has(key)) return { type: 'modifier' };
  if (/^F\d+$/.test(key)) return { type: 'frame', name: key };
  if (meta) return { type: 'hole', us: undefined };
  const us = usCharacter(code, shift);
  if (ctrl && !alt) {
    const letter = us ?? key;
    return /^[a-z]$/i.test(letter)
      ? { type: 'frame', name: `Ctrl+${letter.toUpperCase()}` }
      : { type: 'hole', us: undefined };
  }
  // The number pad without NumLock: the key's name is that of an arrow, its place says the digit.
  return { type: 'hole', us: us ?? /^Numpad(\d)$/.exec(code)?.[1] };
}

/** Whether an input method or the keyboard had a character and kept it, as opposed to a key that never has one. */
export function isWithheld({ key, composing }: Stroke): boolean {
  return key === 'Unidentified' || key === 'Process' || key === 'Dead' || composing === true;
}

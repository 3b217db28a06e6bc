import type { TextField } from './focus.js';

/**
 * Finds what an input method put into a field, by comparing its value before and after: the events themselves name
 * composed text over and over, or not at all.
 */
export class InsertedText {
  #before = '';
  /** The key of the next `input` event was read at its keydown already. */
  #counted = false;

  keyDown(counted: boolean): void {
    this.#counted = counted;
  }

  beforeInput(field: TextField): void {
    this.#before = field.value;
  }

  /** The new characters; none if they were counted by their key. */
  input(field: TextField): string {
    const [before, after] = [this.#before, field.value];
    this.#before = after;
    if (this.#counted) {
      this.#counted = false;
      return '';
    }
    let start = 0;
    while (start < before.length && before[start] === after[start]) start++;
    let end = 0;
    const limit = Math.min(before.length, after.length) - start;
    while (end < limit && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
    return after.slice(start, after.length - end);
  }
}

/** Takes a scan out of the field that it was typed into, and leaves what a person typed there. */
export function removeScan(field: TextField, text: string): void {
  const typed = [...text].filter(character => character >= ' ').join('');
  const start = field.value.lastIndexOf(typed);
  if (!typed || start < 0) return;
  field.value = field.value.slice(0, start) + field.value.slice(start + typed.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'deleteContentBackward' }));
}

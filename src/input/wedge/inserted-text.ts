import type { TextField } from './focus.js';

/**
 * Finds what an input method put into a field, by comparing its value before and after: the events themselves name
 * composed text over and over, or not at all.
 */
export class InsertedText {
  #before = '';
  /** What is being composed; browsers have it selected while they replace it. */
  #composed = '';
  /** The end of a line, which fields for one line leave out. */
  #lineEnd = '';
  /** The key of the next `input` event was read at its keydown already. */
  #counted = false;

  keyDown(counted: boolean): void {
    this.#counted = counted;
  }

  /** @returns whether a line ends here without more text, so that no `input` event follows */
  beforeInput(field: TextField, event: Event): boolean {
    const { value, selectionStart, selectionEnd } = field;
    const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length];
    const { data, inputType } = inputOf(event);
    // What was selected before makes way for new text, and is not changed by it.
    const makesWay = inputType.startsWith('insert') && value.slice(from, to) !== this.#composed;
    this.#before = makesWay ? value.slice(0, from) + value.slice(to) : value;
    this.#lineEnd = isTyped(event) ? (/[\r\n]+$/.exec(data)?.[0] ?? '') : '';
    const endsLine = /^insert(LineBreak|Paragraph)$/.test(inputType) || (data !== '' && this.#lineEnd === data);
    return endsLine && !this.#counted;
  }

  /**
   * The new characters; none if they were counted by their key.
   * @returns undefined where characters that were there before are no more
   */
  input(field: TextField, event: Event): string | undefined {
    const [before, after, lineEnd] = [this.#before, field.value, this.#lineEnd];
    const { data, inputType } = inputOf(event);
    this.#before = after;
    this.#lineEnd = '';
    this.#composed = inputType === 'insertCompositionText' ? data : '';
    if (this.#counted) {
      this.#counted = false;
      return '';
    }
    let start = 0;
    while (start < before.length && before[start] === after[start]) start++;
    let end = 0;
    const limit = Math.min(before.length, after.length) - start;
    while (end < limit && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
    if (start + end < before.length) return undefined;
    return isTyped(event) ? after.slice(start, after.length - end) + lineEnd : '';
  }
}

/**
 * Whether an input method typed the text. Text that is pasted, dropped or set by a script is no scan: its field's own
 * button submits it.
 */
function isTyped(event: Event): boolean {
  return /^insert(Composition)?Text$/.test(inputOf(event).inputType);
}

function inputOf(event: Event): { readonly data: string; readonly inputType: string } {
  // Not by its class, which is another one in a frame.
  const { data, inputType = '' } = event as Partial<InputEvent>;
  return { data: data ?? '', inputType };
}

/** Takes a scan out of the field that it was typed into, and leaves what a person typed there. */
export function removeScan(field: TextField, text: string): void {
  // Keys put no control characters into a field, an input method does.
  const withoutControls = [...text].filter(character => character >= ' ').join('');
  const typed = [text, withoutControls].find(each => each !== '' && field.value.includes(each));
  if (typed === undefined) return;
  const start = field.value.lastIndexOf(typed);
  const rest = field.value.slice(start + typed.length).replace(/^\t/, '');
  field.value = field.value.slice(0, start) + rest;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'deleteContentBackward' }));
}

const ON_ITS_WAY = { bubbles: true, composed: true, cancelable: true };

/**
 * An input method such as Android's: its keys say nothing (229), and its text comes by `beforeinput` and `input`
 * events, each with a time stamp of its own.
 */
export class InputMethod {
  readonly #field: HTMLInputElement;
  readonly #view: Window & typeof globalThis;
  #atMs: number;
  #composed = '';

  constructor(field: HTMLInputElement) {
    this.#field = field;
    this.#view = field.ownerDocument.defaultView ?? window;
    this.#atMs = this.#view.performance.now();
  }

  /** So long after what came last, in milliseconds. */
  wait(ms: number): this {
    this.#atMs += ms;
    return this;
  }

  /** Text of any length at once, in place of what is selected. The field drops line ends, as browsers do. */
  insert(text: string, inputType = 'insertText'): this {
    return this.#put(inputType, text);
  }

  /** The text that is being composed is now this. */
  compose(text: string): this {
    const from = (this.#field.selectionStart ?? 0) - this.#composed.length;
    // Browsers have what is composed selected while they replace it.
    if (this.#composed) this.#field.setSelectionRange(from, from + this.#composed.length);
    this.#put('insertCompositionText', text);
    this.#composed = text;
    return this;
  }

  /** Takes back the last character. */
  takeBack(): this {
    const { value } = this.#field;
    this.#field.setSelectionRange(value.length - 1, value.length);
    return this.#put('deleteContentBackward', '');
  }

  /** Each character by itself, 8 ms apart. */
  type(text: string): this {
    for (const character of text) this.wait(8).insert(character);
    return this;
  }

  /** A key that has a name, also while something is being composed. */
  press(key: string, init: KeyboardEventInit = {}): this {
    const isTaken = !this.#fire(new this.#view.KeyboardEvent('keydown', { ...ON_ITS_WAY, ...init, key, code: key }));
    if (!isTaken && key === 'Enter') this.endLine();
    return this;
  }

  /** The end of a line that no key says. */
  endLine(inputType = 'insertLineBreak'): this {
    this.#fire(new this.#view.InputEvent('beforeinput', { ...ON_ITS_WAY, inputType }));
    this.#composed = '';
    return this;
  }

  #put(inputType: string, data: string): this {
    this.#composed = '';
    this.#fire(new this.#view.KeyboardEvent('keydown', { ...ON_ITS_WAY, key: 'Unidentified', keyCode: 229 }));
    this.#fire(new this.#view.InputEvent('beforeinput', { ...ON_ITS_WAY, inputType, data }));
    const text = data.replaceAll(/[\r\n]/g, '');
    if (data && !text) return this; // a line end alone is no input
    const { selectionStart, selectionEnd } = this.#field;
    this.#field.setRangeText(text, selectionStart ?? 0, selectionEnd ?? 0, 'end');
    this.#fire(new this.#view.InputEvent('input', { bubbles: true, composed: true, inputType, data: text }));
    return this;
  }

  #fire(event: Event): boolean {
    Object.defineProperty(event, 'timeStamp', { value: this.#atMs });
    return this.#field.dispatchEvent(event);
  }
}

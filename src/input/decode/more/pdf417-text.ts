import { Said } from '../matrix/said.js';

/** ISO/IEC 15438, table 5: what the values of each sub-mode say; those behind them change the sub-mode. */
const CHARACTERS = {
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ',
  lower: 'abcdefghijklmnopqrstuvwxyz ',
  mixed: '0123456789&\r\t,:#-.$/+%*=^',
  punctuation: ';<>@[\\]_`~!\r\t,:\n-.$/"|*()?{}\'',
} as const;
type SubMode = keyof typeof CHARACTERS;
const [LATCH, SHIFT] = [false, true];
const CHANGES: Readonly<Record<SubMode, Readonly<Record<number, readonly [to: SubMode, isShift: boolean]>>>> = {
  upper: { 27: ['lower', LATCH], 28: ['mixed', LATCH], 29: ['punctuation', SHIFT] },
  lower: { 27: ['upper', SHIFT], 28: ['mixed', LATCH], 29: ['punctuation', SHIFT] },
  mixed: { 25: ['punctuation', LATCH], 27: ['lower', LATCH], 28: ['upper', LATCH], 29: ['punctuation', SHIFT] },
  punctuation: { 29: ['upper', LATCH] },
};
const MIXED_SPACE = 26;

/** Codewords that say how those behind them are meant (ISO/IEC 15438, 5.4). */
const [TEXT, BYTES, DIGITS, SHIFT_TO_BYTE, BYTES_BY_SIX] = [900, 901, 902, 913, 924];
const [ECI_USER, ECI_GENERAL, ECI_CHARACTERS] = [925, 926, 927];
const FIRST_FUNCTION = 900;
/** Digits are packed fifteen codewords at a time, bytes five at a time into six. */
const [DIGIT_GROUP, BYTE_GROUP, BYTES_OF_GROUP] = [15, 5, 6];

/**
 * The text of a PDF417. That of the library leaves out character sets.
 * @param codewords its data, after error correction, without the length in front
 * @returns undefined where it is a part of several symbols, names a character set that we do not know, or says nothing
 */
export function pdf417Text(codewords: readonly number[]): string | undefined {
  const said = new Said();
  let mode = TEXT;
  let text = new TextMode(said);
  for (let at = 0; at < codewords.length;) {
    let end = at;
    while ((codewords[end] ?? FIRST_FUNCTION) < FIRST_FUNCTION) end++;
    const words = codewords.slice(at, end);
    if (mode === TEXT) text.take(words);
    else if (mode === DIGITS) takeDigits(words, said);
    else takeBytes(words, said, mode === BYTES_BY_SIX);
    const [change, next = 0] = codewords.slice(end, end + 2);
    at = end + 1;
    if (change === undefined) break;
    text.endShift();
    if (change === SHIFT_TO_BYTE) said.add(next);
    else if (change === ECI_CHARACTERS) said.encode(next);
    else if (change === ECI_GENERAL) at++;
    else if (change !== ECI_USER) {
      if (![TEXT, BYTES, DIGITS, BYTES_BY_SIX].includes(change)) return undefined;
      mode = change;
      text = new TextMode(said);
      continue;
    }
    at++;
  }
  return said.result()?.text || undefined;
}

/** Text goes on in its sub-mode behind a single byte, or behind the name of a character set. */
class TextMode {
  readonly #said: Said;
  #now: SubMode = 'upper';
  #next: SubMode = 'upper';

  constructor(said: Said) {
    this.#said = said;
  }

  /** A shift in front of a function is there to fill its codeword. */
  endShift(): void {
    this.#now = this.#next;
  }

  take(words: readonly number[]): void {
    for (const value of words.flatMap(word => [Math.floor(word / 30), word % 30])) {
      const change = CHANGES[this.#now][value];
      const character = this.#now === 'mixed' && value === MIXED_SPACE ? ' ' : CHARACTERS[this.#now][value];
      if (change) [this.#now, this.#next] = [change[0], change[1] ? this.#now : change[0]];
      else {
        if (character !== undefined) this.#said.add(character.charCodeAt(0));
        this.#now = this.#next;
      }
    }
  }
}

/** Each group is a number to the base of 900, whose decimal digits are the text behind a 1. */
function takeDigits(words: readonly number[], said: Said): void {
  for (let at = 0; at < words.length; at += DIGIT_GROUP) {
    const number = words.slice(at, at + DIGIT_GROUP).reduce((sum, word) => sum * 900n + BigInt(word), 0n);
    said.add(...[...String(number).slice(1)].map(digit => digit.charCodeAt(0)));
  }
}

/** Where the bytes do not come by six, what is left at the end is a byte each. */
function takeBytes(words: readonly number[], said: Said, areBySix: boolean): void {
  const whole = areBySix ? words.length : Math.ceil(words.length / BYTE_GROUP - 1) * BYTE_GROUP;
  for (let at = 0; at < whole; at += BYTE_GROUP) {
    const number = words.slice(at, at + BYTE_GROUP).reduce((sum, word) => sum * 900 + word, 0);
    for (let byte = BYTES_OF_GROUP - 1; byte >= 0; byte--) said.add(Math.floor(number / 256 ** byte) % 256);
  }
  said.add(...words.slice(Math.max(0, whole)));
}

import { Said } from './said.js';

/** What an Aztec Code says. */
export interface AztecText {
  readonly text: string;
  readonly aim: string;
}

type Mode = 'upper' | 'lower' | 'mixed' | 'punctuation' | 'digits';
/** Bytes follow; FNC1 or a character set does. */
const [BYTES, FLAG] = [0, 1];
/** Characters; another mode, for good or for what comes next; or what else follows. */
type Meaning = string | { readonly mode: Mode; readonly isShift: boolean } | number;

const latch = (mode: Mode): Meaning => ({ mode, isShift: false });
const shift = (mode: Mode): Meaning => ({ mode, isShift: true });
const START: readonly [now: Mode, next: Mode] = ['upper', 'upper'];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const REST = [latch('mixed'), latch('digits'), BYTES];

/** ISO/IEC 24778, table 2: what each code means in each mode. */
const MEANINGS: Readonly<Record<Mode, readonly Meaning[]>> = {
  upper: [shift('punctuation'), ' ', ...LETTERS, latch('lower'), ...REST],
  lower: [shift('punctuation'), ' ', ...LETTERS.toLowerCase(), shift('upper'), ...REST],
  mixed: [
    shift('punctuation'),
    ...' \x01\x02\x03\x04\x05\x06\x07\b\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f@\\^_`|~\x7f',
    latch('lower'),
    latch('upper'),
    latch('punctuation'),
    BYTES,
  ],
  punctuation: [FLAG, '\r', '\r\n', '. ', ', ', ': ', ...'!"#$%&\'()*+,-./:;<=>?[]{}', latch('upper')],
  digits: [shift('punctuation'), ...' 0123456789,.', latch('upper'), shift('upper')],
};

/**
 * The text of an Aztec Code. The library takes what follows a flag for characters, so that a GS1 symbol, or one that
 * names its character set, would be misread.
 * @param bytes its bits, after error correction
 * @returns undefined where it names a character set that we do not know: another decoder may
 */
export function aztecText(bytes: Uint8Array, bitCount: number): AztecText | undefined {
  const bits = new BitReader(bytes, bitCount);
  const said = new Said();
  let [mode, back] = START;
  for (;;) {
    const meaning: Meaning | undefined = MEANINGS[mode][bits.take(mode === 'digits' ? 4 : 5) ?? Infinity];
    if (meaning === undefined) break;
    if (typeof meaning === 'object') [mode, back] = [meaning.mode, meaning.isShift ? mode : meaning.mode];
    else if (meaning === BYTES) {
      takeBytes(bits, said);
      // Bytes end in the mode that they were asked for in, which may have been meant for one character only.
      back = mode;
    } else {
      if (meaning === FLAG) takeFlag(bits, said);
      else if (typeof meaning === 'string') said.add(...[...meaning].map(character => character.charCodeAt(0)));
      mode = back;
    }
  }
  const result = said.result();
  return result && { text: result.text, aim: result.isGs1 ? ']z1' : ']z0' };
}

function takeBytes(bits: BitReader, said: Said): void {
  const count = bits.take(5) || (bits.take(11) ?? 0) + 31;
  for (let i = 0; i < count; i++) {
    const byte = bits.take(8);
    if (byte === undefined) return;
    said.add(byte);
  }
}

/** FNC1, or an ECI of so many digits, which are written as in the mode of digits. */
function takeFlag(bits: BitReader, said: Said): void {
  const digits = bits.take(3) ?? 0;
  if (digits === 0) return said.fnc1();
  let eci = 0;
  for (let i = 0; i < digits; i++) eci = 10 * eci + (bits.take(4) ?? 0) - 2;
  said.encode(eci);
}

class BitReader {
  readonly #bytes: Uint8Array;
  readonly #count: number;
  #at = 0;

  constructor(bytes: Uint8Array, count: number) {
    this.#bytes = bytes;
    this.#count = count;
  }

  /** Undefined where fewer are left. */
  take(count: number): number | undefined {
    if (this.#at + count > this.#count) return undefined;
    let value = 0;
    for (const end = this.#at + count; this.#at < end; this.#at++)
      value = (value << 1) | (((this.#bytes[this.#at >> 3] ?? 0) >> (7 - (this.#at & 7))) & 1);
    return value;
  }
}

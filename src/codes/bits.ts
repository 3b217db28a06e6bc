import { fail } from './scan.js';

/** Bits, `0` or `1` each, to be taken from the front; taking more than are left is an `epc-length` error. */
export type Bits = string[];

const widthOf = (alphabet: string): number => Math.log2(alphabet.length);

/**
 * The bits that characters stand for.
 * @param alphabet The characters in the order of their values; a power of two of them.
 */
export function bitsOf(text: string, alphabet: string): Bits {
  const bits = Array.from(text, character => alphabet.indexOf(character).toString(2).padStart(widthOf(alphabet), '0'));
  return bits.join('').split('');
}

/** Takes a number of `size` bits, as decimal digits with zeros in front up to `width`. */
export function takeNumber(bits: Bits, size: number, width = 0): string {
  if (bits.length < size) fail('epc-length');
  return String(BigInt(`0b0${bits.splice(0, size).join('')}`)).padStart(width, '0');
}

/** Takes `length` characters of an alphabet, without the NUL characters that only fill up. */
export function takeText(bits: Bits, length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet.charAt(Number(takeNumber(bits, widthOf(alphabet)))))
    .join('')
    .replaceAll('\0', '');
}

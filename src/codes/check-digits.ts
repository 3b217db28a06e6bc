import { CHARSET_43, CHARSET_82, DIGITS, HEX, PAIR_32, VIN_33 } from './alphabets.js';

/** The weighted sum of the characters' values; NaN where a character is not in the alphabet. */
function weigh(text: string, alphabet: string, weight: (value: number, fromEnd: number) => number): number {
  let sum = 0;
  for (let fromEnd = 1; fromEnd <= text.length; fromEnd++) {
    const value = alphabet.indexOf(text.charAt(text.length - fromEnd));
    sum += value < 0 ? NaN : weight(value, fromEnd);
  }
  return sum;
}

/**
 * The GS1 check digit of a body of digits: weights 3 and 1 from the right. Source: GS1 General Specifications, 7.9.
 * @example
 * gs1CheckDigit('629104150021'); // '3'
 */
export function gs1CheckDigit(body: string): string {
  return String((10 - (weigh(body, DIGITS, (value, fromEnd) => (fromEnd % 2 ? value * 3 : value)) % 10)) % 10);
}

/**
 * Do these digits end in their GS1 check digit?
 * @example
 * hasGs1CheckDigit('6291041500213'); // true
 * hasGs1CheckDigit('6291041500214'); // false
 */
export function hasGs1CheckDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && digits.endsWith(gs1CheckDigit(digits.slice(0, -1)));
}

/**
 * Do these digits, of base 10 or 16, end in their Luhn check digit? Source: ISO/IEC 7812-1, Annex B; 3GPP2 S.R0048 for
 * base 16.
 * @example
 * hasLuhnDigit('490154203237518'); // true: an IMEI
 * hasLuhnDigit('AF0123450ABCDEC', 16); // true: a MEID with its check digit
 */
export function hasLuhnDigit(digits: string, base: 10 | 16 = 10): boolean {
  const sum = weigh(digits.toUpperCase(), HEX.slice(0, base), (value, fromEnd) =>
    fromEnd % 2 ? value : value * 2 + Number(value * 2 >= base),
  );
  return digits !== '' && sum % base === 0;
}

/** Does the text end in GS1's check character pair? Source: GS1 General Specifications, 7.9.5. */
export function hasCheckPair(text: string): boolean {
  const body = text.slice(0, -2);
  const primes: number[] = [];
  for (let n = 2; primes.length < body.length; n++) if (primes.every(prime => n % prime)) primes.push(n);
  const sum = weigh(body, CHARSET_82, (value, fromEnd) => value * (primes[fromEnd - 1] ?? 0)) % 1021;
  return text === body + PAIR_32.charAt(sum >> 5) + PAIR_32.charAt(sum & 31);
}

/** Does the text end in its modulo 43 check character? Source: ANSI/HIBC 2.6, appendix B. */
export function hasMod43Character(text: string): boolean {
  return weigh(text, CHARSET_43, (value, fromEnd) => (fromEnd > 1 ? value : -value)) % 43 === 0;
}

/** The weight of each character, from the last one to the first. */
const VIN_WEIGHTS = '234567890X2345678';
const VIN_CHECKS = `${DIGITS}X`;

/**
 * Does the ninth character of a vehicle identification number fit? Required in North America only. Source: 49 CFR
 * 565.15.
 */
export function hasVinCheckDigit(vin: string): boolean {
  const sum = weigh(
    vin,
    VIN_33,
    (value, fromEnd) => (value % 10) * VIN_CHECKS.indexOf(VIN_WEIGHTS.charAt(fromEnd - 1)),
  );
  return VIN_CHECKS.charAt(sum % 11) === vin.at(-9);
}

import { CHARSET_43, CHARSET_82, DIGITS, PAIR_32 } from './alphabets.js';

/** The sum of the characters' values, each times the weight of its place; NaN where a character has no value. */
function weigh(text: string, alphabet: string, weight: (fromEnd: number) => number): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const value = alphabet.indexOf(text.charAt(at));
    sum += value < 0 ? NaN : value * weight(text.length - at);
  }
  return sum;
}

/** The GS1 check digit of a body of digits: weights 3 and 1 from the right. Source: GS1 General Specifications, 7.9. */
export function gs1CheckDigit(body: string): string {
  return String((10 - (weigh(body, DIGITS, fromEnd => (fromEnd % 2 ? 3 : 1)) % 10)) % 10);
}

/** Do these digits end in their GS1 check digit? */
export function hasGs1CheckDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && digits.endsWith(gs1CheckDigit(digits.slice(0, -1)));
}

/** Do these digits, of base 10 or 16, end in their Luhn check digit? Source: ISO/IEC 7812-1, Annex B; for base 16: 3GPP2 S.R0048. */
export function hasLuhnDigit(digits: string, base: 10 | 16 = 10): boolean {
  let sum = digits ? 0 : NaN;
  for (let i = 1; i <= digits.length; i++) {
    const value = parseInt(digits.charAt(digits.length - i), base) * (i % 2 ? 1 : 2);
    sum += value < base ? value : value - base + 1;
  }
  return sum % base === 0;
}

/** Does the text (at most 99 characters of set 82) end in GS1's check character pair? Source: GS1 General Specifications, 7.9.5. */
export function hasCheckPair(text: string): boolean {
  const body = text.slice(0, -2);
  if (text.length < 2 || text.length > 99) return false;
  const primes: number[] = [];
  for (let n = 2; primes.length < body.length; n++) if (primes.every(prime => n % prime)) primes.push(n);
  const sum = weigh(body, CHARSET_82, fromEnd => primes[fromEnd - 1] ?? 0) % 1021;
  return text === body + PAIR_32.charAt(sum >> 5) + PAIR_32.charAt(sum & 31);
}

/** Does the text end in its modulo 43 check character? Source: ANSI/HIBC 2.6, appendix B. */
export function hasMod43Character(text: string): boolean {
  return weigh(text, CHARSET_43, fromEnd => (fromEnd > 1 ? 1 : -1)) % 43 === 0;
}

/** Values of VIN characters are the last digits of their places. */
const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const VIN_WEIGHTS = '8765432X098765432';
const VIN_CHECKS = `${DIGITS}X`;

/** Does the ninth character of a vehicle identification number fit? Required in North America only. Source: 49 CFR 565.15. */
export function hasVinCheckDigit(vin: string): boolean {
  const sum = weigh(VIN_WEIGHTS, VIN_CHECKS, fromEnd => VIN_VALUES.indexOf(vin.charAt(17 - fromEnd)) % 10);
  return VIN_CHECKS.charAt(sum % 11) === vin.charAt(8);
}

import { CHARSET_43, CHARSET_82, PAIR_32 } from './alphabets.js';

const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** The GS1 check digit of a body of digits: weights 3 and 1 from the right. Source: GS1 General Specifications, 7.9. */
export function gs1CheckDigit(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum += Number(body[body.length - 1 - i]) * (i % 2 ? 1 : 3);
  return String((10 - (sum % 10)) % 10);
}

/** Do these digits end in their GS1 check digit? */
export function hasGs1CheckDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && gs1CheckDigit(digits.slice(0, -1)) === digits.at(-1);
}

/** Do these digits, of base 10 or 16, end in their Luhn check digit? Source: ISO/IEC 7812-1, Annex B; for base 16: 3GPP2 S.R0048. */
export function hasLuhnDigit(digits: string, base: 10 | 16 = 10): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const value = parseInt(digits.charAt(digits.length - 1 - i), base) * (i % 2 ? 2 : 1);
    sum += Math.floor(value / base) + (value % base);
  }
  return sum % base === 0;
}

/** Does the text (at most 99 characters of set 82) end in GS1's check character pair? Source: GS1 General Specifications, 7.9.5. */
export function hasCheckPair(text: string): boolean {
  const primes: number[] = [];
  let sum = 0;
  if (text.length < 2 || text.length > 99) return false;
  for (let at = text.length - 3, n = 2; at >= 0; n++) {
    if (primes.some(prime => n % prime === 0)) continue;
    primes.push(n);
    const value = CHARSET_82.indexOf(text.charAt(at--));
    if (value < 0) return false;
    sum += value * n;
  }
  sum %= 1021;
  return text.endsWith(PAIR_32.charAt(sum >> 5) + PAIR_32.charAt(sum & 31));
}

/** Does the text end in its modulo 43 check character? Source: ANSI/HIBC 2.6, appendix B. */
export function hasMod43Character(text: string): boolean {
  const values = [...text].map(character => CHARSET_43.indexOf(character));
  const check = values.pop();
  return check !== undefined && !values.includes(-1) && values.reduce((sum, value) => sum + value, 0) % 43 === check;
}

/** Does the ninth character of a vehicle identification number fit? Required in North America only. Source: 49 CFR 565.15. */
export function hasVinCheckDigit(vin: string): boolean {
  const sum = VIN_WEIGHTS.reduce((total, weight, i) => total + weight * (VIN_VALUES.indexOf(vin.charAt(i)) % 10), 0);
  return '0123456789X'.charAt(sum % 11) === vin.charAt(8);
}

import { bareVin } from './bare-vin.js';
import { hasLuhnDigit, hasVinCheckDigit } from './check-digits.js';

/** Identifiers that a device carries by standard. `imeisv` and `imei14` have no check digit. */
export type DeviceIdKind = 'imei' | 'imeisv' | 'imei14' | 'meid' | 'iccid' | 'vin';

/**
 * For each kind: a form that captures the identifier without what may stand in front of it and behind it, and the check
 * of the whole text.
 */
const FORMS: Readonly<Record<DeviceIdKind, readonly [form: RegExp, fits?: (text: string) => boolean]>> = {
  // Source: 3GPP TS 23.003, annex B.
  imei: [/^(\d{15})$/, hasLuhnDigit],
  imeisv: [/^(\d{16})$/],
  imei14: [/^(\d{14})$/],
  // Source: 3GPP2 S.R0048: 14 hexadecimal digits with or without a check digit.
  meid: [/^([\dA-F]{14})[\dA-F]?$/, text => text.length < 15 || hasLuhnDigit(text, 16)],
  // Source: ITU-T E.118.
  iccid: [/^(89\d{17,18})$/, hasLuhnDigit],
  // Source: ISO 3779; 49 CFR 565. Some labels have the data identifier I in front.
  vin: [/^I?([\dA-HJ-NPR-Z]{17})$/, hasVinCheckDigit],
};

/** A MEID of 18 decimal digits, with or without a check digit, in 14 hexadecimal ones. Source: 3GPP2 S.R0048. */
function meidFromDecimal(digits: string): string | undefined {
  const hex = (part: string, width: number) => Number(part).toString(16).toUpperCase().padStart(width, '0');
  const meid = hex(digits.slice(0, 10), 8) + hex(digits.slice(10, 18), 6);
  return meid.length < 15 && (digits.length < 19 || hasLuhnDigit(digits)) ? meid : undefined;
}

/**
 * The identifier that a text contains, in capitals, without spaces and hyphens, a VIN also without the data identifier
 * `I`, a MEID without its check digit and in hexadecimal digits; undefined when it is none, or its check digit is
 * wrong.
 * @example
 * readDeviceId('imei', '49-015420-323751-8'); // '490154203237518'
 * readDeviceId('meid', 'AF0123450ABCDEC'); // 'AF0123450ABCDE': without its check digit
 * readDeviceId('imei', '490154203237519'); // undefined: the check digit is wrong
 */
export function readDeviceId(kind: DeviceIdKind, text: string): string | undefined {
  if (text.length > 40) return undefined;
  const bare = text.replace(/[ -]/g, '').toUpperCase();
  if (kind === 'meid' && /^\d{18,19}$/.test(bare)) return meidFromDecimal(bare);
  const [form, fits = Boolean] = FORMS[kind];
  return fits(bare) ? form.exec(bare)?.[1] : undefined;
}

/**
 * Does a serial, exactly as captured, fit the kind? Separators do not fit, because the same unit must not be known by
 * two spellings. The check digit of a VIN counts where the law demands it (first character 1 to 5, North America); the
 * data identifier `I` may stand in front of it, because the comparison of serials leaves it out.
 * @example
 * isDeviceId('imei', '490154203237518'); // true
 * isDeviceId('imei', '49-015420-323751-8'); // false: has separators
 */
export function isDeviceId(kind: 'imei' | 'meid' | 'iccid' | 'vin', serial: string): boolean {
  const bare = kind === 'meid' ? serial.toUpperCase() : bareVin(serial);
  return kind === 'vin' && /^[^1-5]/.test(bare) ? FORMS.vin[0].test(serial) : readDeviceId(kind, serial) === bare;
}

/** Has a fitting serial of this kind a check digit of its own? A MEID has none, and a VIN only in North America. */
export function hasOwnCheckDigit(kind: string, serial: string): boolean {
  return kind === 'vin' ? /^[1-5]/.test(bareVin(serial)) : /^(imei|iccid)$/.test(kind);
}

/**
 * Has the text the form of the kind, but not its check digit? Then it was misread or mistyped, and is no other code. So
 * is a text of the length of a VIN that has one of the letters I, O and Q, which no VIN has. Source: ISO 3779,
 * characters.
 * @example
 * hasWrongCheckDigit('imei', '490154203237519'); // true
 * hasWrongCheckDigit('imei', 'SN-4711'); // false: it is no IMEI at all
 * hasWrongCheckDigit('vin', '1M8GDM9AXKPO42788'); // true: O is read where 0 is
 */
export function hasWrongCheckDigit(kind: string, text: string): boolean {
  const [form, fits = Boolean] = (Object.hasOwn(FORMS, kind) && FORMS[kind as DeviceIdKind]) || [];
  const bare = kind === 'meid' ? text.toUpperCase() : bareVin(text);
  const isVinLike = kind === 'vin' && /^(?=.*[IOQ])[\dA-Z]{17}$/.test(bare);
  return isVinLike || (form?.test(bare) === true && !fits(bare));
}

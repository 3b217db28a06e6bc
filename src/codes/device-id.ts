import { hasLuhnDigit, hasVinCheckDigit } from './check-digits.js';

/** Identifiers that a device carries by standard. `imeisv` and `imei14` have no check digit. */
export type DeviceIdKind = 'imei' | 'imeisv' | 'imei14' | 'meid' | 'iccid' | 'vin';

function meidFromDecimal(digits: string): string | undefined {
  const [high, low] = [Number(digits.slice(0, 10)), Number(digits.slice(10, 18))];
  if (high > 0xffffffff || low > 0xffffff || (digits.length > 18 && !hasLuhnDigit(digits))) return undefined;
  const hex = (value: number, width: number) => value.toString(16).toUpperCase().padStart(width, '0');
  return hex(high, 8) + hex(low, 6);
}

const READERS: Readonly<Record<DeviceIdKind, (text: string) => string | undefined>> = {
  // Source: 3GPP TS 23.003, annex B.
  imei: text => (/^\d{15}$/.test(text) && hasLuhnDigit(text) ? text : undefined),
  imeisv: text => (/^\d{16}$/.test(text) ? text : undefined),
  imei14: text => (/^\d{14}$/.test(text) ? text : undefined),
  // Source: 3GPP2 S.R0048: 14 hexadecimal digits or 18 decimal ones, each with or without a check digit.
  meid: text => {
    if (/^\d{18,19}$/.test(text)) return meidFromDecimal(text);
    return /^[\dA-F]{14,15}$/.test(text) && (text.length === 14 || hasLuhnDigit(text, 16))
      ? text.slice(0, 14)
      : undefined;
  },
  // Source: ITU-T E.118.
  iccid: text => (/^89\d{17,18}$/.test(text) && hasLuhnDigit(text) ? text : undefined),
  // Source: ISO 3779; 49 CFR 565. Some labels have the letter I (import) in front.
  vin: text => {
    const vin = /^I?([\dA-HJ-NPR-Z]{17})$/.exec(text)?.[1];
    return vin !== undefined && hasVinCheckDigit(vin) ? vin : undefined;
  },
};

/** The identifier without spaces, hyphens and check digit of its own; undefined when it is none, or its check digit is wrong. */
export function readDeviceId(kind: DeviceIdKind, text: string): string | undefined {
  return text.length <= 40 ? READERS[kind](text.replace(/[ -]/g, '')) : undefined;
}

/**
 * Does a serial, exactly as captured, fit the kind? No separators here: the same unit must not be known by two spellings. The check digit of
 * a VIN counts where the law demands it (first character 1 to 5, North America).
 */
export function isDeviceId(kind: 'imei' | 'meid' | 'iccid' | 'vin', serial: string): boolean {
  if (kind === 'vin')
    return /^[\dA-HJ-NPR-Z]{17}$/.test(serial) && (!/^[1-5]/.test(serial) || hasVinCheckDigit(serial));
  if (kind === 'meid') return /^[\dA-F]{14}$/i.test(serial);
  return readDeviceId(kind, serial) === serial;
}

/** Has a fitting serial of this kind a check digit of its own? A MEID has none, and a VIN only in North America. */
export function hasOwnCheckDigit(kind: string, serial: string): boolean {
  return kind === 'vin' ? /^[1-5]/.test(serial) : /^(imei|iccid)$/.test(kind);
}

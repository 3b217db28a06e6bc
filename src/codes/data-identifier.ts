import type { ParseContext } from './code.js';
import { isDeviceId } from './device-id.js';
import type { Said, Scan } from './scan.js';

/**
 * What stands in front of serials: data identifiers, the secondary of HIBC, and text elements of ISO 15434 format 12.
 * Source: ANSI MH10.8.2; ATA Spec 2000, chapter 9.
 */
export const SERIALS = ['S', '18S', '25S', '$+', 'SER', 'SEQ', 'USN', 'UCN'];
/** What stands in front of products, the supplier's own number first. */
export const PRODUCTS = ['1P', 'P', '30P', 'PNO', 'PNR'];

/** Up to three digits and a letter, and the value. Source: ANSI MH10.8.2. */
export const IDENTIFIER = /^(\d{0,3}[A-Z])([^]*)$/;

/**
 * Step 11: one data identifier, only where the product's rule switches them on: `SABC123` is a whole serial otherwise.
 * `I` is cut off where a VIN is asked for, or the document lists the VIN behind it, because no VIN begins with that
 * letter. Source: ANSI MH10.8.2; ISO 3779.
 */
export function readDataIdentifier({ text }: Scan, { rule, isSerial }: ParseContext): Said | undefined {
  const [, di = '', value = ''] = IDENTIFIER.exec(text) ?? [];
  const isVin = di === 'I' && isDeviceId('vin', value) && (rule?.kind === 'vin' || isSerial?.(value));
  return isVin || (rule?.dataIdentifiers && value && [...SERIALS, ...PRODUCTS].includes(di))
    ? { syntax: 'data-identifier', dis: [[di, value]], ...(isVin && { serial: value }) }
    : undefined;
}

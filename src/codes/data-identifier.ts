import type { ParseContext } from './code.js';
import type { Said, Scan } from './scan.js';

/**
 * What stands in front of serials: data identifiers, the secondary of HIBC, and text elements of ISO 15434 format 12.
 * Source: ANSI MH10.8.2; ATA Spec 2000, chapter 9.
 */
export const SERIALS = ['S', '25S', '$+', 'SER', 'SEQ', 'USN', 'UCN'];
/** What stands in front of products, the supplier's own number first. */
export const PRODUCTS = ['1P', 'P', '30P', 'PNO', 'PNR'];

/** Up to three digits and a letter, and the value. Source: ANSI MH10.8.2. */
export const IDENTIFIER = /^(\d{0,3}[A-Z])([^]*)$/;

/**
 * Step 8: one data identifier, only where the product's rule switches them on: `SABC123` is a whole serial otherwise.
 */
export function readDataIdentifier({ text }: Scan, context: ParseContext): Said | undefined {
  const [, di = '', value] = IDENTIFIER.exec(text) ?? [];
  return context.rule?.dataIdentifiers && value && [...SERIALS, ...PRODUCTS].includes(di)
    ? { syntax: 'data-identifier', dis: [[di, value]] }
    : undefined;
}

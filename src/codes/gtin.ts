import { gs1CheckDigit, hasGs1CheckDigit } from './check-digits.js';
import type { ParseContext } from './code.js';
import type { Said, Scan } from './scan.js';

/**
 * A GTIN-8, -12, -13 or -14 in 14 digits; undefined when the length or the check digit is wrong. Source: GS1 General
 * Specifications, 3.3.2.
 * @example
 * toGtin14('6291041500213'); // '06291041500213'
 * toGtin14('6291041500214'); // undefined: the check digit is wrong
 */
export function toGtin14(text: string): string | undefined {
  return /^(\d{8}|\d{12,14})$/.test(text) && hasGs1CheckDigit(text) ? text.padStart(14, '0') : undefined;
}

/**
 * A case pack: a GTIN-14 of indicator 1 to 8, unless the feed has it as a product of its own. Where products have
 * serials, it is refused. Source: docs/flows.md#required.
 */
export function isCasePack(gtin: string, context: ParseContext): boolean {
  return /^[1-8]/.test(gtin) && !context.isProduct(gtin);
}

/**
 * The GTIN of the unit behind a case pack: its digits with indicator 0. Source: GS1 General Specifications, indicator
 * digit.
 */
function unitOf(casePack: string): string {
  const body = `0${casePack.slice(1, -1)}`;
  return body + gs1CheckDigit(body);
}

/**
 * Step 6: bare digits are a GTIN only where a product is expected, or where the feed has it, or has the unit of which
 * it is a case pack.
 */
export function readBareGtin({ text }: Scan, context: ParseContext): Said | undefined {
  const gtin = toGtin14(text);
  if (!gtin) return undefined;
  const isKnown = context.isProduct(gtin) || (isCasePack(gtin, context) && context.isProduct(unitOf(gtin)));
  return isKnown || context.expects === 'product' ? { syntax: 'gtin', gtin } : undefined;
}

import { gs1CheckDigit, hasGs1CheckDigit } from './check-digits.js';
import type { ParseContext } from './code.js';
import { isTypedSerial, type Said, type Scan } from './scan.js';

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

const withCheckDigit = (body: string): string => body + gs1CheckDigit(body);

/** The GTIN of the unit of which this is a case pack, as most are numbered: with the indicator 0 in front. */
export function unitGtin(gtin: string): string {
  return withCheckDigit(`0${gtin.slice(1, -1)}`);
}

/**
 * The GTIN-13 behind the digits of a UPC-E symbol: number system, six digits and check digit, of which scanners leave
 * out the first, the last, or both. The last of the six says where the zeros were; without a number system it is 0.
 * Undefined where the digits are none, or the check digit is wrong. Source: GS1 General Specifications, 5.2.2.4.
 */
export function expandUpcE(text: string): string | undefined {
  const [, system = '', digits = '', last = '', check] = /^([01]?)(\d{5})(\d)(\d?)$/.exec(text) ?? [];
  const at = Math.min(Math.max(Number(last), 2), 5);
  const zeros = at < 3 ? `${last}0000` : `0000${at < 5 ? 0 : last}`;
  const gtin = withCheckDigit(`0${system || 0}${digits.slice(0, at)}${zeros}${digits.slice(at)}`);
  return check !== undefined && gtin.endsWith(check) ? gtin : undefined;
}

/**
 * The GTIN of the feed that digits stand for, where the scanner sends a UPC-E symbol in short, or leaves out a zero in
 * front or the check digit.
 */
export function completeGtin(text: string, context: Pick<ParseContext, 'isProduct'>): string | undefined {
  const complete = [expandUpcE(text) ?? '', `0${text}`, withCheckDigit(text)].map(toGtin14);
  return complete.find(gtin => gtin && context.isProduct(gtin));
}

/**
 * Step 8: bare digits are a GTIN only where a product is expected, or where the feed has it, or has the unit of which
 * it is a case pack: that has the indicator 0 in front. Digits of which the scanner left some out are one only by the
 * feed, and not where they were typed as a serial.
 */
export function readBareGtin(scan: Scan, context: ParseContext): Said | undefined {
  const { text } = scan;
  const { isProduct, expects } = context;
  const sent = toGtin14(text);
  const isKnown = isProduct(sent ?? text) || (sent && isCasePack(sent, context) && isProduct(unitGtin(sent)));
  const completed = !isKnown && !isTypedSerial(scan, context) && completeGtin(text, context);
  const gtin = completed || ((isKnown || expects === 'product') && sent);
  return gtin ? { syntax: 'gtin', gtin } : undefined;
}

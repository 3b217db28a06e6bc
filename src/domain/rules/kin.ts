import { hasGs1CheckDigit } from '../../codes/check-digits.js';
import { linesOfProduct } from './lines.js';
import type { FlowState, LineState } from '../model/state.js';

/** Enough to know the shape of a product's serials by; more would make each decision slower. */
const MOST = 64;
const FEWEST = 3;

/** Serials of the same product that are listed or captured in this flow; not the given one. */
export function kinOf(state: FlowState, { product }: LineState, serial: string): readonly string[] {
  const known = linesOfProduct(state, product.sku).flatMap(({ serials, expectedSerials = [] }) => [
    ...serials.slice(-MOST).map(captured => captured.serial),
    ...expectedSerials.slice(0, MOST),
  ]);
  return [...new Set(known)].filter(other => other !== serial);
}

/** The characters of a serial by kind: digits alone, capitals and digits, small letters and digits, or which others. */
function alphabetOf(serial: string): string {
  if (/^\d+$/.test(serial)) return 'digits';
  if (/^[\dA-Z]+$/.test(serial)) return 'capitals';
  if (/^[\da-z]+$/.test(serial)) return 'small';
  const signs = serial.replace(/[\dA-Za-z]/g, '');
  return `${/[A-Z]/.test(serial)} ${/[a-z]/.test(serial)} ${signs}`;
}

/** Those of the kin that have the length and the alphabet of the serial. */
function alike(kin: readonly string[], serial: string): readonly string[] {
  const alphabet = alphabetOf(serial);
  return kin.filter(other => other.length === serial.length && alphabetOf(other) === alphabet);
}

/** At least three serials of the product look like this one. */
export function hasKin(kin: readonly string[], serial: string): boolean {
  return alike(kin, serial).length >= FEWEST;
}

/**
 * The stricter kin that stands for a text which is a GTIN by its check digit, as one in ten numeric serials is: they
 * have a lead in common that the text has, too, and the lead is not the maker's own prefix. One of them fails the check
 * of a GTIN, or the lead is long, so that they are no GTINs themselves.
 */
export function hasStrictKin(kin: readonly string[], serial: string, gtins: readonly string[]): boolean {
  const same = alike(kin, serial);
  const [first = '', ...others] = same;
  if (same.length < FEWEST) return false;
  let lead = 0;
  while (lead < first.length && others.every(other => other[lead] === first[lead])) lead++;
  if (lead < 2 || !serial.startsWith(first.slice(0, lead))) return false;
  const makerOf = (code: string) => code.padStart(14, '0').slice(1, 8);
  const isMakers = gtins.some(gtin => makerOf(gtin) === makerOf(serial));
  if (isMakers && lead < 7) return false;
  return lead >= 4 || same.some(other => !hasGs1CheckDigit(other));
}

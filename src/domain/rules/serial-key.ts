import { bareVin } from '../../codes/bare-vin.js';
import type { SerialRule } from '../../codes/code.js';

/**
 * What makes two serials the same unit: equal keys are one serial, in a claim and on a line. The hexadecimal digits of
 * a MEID are the same in either case, and a VIN is the same with its data identifier `I`. Never shown or written out.
 * @example
 * const rule = { ignoreCase: true };
 * serialKey('SKU-1', 'ab12', rule) === serialKey('SKU-1', 'AB12', rule); // true
 * serialKey('SKU-1', 'AB12', rule) === serialKey('SKU-2', 'AB12', rule); // false: unique within its product
 */
export function serialKey(sku: string, serial: string, rule: SerialRule | undefined): string {
  const { kind, uniqueness, ignoreCase } = rule ?? {};
  const bare = kind === 'vin' ? bareVin(serial) : serial;
  return `${uniqueness === 'global' ? '*' : sku}\u001f${ignoreCase || kind === 'meid' ? bare.toUpperCase() : bare}`;
}

/** The serial without what people and printers change: case, blanks, and the width or composition of characters. */
export function foldedForm(serial: string): string {
  return serial.normalize('NFKC').toUpperCase().replace(/\s+/g, '');
}

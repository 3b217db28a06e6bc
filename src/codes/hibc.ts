import { hasMod43Character } from './check-digits.js';
import type { ParseContext, Parsed } from './code.js';
import { accept, type Scan } from './scan.js';

/** A supplier label of the Health Industry Bar Code. */
export interface Hibc {
  /** Labeler identification code: a letter and three characters. */
  readonly lic: string;
  /** Product or catalogue number. */
  readonly pcn: string;
  readonly unitOfMeasure: string;
  readonly lot?: string;
  readonly serial?: string;
  /** As printed: year, month and day, or what the form digit in front of a `$$` date says. */
  readonly expiry?: string;
  readonly manufactured?: string;
}

/** Digits of the date behind `$$`, by the digit that names its form (none: month and year). Source: ANSI/HIBC 2.6, table 2. */
const DATE_LENGTHS: Readonly<Record<string, number>> = { '2': 7, '3': 7, '4': 9, '5': 6, '6': 8, '7': 1 };

/** What one secondary says: `$` lot, `$+` serial, `$$` quantity and expiry in front of either; `S`, `14D` and `16D` by name. */
function readSecondary(text: string): Partial<Hibc> {
  const [, type = '', plus, rest = ''] = /^(\$\$?|S|1[46]D)(\+?)(.*)$/.exec(text) ?? [];
  if (type === 'S') return { serial: plus + rest };
  if (type.endsWith('D')) return type === '14D' ? { expiry: rest } : { manufactured: rest };
  const body = type === '$$' ? rest.replace(/^(8\d\d|9\d{5})/, '') : rest;
  const dated = type === '$$' ? (DATE_LENGTHS[body.charAt(0)] ?? 4) : 0;
  const value = body.slice(dated);
  return { ...(dated && { expiry: body.slice(0, dated) }), ...(value && (plus ? { serial: value } : { lot: value })) };
}

/**
 * Reads a supplier label, with or without the asterisks of Code 39. Undefined unless it begins with the flag and a labeler's code and its
 * check character fits. Source: ANSI/HIBC 2.6, supplier standard.
 */
export function readHibc(text: string): Hibc | undefined {
  const label = /^\*\+.*\*$/.test(text) ? text.slice(1, -1) : text;
  if (!/^\+[A-Z][\dA-Z]{3}/.test(label) || !hasMod43Character(label)) return undefined;
  const [primary = '', ...secondaries] = label.slice(1, -1).split('/');
  const [, lic = '', pcn = '', unitOfMeasure = ''] = /^(.{4})([\dA-Z]{1,18})(\d)$/.exec(primary) ?? [];
  if (!lic) return undefined;
  return Object.assign({ lic, pcn, unitOfMeasure }, ...secondaries.map(readSecondary)) as Hibc;
}

/** Step 4: a HIBC label. Its product is labeler, number and unit of measure together, as UDI databases list it. */
export function readHibcScan(scan: Scan, context: ParseContext): Parsed | undefined {
  const hibc = readHibc(scan.text);
  if (!hibc) return undefined;
  const { lic, pcn, unitOfMeasure, serial } = hibc;
  const product = [lic + pcn + unitOfMeasure, lic + pcn, pcn].find(context.isProduct) ?? lic + pcn + unitOfMeasure;
  return accept(scan, 'hibc', { product, ...(serial && { serial }) });
}

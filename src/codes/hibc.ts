import { hasMod43Character } from './check-digits.js';
import type { ParseContext, Parsed } from './code.js';
import { accept, type Scan } from './scan.js';

/** A supplier label of the Health Industry Bar Code. Dates are ISO 8601. */
export interface Hibc {
  /** Labeler identification code: a letter and three characters. */
  readonly lic: string;
  /** Product or catalogue number. */
  readonly pcn: string;
  readonly unitOfMeasure: string;
  readonly lot?: string;
  readonly serial?: string;
  readonly expiry?: string;
  readonly manufactured?: string;
}

const isoDate = (year: number, month: number, day: number): string => {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
};

/** The date of a day of the year, without a clock or a calendar library. */
function fromDayOfYear(year: number, dayOfYear: number): string {
  const months = [31, year % 4 ? 28 : 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let day = dayOfYear;
  const month = months.findIndex(days => day <= days || ((day -= days), false));
  return isoDate(year, month + 1, day);
}

/** Date formats behind `$$`, by their digit (none: month and year): how many digits, and what they say. Source: ANSI/HIBC 2.6, table 2. */
const EXPIRY: Readonly<Record<string, readonly [length: number, read: (digits: readonly number[]) => string]>> = {
  '2': [6, ([month = 0, day = 0, year = 0]) => isoDate(2000 + year, month, day)],
  '3': [6, ([year = 0, month = 0, day = 0]) => isoDate(2000 + year, month, day)],
  '4': [8, ([year = 0, month = 0, day = 0]) => isoDate(2000 + year, month, day)],
  '5': [5, ([year = 0, tens = 0, unit = 0]) => fromDayOfYear(2000 + year, tens * 10 + unit)],
  '6': [7, ([year = 0, tens = 0, unit = 0]) => fromDayOfYear(2000 + year, tens * 10 + unit)],
  '7': [0, () => ''],
};

type Secondary = Pick<Hibc, 'lot' | 'serial' | 'expiry' | 'manufactured'>;

/** `$` lot, `$+` serial, `$$` quantity and expiry in front of either. */
function readLotOrSerial(text: string): Secondary {
  const [, dated, plus, rest = ''] = /^\$(\$?)(\+?)(.*)$/.exec(text) ?? [];
  const body = dated ? rest.replace(/^(8\d\d|9\d{5})/, '') : rest;
  const [length, read] = EXPIRY[body.charAt(0)] ?? [];
  const date = length === undefined ? body.slice(0, 4) : body.slice(1, length + 1);
  const digits = date.match(/\d\d?/g)?.map(Number) ?? [];
  const monthYear = ([month = 0, year = 0]: readonly number[]) => `${isoDate(2000 + year, month, 1).slice(0, 7)}`;
  const expiry = dated ? (read ?? monthYear)(digits) : '';
  const value = dated ? body.slice(length === undefined ? 4 : length + 1) : body;
  return { ...(expiry && { expiry }), ...(value && (plus ? { serial: value } : { lot: value })) };
}

function readSecondary(text: string): Secondary {
  const [, type, rest = ''] = /^(S|14D|16D|\$)(.*)$/.exec(text) ?? [];
  if (type === '$') return readLotOrSerial(text);
  if (type === 'S') return { serial: rest };
  const date = rest.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  return type === '14D' ? { expiry: date } : type === '16D' ? { manufactured: date } : {};
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

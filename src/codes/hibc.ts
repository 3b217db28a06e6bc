import { hasMod43Character } from './check-digits.js';
import type { ParseContext } from './code.js';
import type { Said, Scan } from './scan.js';

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

/**
 * `$` lot or `$+` serial; with `$$` a quantity (8 or 9 and its digits) and an expiry in front of either, whose first digit tells its length
 * (none of these: month and year). Source: ANSI/HIBC 2.6, table 2.
 */
const SECONDARY = /^\$(?:\$(\+?)(?:8\d\d|9\d{5})?([01]\d{3}|[23]\d{6}|4\d{8}|5\d{5}|6\d{7}|7)|(\+?))(.*)$/;

/** Behind the flag: labeler, number, unit of measure, secondaries, check character. */
const LABEL = /^\+([A-Z][\dA-Z]{3})([\dA-Z]{1,18})(\d)((?:\/.*)?).$/;

/** What one secondary says. */
function readSecondary(text: string): Partial<Hibc> {
  const [, name, named = ''] = /^(S|1[46]D)(.*)$/.exec(text) ?? [];
  if (name) return { [{ S: 'serial', '14D': 'expiry' }[name] ?? 'manufactured']: named };
  const [, dated, expiry, plain, value] = SECONDARY.exec(text) ?? [];
  return { ...(expiry && { expiry }), ...(value && { [(dated ?? plain) ? 'serial' : 'lot']: value }) };
}

/**
 * Reads a supplier label, with or without the asterisks of Code 39. Undefined unless it begins with the flag and a labeler's code and its
 * check character fits. Source: ANSI/HIBC 2.6, supplier standard.
 */
export function readHibc(text: string): Hibc | undefined {
  const label = text.replace(/^\*(\+.*)\*$/, '$1');
  const [, lic, pcn = '', unitOfMeasure = '', rest = ''] = LABEL.exec(label) ?? [];
  if (!lic || !hasMod43Character(label)) return undefined;
  return Object.assign({ lic, pcn, unitOfMeasure }, ...rest.split('/').map(readSecondary)) as Hibc;
}

/** Step 4: a HIBC label. Its product is labeler, number and unit of measure together, as UDI databases list it. */
export function readHibcScan({ text }: Scan, context: ParseContext): Said | undefined {
  const hibc = readHibc(text);
  if (!hibc) return undefined;
  const { lic, pcn, unitOfMeasure, serial } = hibc;
  const whole = lic + pcn + unitOfMeasure;
  const product = [whole, lic + pcn, pcn].find(context.isProduct) ?? whole;
  return { syntax: 'hibc', product, serial };
}

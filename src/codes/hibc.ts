import { hasMod43Character } from './check-digits.js';
import type { Elements, ParseContext } from './code.js';
import type { Said, Scan } from './scan.js';

/**
 * `$` lot or `$+` serial; with `$$` a quantity (8 or 9 and its digits) and an expiry in front of either, whose first
 * digit tells its length (none of these: month and year). Or `S` serial, `14D` expiry, `16D` day of manufacture.
 * Source: ANSI/HIBC 2.6, table 2.
 */
const SECONDARY = /^(?:\$(\$\+?)(?:8\d\d|9\d{5})?([01]\d{3}|[23]\d{6}|4\d{8}|5\d{5}|6\d{7}|7)|(\$\+?|S|1[46]D))(.*)$/;

/** Behind the flag: labeler, number, unit of measure, secondaries, check character. */
const LABEL = /^\+([A-Z][\dA-Z]{3})([\dA-Z]{1,18})(\d)((?:\/.*)?).$/;

/** What one secondary says: its value by what stands in front, and the expiry by `$$`; dates as printed. */
function readSecondary(text: string): Elements {
  const [, dated, expiry = '', plain = '', value = ''] = SECONDARY.exec(text) ?? [];
  const said = [
    [dated ?? plain, value],
    ['$$', expiry],
  ] as const;
  return said.filter(([, value]) => value);
}

/**
 * Step 4: a supplier label of the Health Industry Bar Code, with or without the asterisks of Code 39, whose check
 * character fits. Its product is labeler, number and unit of measure together, as UDI databases list it. Source:
 * ANSI/HIBC 2.6, supplier standard.
 */
export function readHibc({ text }: Scan, context: ParseContext): Said | undefined {
  const label = text.replace(/^\*(\+.*)\*$/, '$1');
  const [, labeler = '', number = '', unit = '', rest = ''] = LABEL.exec(label) ?? [];
  if (!labeler || !hasMod43Character(label)) return undefined;
  const whole = labeler + number + unit;
  const product = [whole, labeler + number, number].find(context.isProduct) ?? whole;
  return { syntax: 'hibc', product, dis: rest.split('/').flatMap(readSecondary) };
}

import { hasMod43Character } from './check-digits.js';
import type { Elements, ParseContext } from './code.js';
import type { Said, Scan } from './scan.js';

/**
 * A secondary: `$` lot or `$+` serial. With a further `$`, a quantity (8 and two digits, or 9 and five) and an expiry
 * stand in front of the value; the first digit of the expiry tells its form: 0 or 1 `MMYY`, 2 `MMDDYY`, 3 `YYMMDD`,
 * 4 `YYMMDDHH`, 5 `YYJJJ`, 6 `YYJJJHH` (JJJ is the day of the year), 7 none. Behind a quantity the rest may be absent.
 * Or `S` serial, `14D` expiry, `16D` day of manufacture. Or an expiry `YYJJJ` and a lot, with no `$` at all.
 * Source: ANSI/HIBC 2.6, section 2.3.2, table 2.
 */
const SECONDARY =
  /^(?:\$(\$\+?)(?:8\d\d|9\d{5})?(?:([01]\d{3}|[23]\d{6}|4\d{8}|5\d{5}|6\d{7}|7)|$)|(\$\+?(?!\$)|S|1[46]D)|(\d\d[0-3]\d\d))(.*)$/;

/**
 * A label: behind the flag `+` stand labeler, number, unit of measure, secondaries and check character; or a secondary
 * alone, with the check character of its primary in front of its own.
 */
const LABEL = /^\+(?:([A-Z][\dA-Z]{3})([\dA-Z]{1,18})(\d)((?:\/.*)?)|([\d$].+).).$/;

/**
 * The elements of one secondary: its value under the identifier in front of it, and the expiry under `$$`; dates as
 * printed.
 */
function readSecondary(text: string): Elements {
  const [, dated, expiry, plain = '$', julian = '', value = ''] = SECONDARY.exec(text) ?? [];
  const said = [
    [dated ?? plain, value],
    ['$$', expiry ?? julian],
  ] as const;
  return said.filter(([, value]) => value);
}

/**
 * Step 6: a supplier label of the Health Industry Bar Code, with or without the asterisks of Code 39, whose check
 * character fits; where that is a blank, it may have been dropped. Its product is labeler, number and unit of measure
 * together, as UDI databases list it. A secondary alone says a serial, or a lot and no serial. Source: ANSI/HIBC 2.6,
 * supplier standard.
 */
export function readHibc({ text }: Scan, context: ParseContext): Said | undefined {
  const sent = text.replace(/^\*(\+.*)\*$/, '$1');
  const label = [sent, `${sent} `].find(hasMod43Character) ?? '';
  const [, labeler = '', number = '', unit = '', rest = '', alone = rest] = LABEL.exec(label) ?? [];
  const whole = labeler + number + unit;
  if (!(whole || alone)) return undefined;
  const product = [whole, labeler + number, number].find(context.isProduct) ?? whole;
  return { syntax: 'hibc', product, dis: alone.split('/').flatMap(readSecondary) };
}

import { EventFormatError } from './event-format.js';

/** One line without its end: quoted where RFC 4180 wants it, otherwise untouched. */
export function csvLine(fields: readonly string[], delimiter = ','): string {
  const quoted = (field: string) =>
    /["\r\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;
  return fields.map(quoted).join(delimiter);
}

/**
 * Keeps spreadsheets from running what a field says: a quote in front of a formula's beginning, also of one in wide
 * characters, which some take for the narrow ones, and behind what a spreadsheet leaves out. Never used in a file that
 * is read back.
 */
export function guardFormula(field: string): string {
  return /^(?:[\t\r\n\0]|[\s\p{C}]*[=+\-@\uff0b\uff0d\uff1d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212])/u.test(field)
    ? `'${field}`
    : field;
}

/** What a spreadsheet takes for a date or a time. */
const DATE = /^\d{1,4}[-/.:]\d{1,2}([-/.:]\d{1,4})?$/;
const MONTH =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)[-. ]?\d+$/i;
const NUMBER = /^\d*[.,]?\d+(e[+-]?\d+)?$/i;

/**
 * Keeps spreadsheets from changing a text: a quote in front of a formula, and of what would come out as another number
 * or as a date, such as a number of more than 15 digits, one with leading zeros, or `12E5`.
 */
export function guardText(field: string): string {
  const isSpoilt =
    (NUMBER.test(field) && (field !== String(Number(field)) || field.length > 15)) ||
    DATE.test(field) ||
    MONTH.test(field);
  return isSpoilt ? `'${field}` : guardFormula(field);
}

/** Lines joined and ended by CR LF. */
export function csvText(lines: readonly string[]): string {
  return lines.map(line => `${line}\r\n`).join('');
}

/**
 * Reads RFC 4180 text, with CR LF or LF.
 * @throws {EventFormatError} `unclosed-quote`
 */
export function parseCsv(text: string, delimiter = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const end = `\\u${delimiter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const field = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^"${end}\\r\\n][^${end}\\r\\n]*)?)(${end}|\\r?\\n|$)`, 'y');
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (!found) throw new EventFormatError('unclosed-quote', text.slice(0, 100));
    const [, quoted, bare = '', ending] = found;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (ending === delimiter) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

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

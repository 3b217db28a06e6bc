/** The columns of an event file that tell what is expected. */
const TELLTALES = [
  'expectedQty',
  'status',
  'missingSerials',
  'unexpectedSerials',
  'movedOutSerials',
  'movedInSerials',
  'reasons',
  'reason',
  'rest',
];
const IS_NO_TABLE = /^\s*[{[<]/;
const FIRST = new RegExp(`^(?:[^\\r\\n]*?([^\\w"]))?(?:${TELLTALES.join('|')})(?!\\w)([^\\w"\\r\\n])?`);

/**
 * The event file as people who count blind may see it: without the columns that tell what is expected. The host's own
 * file has all columns. The character beside the name of such a column is taken for the delimiter, since every
 * partner's file may have its own. Of JSON and XML, which have no columns, nothing is left.
 */
export function blindFile(text: string): string {
  if (IS_NO_TABLE.test(text)) return '';
  const named = FIRST.exec(text);
  if (!named) return text;
  const delimiter = named[1] ?? named[2] ?? ',';
  const rows = rowsOf(text, delimiter);
  const isTold = rows[0]?.map(name => !TELLTALES.includes(name)) ?? [];
  return rows.map(row => row.filter((_, column) => isTold[column]).join(delimiter)).join('\r\n');
}

/** The rows of the file, each with its fields as they are written, quotes included (RFC 4180). */
function rowsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  const end = `\\u${delimiter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const rows: string[][] = [[]];
  for (const [, field = '', ending] of text.matchAll(
    new RegExp(`("(?:[^"]|"")*"|[^${end}\\r\\n]*)(${end}|\\r?\\n|$)`, 'gy'),
  )) {
    rows.at(-1)?.push(field);
    if (ending && ending !== delimiter) rows.push([]);
  }
  return rows;
}

/** The columns of an event file that tell what is expected. */
const TELLTALES = ['expectedQty', 'status'];

/**
 * An event file as those may see it who count blind: without the columns that tell what is expected. The host's own has
 * them all. Columns are parted by what stands beside the name of such a column, since every partner's file may have a
 * delimiter of its own.
 */
export function blindFile(text: string): string {
  const named = /^(?:[^\r\n]*?([^\w"]))?(?:expectedQty|status)([^\w"\r\n])?/.exec(text);
  if (!named) return text;
  const delimiter = named[1] ?? named[2] ?? ',';
  const rows = rowsOf(text, delimiter);
  const isTold = rows[0]?.map(name => !TELLTALES.includes(name)) ?? [];
  return rows.map(row => row.filter((_, column) => isTold[column]).join(delimiter)).join('\r\n');
}

/** Fields as they are written, with their quotes (RFC 4180). */
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

import type { CapturedLine, CaptureEvent } from '../domain/model/capture-event.js';
import type { EventFile } from '../domain/model/event-file.js';
import { csvLine, csvText, parseCsv } from './csv.js';
import {
  EVENT_COLUMNS,
  EventFormatError,
  readEventFormat,
  type EventColumn,
  type EventFormat,
} from './event-format.js';
import { joinSerials, splitSerials } from './serial-list.js';

/** One product of an event file. A column that the event says nothing about is empty. */
export interface EventRow {
  readonly fields: Readonly<Partial<Record<Exclude<EventColumn, 'serials' | 'serialCount'>, string>>>;
  readonly serials: readonly string[];
}

/** What the header says instead of `serials` where they are percent encoded. */
const ENCODED_SERIALS = 'serials;encoding=percent';

/** A name that every file system takes. */
export function fileName(event: CaptureEvent, ending: string): string {
  const safe = (part: string) => part.replace(/[^\w.-]+/g, '_').slice(0, 60);
  return `${event.flow}-${safe(event.documentId)}-${safe(event.eventId)}.${ending}`;
}

function fieldOf(event: CaptureEvent, line: CapturedLine, column: keyof EventRow['fields']): string {
  const values: Readonly<Record<string, unknown>> = { ...event, ...event.count, ...line };
  const value = column === 'reason' ? reasonOf(event, line) : values[column];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The line's own reason, else the document's; none where the line has several, because one of them would be a lie. */
function reasonOf(event: CaptureEvent, { reasons = {}, unreadable = [] }: CapturedLine): string | undefined {
  const [own, another] = new Set([...Object.values(reasons), ...unreadable.map(({ reason }) => reason)]);
  return another === undefined ? (own ?? event.reason) : undefined;
}

/**
 * What the file says of the event: one row a product, in the order of the lines.
 * @example
 * for (const { fields, serials } of eventRows(event)) console.log(fields.sku, fields.countedQty, serials);
 */
export function eventRows(event: CaptureEvent, format?: EventFormat): readonly EventRow[] {
  const named = readEventFormat(format).columns.filter(column => column !== 'serials' && column !== 'serialCount');
  return event.lines.map(line => ({
    fields: Object.fromEntries(named.map(column => [column, fieldOf(event, line, column)])),
    serials: line.serials.map(({ serial }) => serial),
  }));
}

/**
 * Writes the event file: a header, then one row a product with its serials joined by the list delimiter. UTF-8 without
 * a byte order mark, lines ended by CR LF, quoted as RFC 4180 says, and otherwise untouched. Source:
 * docs/formats.md#event-file.
 * @throws {EventFormatError} for a format or a serial that could not be read back
 * @example
 * const { name, type, text } = writeEventFile(event, { columns: ['documentId', 'sku', 'serialCount', 'serials'] });
 * // documentId,sku,serialCount,serials
 * // ASN-20417,GC-X1,2,KX1-0047-AF21|KX1-0047-AF22
 */
export function writeEventFile(event: CaptureEvent, format?: EventFormat): EventFile {
  const { columns, fieldDelimiter, listDelimiter, percentEncoding } = readEventFormat(format);
  const header = columns.map(column => (column === 'serials' && percentEncoding ? ENCODED_SERIALS : column));
  const rows = eventRows(event, format).map(({ fields, serials }) =>
    columns.map(column => {
      if (column === 'serials') return joinSerials(serials, listDelimiter, percentEncoding);
      return column === 'serialCount' ? String(serials.length) : (fields[column] ?? '');
    }),
  );
  const lines = [header, ...rows].map(fields => csvLine(fields, fieldDelimiter));
  return { name: fileName(event, 'csv'), type: 'text/csv;charset=utf-8', text: csvText(lines) };
}

/**
 * Reads an event file back: `parseEventFile(writeEventFile(event, format).text, format)` equals
 * `eventRows(event, format)`. The columns come from the header, the delimiters from the format.
 * @throws {EventFormatError} `header`, `field-count`, `serial-count`, `unclosed-quote`
 * @example
 * const [first] = parseEventFile(await file.text());
 * first?.fields.sku; // 'GC-X1'
 * first?.serials; // ['KX1-0047-AF21', 'KX1-0047-AF22']
 */
export function parseEventFile(text: string, format?: EventFormat): readonly EventRow[] {
  const { fieldDelimiter, listDelimiter } = readEventFormat(format);
  const [header = [], ...rows] = parseCsv(text, fieldDelimiter);
  const percentEncoding = header.includes(ENCODED_SERIALS);
  const columns = header.map(name => (name === ENCODED_SERIALS ? 'serials' : name));
  const known = (name: string) => EVENT_COLUMNS.some(column => column === name);
  if (!columns.length || !columns.every(known)) throw new EventFormatError('header', header.join(fieldDelimiter));
  return rows.map(row => {
    if (row.length !== columns.length) throw new EventFormatError('field-count', row.join(fieldDelimiter));
    const {
      serials: list = '',
      serialCount,
      ...fields
    } = Object.fromEntries(columns.map((column, i) => [column, row[i] ?? '']));
    const serials = splitSerials(list, listDelimiter, percentEncoding);
    if (serialCount !== undefined && columns.includes('serials') && Number(serialCount) !== serials.length) {
      throw new EventFormatError('serial-count', `${serialCount} announced, ${serials.length} found`);
    }
    return { fields, serials };
  });
}

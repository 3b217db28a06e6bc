import type { CapturedLine, CaptureEvent } from '../domain/model/capture-event.js';
import type { EventFile } from '../domain/model/event-file.js';
import { csvLine, csvText, parseCsv } from './csv.js';
import {
  EVENT_COLUMNS,
  EventFormatError,
  readEventFormat,
  type EventColumn,
  type EventFormat,
  type PlainColumn,
} from './event-format.js';
import { LINE_LISTS, type ListColumn } from './line-lists.js';
import { joinSerials, splitSerials } from './serial-list.js';

/** One product of an event file. A column that the event says nothing about is empty. */
export interface EventRow {
  readonly fields: Readonly<Partial<Record<PlainColumn, string>>>;
  readonly serials: readonly string[];
  /** The lists of the other columns that have one; absent where the file has no such column. */
  readonly lists?: Readonly<Partial<Record<ListColumn, readonly string[]>>>;
}

/** What the header says instead of `serials` where they are percent encoded. */
const ENCODED_SERIALS = 'serials;encoding=percent';

/** A name that every file system takes. */
export function fileName(event: CaptureEvent, ending: string): string {
  const safe = (part: string) => part.replace(/[^\w.-]+/g, '_').slice(0, 60);
  return `${event.flow}-${safe(event.documentId)}-${safe(event.eventId)}.${ending}`;
}

function valuesOf(event: CaptureEvent, line: CapturedLine): Readonly<Record<string, unknown>> {
  const { countedQty, damagedQty = 0, rejectedQty = 0, unreadable = [] } = line;
  return {
    ...{ ...event, ...event.count, ...line },
    ...{ receipt: event.receipt?.number, final: event.receipt && String(event.receipt.isFinal) },
    reason: reasonOf(event, line),
    ...{ damagedQty, rejectedQty, acceptedQty: countedQty - rejectedQty, unreadableQty: unreadable.length },
    finishedAtLocal: localTime(event),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The time of completion by the device's clock, with its offset. */
function localTime({ finishedAt, utcOffset }: CaptureEvent): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(utcOffset) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return new Date(Date.parse(finishedAt) + offset).toISOString().replace('Z', utcOffset);
}

function isList(column: EventColumn): column is ListColumn {
  return Object.hasOwn(LINE_LISTS, column);
}

function isPlain(column: EventColumn): column is PlainColumn {
  return !isList(column) && column !== 'serials' && column !== 'serialCount';
}

/** The line's own reason, else the document's; none where the line has several, because one of them would be a lie. */
function reasonOf(event: CaptureEvent, line: CapturedLine): string | undefined {
  const all = LINE_LISTS.reasons(event, line).map(reason => reason.slice(reason.indexOf('=') + 1));
  const [own, another] = new Set(all);
  return another === undefined ? own : undefined;
}

/**
 * What the file says of the event: one row a product, in the order of the lines.
 * @example
 * for (const { fields, serials } of eventRows(event)) console.log(fields.sku, fields.countedQty, serials);
 */
export function eventRows(event: CaptureEvent, format?: EventFormat): readonly EventRow[] {
  const { columns } = readEventFormat(format);
  const [plain, lists] = [columns.filter(isPlain), columns.filter(isList)];
  return event.lines.map(line => {
    const values = valuesOf(event, line);
    return {
      fields: Object.fromEntries(plain.map(column => [column, textOf(values[column])])),
      serials: line.serials.map(({ serial }) => serial),
      ...(lists.length > 0 && {
        lists: Object.fromEntries(lists.map(column => [column, LINE_LISTS[column](event, line)])),
      }),
    };
  });
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
  const rows = eventRows(event, format).map(({ fields, serials, lists = {} }) =>
    columns.map(column => {
      if (column === 'serials') return joinSerials(serials, listDelimiter, percentEncoding);
      if (isList(column)) return joinSerials(lists[column] ?? [], listDelimiter, true);
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
  if (columns.length === 0 || !columns.every(isColumn))
    throw new EventFormatError('header', header.join(fieldDelimiter));
  return rows.map(row => {
    if (row.length !== columns.length) throw new EventFormatError('field-count', row.join(fieldDelimiter));
    const values = new Map(columns.map((column, at) => [column, row[at] ?? '']));
    const split = (column: EventColumn, isEncoded: boolean) =>
      splitSerials(values.get(column) ?? '', listDelimiter, isEncoded);
    const [serials, count] = [split('serials', percentEncoding), values.get('serialCount')];
    if (count !== undefined && columns.includes('serials') && Number(count) !== serials.length) {
      throw new EventFormatError('serial-count', `${count} announced, ${serials.length} found`);
    }
    const lists = columns.filter(isList);
    return {
      fields: Object.fromEntries(columns.filter(isPlain).map(column => [column, values.get(column) ?? ''])),
      serials,
      ...(lists.length > 0 && { lists: Object.fromEntries(lists.map(column => [column, split(column, true)])) }),
    };
  });
}

function isColumn(name: string): name is EventColumn {
  return EVENT_COLUMNS.some(column => column === name);
}

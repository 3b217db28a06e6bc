import { LIST_DELIMITER } from '../domain/model/settings.js';
import type { ListColumn } from './line-lists.js';

/**
 * What a column of the event file holds, all that there are; `columns: EVENT_COLUMNS` writes everything. `serials` is
 * the delimited list; `serialCount` lets a reader see a broken split.
 */
export const EVENT_COLUMNS = [
  'eventId',
  'flow',
  'documentId',
  'receipt',
  'final',
  'locationId',
  'counterpartyLocationId',
  'deviceId',
  'userId',
  'reason',
  'reasons',
  'po',
  'refs',
  'approvedBy',
  'countId',
  'batchId',
  'startedAt',
  'finishedAt',
  'finishedAtLocal',
  'utcOffset',
  'supersedes',
  'journalHead',
  'lineId',
  'sku',
  'gtin',
  'expectedQty',
  'countedQty',
  'acceptedQty',
  'damagedQty',
  'rejectedQty',
  'unreadableQty',
  'countedAt',
  'status',
  'rest',
  'lots',
  'expiries',
  'cartonIds',
  'missingSerials',
  'unexpectedSerials',
  'movedOutSerials',
  'movedInSerials',
  'damagedSerials',
  'rejectedSerials',
  'serialCount',
  'serials',
] as const;

export type EventColumn = (typeof EVENT_COLUMNS)[number];

/** A column with one value. */
export type PlainColumn = Exclude<EventColumn, ListColumn | 'serials' | 'serialCount'>;

/** How the event file is laid out. No vendor's exact layout is public, hence the choice. */
export interface EventFormat {
  /**
   * The columns, in this order. Default:
   * `eventId, flow, documentId, locationId, lineId, sku, gtin, expectedQty, countedQty, status, serialCount, serials`.
   */
  readonly columns?: readonly EventColumn[];
  /** One character between columns. Default `,`. */
  readonly fieldDelimiter?: string;
  /**
   * One character between serials, from outside GS1's character set 82. Default `|`. Source: docs/flows.md#required.
   */
  readonly listDelimiter?: string;
  /**
   * Writes `%`, the list delimiter and control characters of serials as `%XX`; the header then says
   * `serials;encoding=percent`. Default false.
   */
  readonly percentEncoding?: boolean;
}

/** A format that cannot be used, or a file that is not of that format. */
export class EventFormatError extends Error {
  override readonly name = 'EventFormatError';
  readonly code: EventFormatErrorCode;

  constructor(code: EventFormatErrorCode, detail: string) {
    super(`event file: ${code}: ${detail}`);
    this.code = code;
  }
}

export type EventFormatErrorCode =
  /** The format cannot be used. */
  | 'equal-delimiters'
  | 'list-delimiter'
  | 'field-delimiter'
  | 'unknown-column'
  | 'duplicate-column'
  /** A serial that this format cannot hold; capture refuses it where it knows the delimiter. */
  | 'serial-empty'
  | 'serial-delimiter'
  | 'serial-control-character'
  /** The file is not of the format. */
  | 'header'
  | 'field-count'
  | 'serial-count'
  | 'unclosed-quote';

const DEFAULT_COLUMNS: readonly EventColumn[] = [
  'eventId',
  'flow',
  'documentId',
  'locationId',
  'lineId',
  'sku',
  'gtin',
  'expectedQty',
  'countedQty',
  'status',
  'serialCount',
  'serials',
];

function checkDelimiters(fieldDelimiter: string, listDelimiter: string): void {
  if (fieldDelimiter === listDelimiter) throw new EventFormatError('equal-delimiters', fieldDelimiter);
  if (!LIST_DELIMITER.test(listDelimiter)) throw new EventFormatError('list-delimiter', listDelimiter);
  if (!/^[,;:|^~\t]$/.test(fieldDelimiter)) throw new EventFormatError('field-delimiter', fieldDelimiter);
}

/**
 * Fills the defaults of a format.
 * @throws {EventFormatError} for one that could not be read back
 * @example
 * readEventFormat({ fieldDelimiter: ';' }).listDelimiter; // '|'
 * readEventFormat({ fieldDelimiter: '|' }); // throws an EventFormatError: `equal-delimiters`
 */
export function readEventFormat(format: EventFormat = {}): Required<EventFormat> {
  const { columns = DEFAULT_COLUMNS, fieldDelimiter = ',', listDelimiter = '|', percentEncoding = false } = format;
  checkDelimiters(fieldDelimiter, listDelimiter);
  const unknown = columns.find(column => !EVENT_COLUMNS.includes(column));
  if (unknown !== undefined || columns.length === 0) throw new EventFormatError('unknown-column', String(unknown));
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined) throw new EventFormatError('duplicate-column', twice);
  return { columns, fieldDelimiter, listDelimiter, percentEncoding };
}

import type { CapturedLine, CapturedSerialRecord, CaptureEvent } from '../domain/model/capture-event.js';
import type { EventFile } from '../domain/model/event-file.js';
import { csvLine, csvText, guardText } from './csv.js';
import { fileName } from './event-file.js';
import { plainJson } from '../domain/collections/plain-json.js';

/**
 * The event as JSON, as its published schema (`serialkit/schema/capture-event.json`) says.
 * @example
 * const { name, type, text } = writeEventJson(event);
 * await fetch(`/events/${name}`, { method: 'PUT', headers: { 'content-type': type }, body: text });
 */
export function writeEventJson(event: CaptureEvent): EventFile {
  return { name: fileName(event, 'json'), type: 'application/json', text: `${plainJson(event, 2)}\n` };
}

/** The columns of the table for people, and what stands in each row before those of a unit. */
const PEOPLE_COLUMNS = [
  ...['Document', 'Product', 'GTIN', 'Expected', 'Counted', 'Status', 'Serial', 'Captured at', 'Source'],
  ...['Units', 'Condition', 'Reason', 'Lot', 'Expiry', 'Carton', 'User', 'Device'],
];

/**
 * A table for people and spreadsheets: one row a serial, a unit without a readable label, alike units of a product
 * without serials, and a serial that is missing. Guarded against formulas and against what spreadsheets make of numbers
 * and dates, and therefore not true to the last character: never read it back.
 * @example
 * const { name, type, text } = writePeopleCsv(event);
 * save(new File([text], name, { type }));
 */
export function writePeopleCsv(event: CaptureEvent): EventFile {
  const rows = event.lines.flatMap(line => {
    const { sku, gtin = '', expectedQty = '', countedQty, status } = line;
    const product = [event.documentId, sku, gtin, String(expectedQty), String(countedQty), status];
    const units = unitsOf(line);
    return (units.length > 0 ? units : [{ quantity: 0 }]).map(unit => [...product, ...cellsOf(event, unit)]);
  });
  const lines = [PEOPLE_COLUMNS, ...rows].map(fields => csvLine(fields.map(guardText)));
  return { name: fileName(event, 'people.csv'), type: 'text/csv;charset=utf-8', text: csvText(lines) };
}

type Row = Omit<Partial<CapturedSerialRecord>, 'condition'> & {
  readonly quantity: number;
  readonly condition?: string | undefined;
};

function unitsOf({ serials, unreadable = [], shares = [], missingSerials }: CapturedLine): readonly Row[] {
  return [
    ...serials.map(unit => ({ ...unit, quantity: 1 })),
    ...unreadable.map(({ reason, conditionReason = reason, condition = 'unreadable', ...unit }) => {
      return { ...unit, quantity: 1, reason: conditionReason, condition };
    }),
    ...shares,
    ...missingSerials.map(serial => ({ serial, quantity: 0, condition: 'missing' })),
  ];
}

function cellsOf({ userId: ofEvent, deviceId: onDevice }: CaptureEvent, unit: Row): readonly string[] {
  const { serial = '', at = '', source = '', quantity, condition, reason = '' } = unit;
  const { lot = '', expiry = '', cartonId = '', by } = unit;
  const { userId = '', deviceId } = by ?? { userId: ofEvent, deviceId: onDevice };
  const known =
    quantity > 0 ? [condition ?? 'good', reason, lot, expiry, cartonId, userId, deviceId] : [condition ?? ''];
  const cells = [serial, at, source, String(quantity), ...known];
  return [...cells, ...Array<string>(PEOPLE_COLUMNS.length - 6 - cells.length).fill('')];
}

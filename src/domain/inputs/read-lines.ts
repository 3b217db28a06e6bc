import { exact } from '../rules/exact.js';
import { checkSerial } from '../rules/serial-rule.js';
import { MAX_QUANTITY } from '../deciding/count-units.js';
import type { DocumentLine } from '../model/document.js';
import { isFields, own, type FieldReaders, type InputReader } from './read-input.js';
import type { DocumentLineInput } from './document-input.js';
import { asNumber, asText, fromText, shown } from './read-generously.js';
import { choice, required, text } from './read-values.js';

export const MAX_LINES = 10_000;
/** Listed serials of a whole document. */
export const MAX_SERIALS = 100_000;

/** A line as the host gave it, before the defaults are filled in. */
type GivenLine = Omit<DocumentLine, 'lineId' | 'serialPolicy'> & Partial<DocumentLine>;

const LINE: FieldReaders<DocumentLineInput, GivenLine> = {
  lineId: fromText(text),
  sku: fromText(required),
  expectedQty: readQuantity,
  expectedSerials: readSerials,
  serialPolicy: choice(['exact', 'advisory', 'none']),
  cartonId: fromText(text),
  reason: fromText(text),
};

/** What earlier lines have: each line has an id of its own, and each serial of a product stands once. */
interface Seen {
  readonly lineIds: Set<string>;
  readonly serials: Set<string>;
}

/**
 * Reads the lines of a document. One bad entry keeps no other one out: it is left out and noted, and so is a line
 * without a product. Where no line is left at all, there is nothing to work, and the document is refused. The id of a
 * line that has none is its number on the document, counted from 1. Source: docs/documents.md#read-generously.
 */
export function readLines(reader: InputReader, input: unknown, path: string): readonly DocumentLine[] {
  const items = reader.list(input, path, MAX_LINES);
  if (!withinSerialLimit(items)) {
    reader.refuse('too-many', path, `list more than ${MAX_SERIALS} serials`);
    return [];
  }
  const seen: Seen = { lineIds: new Set(), serials: new Set() };
  const before = reader.notes.length;
  const lines = items.flatMap((item, at) => readLine(reader, item, `${path}[${at}]`, at + 1, seen) ?? []);
  if (lines.length === 0) reader.insist(() => true, before);
  return lines;
}

/**
 * Has the document no more serials than allowed? They are counted before any is read, so that a hostile document costs
 * nothing.
 */
function withinSerialLimit(items: readonly unknown[]): boolean {
  let count = 0;
  for (const item of items) {
    const serials = isFields(item) ? own(item, 'expectedSerials') : undefined;
    count += Array.isArray(serials) ? serials.length : 0;
  }
  return count <= MAX_SERIALS;
}

function readLine(
  reader: InputReader,
  item: unknown,
  path: string,
  place: number,
  seen: Seen,
): DocumentLine | undefined {
  const before = reader.notes.length;
  const given = reader.spare(() => reader.fields<GivenLine>(item, path, LINE));
  if (given.sku === '') return undefined;
  const { expectedSerials: listed, ...fields } = given;
  const lineId = ownId(reader, given.lineId ?? String(place), path, place, seen);
  const expectedSerials = listed && unrepeated(reader, given.sku, listed, path, seen);
  const { expectedQty = expectedSerials?.length, serialPolicy = expectedSerials ? 'exact' : 'none' } = given;
  const serials = expectedSerials?.length ?? 0;
  if (serialPolicy === 'exact' && serials > (expectedQty ?? 0)) {
    const message = `lists ${serials} serials for ${expectedQty} units: as many of them need not come`;
    reader.note('inconsistent', `${path}.expectedSerials`, message, `${serials}/${expectedQty}`);
  }
  const noted = reader.notes.splice(before);
  reader.notes.push(...noted.map(problem => ({ ...problem, lineId })));
  const units = expectedQty === undefined ? {} : { expectedQty };
  return { ...fields, lineId, ...units, ...(expectedSerials && { expectedSerials }), serialPolicy };
}

/** A line that repeats the id of another one has its number added to it. */
function ownId(reader: InputReader, lineId: string, path: string, place: number, { lineIds }: Seen): string {
  let id = lineId;
  while (lineIds.has(id)) id = `${id}/${place}`;
  if (id !== lineId) reader.note('line-renamed', `${path}.lineId`, `repeats ${lineId}: the line is ${id} here`, lineId);
  lineIds.add(id);
  return id;
}

/** The serials without those that are listed for the product already: a unit comes once. */
function unrepeated(
  reader: InputReader,
  sku: string,
  serials: readonly string[],
  path: string,
  seen: Seen,
): readonly string[] | undefined {
  const own = serials.filter(serial => {
    const key = `${sku}\u001f${serial}`;
    const isNew = !seen.serials.has(key);
    if (!isNew) reader.note('duplicate', `${path}.expectedSerials`, `repeats ${serial}`, serial);
    seen.serials.add(key);
    return isNew;
  });
  return own.length > 0 ? own : undefined;
}

/** Units; a part of a unit is kept, since some products are counted by their length or weight. */
function readQuantity(reader: InputReader, input: unknown, path: string): number | undefined {
  const value = asNumber(reader, input, path);
  if (value === undefined || value === null) return undefined;
  const entry = shown(value);
  if (typeof value !== 'number') return reader.refuse('wrong-type', path, 'must be a number', entry);
  if (!(value >= 0 && value <= MAX_QUANTITY))
    return reader.refuse('out-of-range', path, `must be a number from 0 to ${MAX_QUANTITY}`, entry);
  if (!Number.isInteger(value)) reader.note('fractional', path, 'is no whole number, and is kept as it is', entry);
  return exact(value);
}

/** The listed serials; undefined for an empty list, which says as little as none. */
export function readSerials(reader: InputReader, input: unknown, path: string): readonly string[] | undefined {
  const items = reader.list(input, path, MAX_SERIALS);
  const serials = items.flatMap((item, at) => readSerial(reader, item, `${path}[${at}]`) ?? []);
  return serials.length > 0 ? serials : undefined;
}

/** A serial that could be captured. */
function readSerial(reader: InputReader, item: unknown, path: string): string | undefined {
  const serial = asText(reader, item, path);
  if (serial === undefined || serial === null || (typeof serial === 'string' && serial.trim() === ''))
    return reader.refuse('missing', path, 'is empty');
  if (typeof serial !== 'string') return reader.refuse('wrong-type', path, 'must be a text', shown(serial));
  const problem = checkSerial(serial, undefined, '');
  return problem ? reader.refuse(problem.code, path, `cannot be a serial: ${problem.rule}`, shown(serial)) : serial;
}

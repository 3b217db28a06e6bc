import { MAX_QUANTITY } from '../deciding/count-units.js';
import type { ReceivedUnits } from '../model/document.js';
import type { ReceivedUnitsInput } from './document-input.js';
import { listOf, optional } from './combine-readers.js';
import { isTime, type FieldReader, type FieldReaders, type InputReader } from './read-input.js';
import { MAX_LINES, MAX_SERIALS, readSerials } from './read-lines.js';
import { required, text, whole, within } from './read-values.js';

type Given = Omit<ReceivedUnits, 'quantity' | 'serials'> & Partial<ReceivedUnits>;

const time: FieldReader<number | undefined> = (reader, value, path) => {
  if (value === undefined || value === null || isTime(value)) return value ?? undefined;
  return reader.refuse('out-of-range', path, 'must be a time of the years 1970 to 9999');
};

const RECEIVED: FieldReaders<ReceivedUnitsInput, Given> = {
  sku: required,
  lineId: text,
  quantity: within(0, MAX_QUANTITY),
  serials: readSerials,
  cartonIds: optional(listOf(required)),
  receipt: whole(MAX_LINES, 1),
  deviceId: text,
  userId: text,
  atMs: time,
};

/** Reads what was received of a document before; undefined where nothing was. */
export function readReceived(reader: InputReader, input: unknown, path: string): readonly ReceivedUnits[] | undefined {
  const items = reader.list(input, path, MAX_LINES);
  const received = items.map((item, at) => readUnits(reader, item, `${path}[${at}]`));
  const serials = received.reduce((sum, units) => sum + units.serials.length, 0);
  if (serials > MAX_SERIALS) reader.refuse('too-many', path, `list more than ${MAX_SERIALS} serials`);
  return received.length > 0 ? received : undefined;
}

function readUnits(reader: InputReader, item: unknown, path: string): ReceivedUnits {
  const { serials = [], quantity = serials.length, ...units } = reader.fields<Given>(item, path, RECEIVED);
  if (serials.length > quantity)
    reader.refuse('inconsistent', `${path}.serials`, `are more than the quantity ${quantity}`);
  return { ...units, quantity, serials };
}

import { own, type FieldReader, type Fields, type InputReader, type Readers } from './read-input.js';
import { MAX_LINES } from './read-lines.js';

/** Notes what must be there and is not. */
export const must =
  <T>(read: FieldReader<T | undefined>, otherwise: T): FieldReader<T> =>
  (reader, value, path) => {
    if (value === undefined || value === null) reader.refuse('missing', path, 'is missing');
    return read(reader, value, path) ?? otherwise;
  };

/** A list; by default of as many items as a document has lines. */
export const listOf =
  <T>(read: FieldReader<T>, max = MAX_LINES): FieldReader<readonly T[]> =>
  (reader, value, path) =>
    reader.list(value, path, max).map((item, at) => read(reader, item, `${path}[${at}]`));

/** Undefined where it is absent. */
export const optional =
  <T>(read: FieldReader<T>): FieldReader<T | undefined> =>
  (reader, value, path) =>
    value === undefined || value === null ? undefined : read(reader, value, path);

/** An object, field by field. */
export const fieldsOf =
  <T extends object>(readers: Readers<T>): FieldReader<T> =>
  (reader, value, path) =>
    reader.fields<T>(value, path, readers);

/** Reads an object by the readers of its type, and by those that all types have. */
export function readTyped<T extends { readonly type: string }>(
  reader: InputReader,
  value: unknown,
  path: string,
  byType: { readonly [K in T['type']]: object },
  common: object,
): T {
  const type = own(reader.object(value, path), 'type');
  const isKnown = typeof type === 'string' && Object.hasOwn(byType, type);
  if (!isKnown) reader.refuse('unknown-value', `${path}.type`, 'is of no type that this version knows');
  const readers = isKnown ? { ...common, ...byType[type as T['type']] } : {};
  return { ...reader.fields<Fields>(value, path, readers as Readers<Fields>), type } as T;
}

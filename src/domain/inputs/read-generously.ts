import type { FieldReader, InputReader } from './read-input.js';

/** What would mislead a reader of an entry, or is not seen at all. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|\p{M}{9}/gu;

/** What is wrong with the value is noted, and it is left out. */
export const sparing =
  <T>(read: FieldReader<T>): FieldReader<T> =>
  (reader, value, path) =>
    reader.spare(() => read(reader, value, path));

/** Reads a text from what stands for one without a doubt: see `asText`. */
export const fromText =
  <T>(read: FieldReader<T>): FieldReader<T> =>
  (reader, value, path) =>
    read(reader, asText(reader, value, path), path);

/**
 * A text without its outer white space, and the digits of a whole number; both are noted. Zeros in front of a number
 * are lost before we see it, so that whoever knows the entry has to look. Anything else as it is.
 */
export function asText(reader: InputReader, value: unknown, path: string): unknown {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) {
    const digits = String(value);
    reader.note('taken-as-text', path, `is a number and is taken as the text ${digits}`, digits);
    return digits;
  }
  const trimmed = typeof value === 'string' ? value.trim() : '';
  if (trimmed === '' || trimmed === value) return value;
  reader.note('trimmed', path, 'begins or ends with white space, which is cut off', shown(trimmed));
  return trimmed;
}

/** A number, also from a text of digits, which is noted; anything else as it is. */
export function asNumber(reader: InputReader, value: unknown, path: string): unknown {
  if (typeof value !== 'string' || !/^\s*\d{1,9}(\.\d{1,6})?\s*$/.test(value)) return value;
  reader.note('taken-as-number', path, 'is a text and is taken as a number', value.trim());
  return Number(value);
}

/** An entry as people may see it. */
export function shown(entry: unknown): string | undefined {
  if (typeof entry !== 'string' && typeof entry !== 'number') return undefined;
  return String(entry).slice(0, 128).replace(UNSEEN, '\ufffd');
}

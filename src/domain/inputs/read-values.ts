import { isDay } from '../../codes/lot-expiry.js';
import type { FieldReader } from './read-input.js';

/** Longest identifier, in UTF-16 code units. */
export const MAX_ID_LENGTH = 200;
/** Longest text for people. */
export const MAX_TEXT_LENGTH = 500;

/**
 * Control characters, characters that turn text or are not seen, and more marks on one letter than any language has,
 * which paint over what is above. No identifier or name needs them, and they can mislead a reader. Names may need those
 * that join letters or choose a picture.
 */
const UNSAFE =
  /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]|\p{M}{9}/u;

/** A text without unsafe characters; undefined where it is absent or wrong. */
export const textUpTo =
  (max: number): FieldReader<string | undefined> =>
  (reader, value, path) => {
    if (typeof value === 'string' && value.trim() === '') return reader.refuse('missing', path, 'must not be empty');
    const given = plain(max)(reader, value, path);
    if (given?.trim() !== given) return reader.refuse('unsafe-characters', path, 'begins or ends with white space');
    return given;
  };

/** An identifier. */
export const text = textUpTo(MAX_ID_LENGTH);

/** A text as it was captured, with whatever characters. */
export const raw =
  (max: number): FieldReader<string | undefined> =>
  (reader, value, path) => {
    if (isAbsent(value)) return undefined;
    if (typeof value !== 'string') return reader.refuse('wrong-type', path, 'must be a text');
    return value.length > max ? reader.refuse('too-long', path, `has more than ${max} characters`) : value;
  };

/** A day of the calendar as ISO 8601 has it, such as `2028-02-29`. */
export const day: FieldReader<string | undefined> = (reader, value, path) => {
  const given = text(reader, value, path);
  if (given === undefined || isDay(given)) return given;
  return reader.refuse('wrong-type', path, 'must be a day, YYYY-MM-DD');
};

/** A text of people or of other systems, of one line and without unsafe characters. */
export const plain =
  (max: number): FieldReader<string | undefined> =>
  (reader, value, path) => {
    const given = raw(max)(reader, value, path);
    if (given === undefined || !UNSAFE.test(given)) return given;
    return reader.refuse('unsafe-characters', path, 'holds control or invisible characters');
  };

/** A text that must be there; empty where it is not, and a problem is noted. */
export const requiredUpTo =
  (max: number): FieldReader<string> =>
  (reader, value, path) => {
    if (isAbsent(value)) reader.refuse('missing', path, 'is missing');
    return textUpTo(max)(reader, value, path) ?? '';
  };

/** An identifier that must be there. */
export const required = requiredUpTo(MAX_ID_LENGTH);

/** A number within limits; undefined where it is absent or wrong. */
export const within =
  (min: number, max: number): FieldReader<number | undefined> =>
  (reader, value, path) => {
    if (isAbsent(value)) return undefined;
    if (typeof value !== 'number') return reader.refuse('wrong-type', path, 'must be a number');
    return value >= min && value <= max
      ? value
      : reader.refuse('out-of-range', path, `must be a number from ${min} to ${max}`);
  };

/** A whole number within limits; undefined where it is absent or wrong. */
export const whole =
  (max: number, min = 0): FieldReader<number | undefined> =>
  (reader, value, path) => {
    if (isAbsent(value)) return undefined;
    if (typeof value !== 'number') return reader.refuse('wrong-type', path, 'must be a number');
    const fits = Number.isInteger(value) && value >= min && value <= max;
    return fits ? value : reader.refuse('out-of-range', path, `must be a whole number from ${min} to ${max}`);
  };

export const flag =
  (otherwise: boolean): FieldReader<boolean> =>
  (reader, value, path) => {
    if (value === undefined) return otherwise;
    if (typeof value !== 'boolean') reader.refuse('not-a-boolean', path, 'must be true or false');
    return value === true;
  };

/** One of the choices; undefined where it is absent or none of them. */
export const choice =
  <T extends string>(choices: readonly T[]): FieldReader<T | undefined> =>
  (reader, value, path) => {
    if (isAbsent(value)) return undefined;
    const known = choices.find(one => one === value);
    return known ?? reader.refuse('unknown-value', path, `must be one of ${choices.join(', ')}`);
  };

/** For texts, numbers and lists null is as good as absent. */
function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Reads a value, with `otherwise` in its place where it is absent or wrong. */
export const withDefault =
  <T>(read: FieldReader<T | undefined>, otherwise: T): FieldReader<T> =>
  (reader, value, path) =>
    read(reader, value, path) ?? otherwise;

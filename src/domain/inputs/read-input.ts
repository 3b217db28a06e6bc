import { InputError, type Problem } from '../model/input-error.js';

/** Longest identifier, in UTF-16 code units. */
export const MAX_ID_LENGTH = 200;
/** Longest text for people. */
export const MAX_TEXT_LENGTH = 500;

/** 9999-12-31T23:59:59.999Z: later times are written with a year of more than four digits, which receivers do not read. */
const MAX_TIME_MS = 253_402_300_799_999;

export type Fields = Readonly<Record<string, unknown>>;
type Subject = ConstructorParameters<typeof InputError>[0];

/** Control characters, and the ones that turn or hide text: nothing an identifier or a name needs, and much that fools a reader. */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/**
 * Reads what the host hands in, field by field, and gathers everything that is wrong with it. Only named own fields are looked at, so that
 * neither extra fields nor `__proto__` get in.
 */
export class InputReader {
  readonly problems: Problem[] = [];
  readonly #subject: Subject;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** Throws an `InputError` if anything was wrong. */
  finish(): void {
    if (this.problems.length > 0) throw new InputError(this.#subject, this.problems);
  }

  refuse(code: string, path: string, message: string): undefined {
    this.problems.push({ code, path, message: `${path || this.#subject} ${message}` });
  }

  /** The fields of an object; none where it is something else. */
  object(value: unknown, path: string): Fields {
    if (isFields(value)) return value;
    this.refuse(value === undefined ? 'missing' : 'wrong-type', path, 'must be an object');
    return {};
  }

  /** The items of a list; none where it is absent, something else or too long. */
  list(value: unknown, path: string, max: number): readonly unknown[] {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) return this.refuse('wrong-type', path, 'must be a list') ?? [];
    if (value.length > max) return this.refuse('too-many', path, `has more than ${max} items`) ?? [];
    return Array.from(value); // with the holes of a sparse list
  }

  /** A text without unsafe characters; undefined where it is absent or wrong. */
  text(value: unknown, path: string, max = MAX_ID_LENGTH): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') return this.refuse('wrong-type', path, 'must be a text');
    if (value.trim() === '') return this.refuse('missing', path, 'must not be empty');
    if (value.length > max) return this.refuse('too-long', path, `has more than ${max} characters`);
    if (UNSAFE.test(value)) return this.refuse('unsafe-characters', path, 'holds control or invisible characters');
    if (value.trim() !== value) return this.refuse('unsafe-characters', path, 'begins or ends with white space');
    return value;
  }

  /** A text that must be there; empty where it is not, and a problem is noted. */
  required(value: unknown, path: string, max = MAX_ID_LENGTH): string {
    if (value === undefined || value === null) this.refuse('missing', path, 'is missing');
    return this.text(value, path, max) ?? '';
  }

  /** A whole number within limits; undefined where it is absent or wrong. */
  count(value: unknown, path: string, max: number, min = 0): number | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number') return this.refuse('wrong-type', path, 'must be a number');
    const fits = Number.isInteger(value) && value >= min && value <= max;
    return fits ? value : this.refuse('out-of-range', path, `must be a whole number from ${min} to ${max}`);
  }

  flag(value: unknown, path: string, otherwise: boolean): boolean {
    if (value === undefined) return otherwise;
    if (typeof value !== 'boolean') this.refuse('not-a-boolean', path, 'must be true or false');
    return value === true;
  }

  /** One of the choices; undefined where it is absent or none of them. */
  choice<T extends string>(value: unknown, path: string, choices: readonly T[]): T | undefined {
    if (value === undefined || value === null) return undefined;
    const known = choices.find(choice => choice === value);
    return known ?? this.refuse('unknown-value', path, `must be one of ${choices.join(', ')}`);
  }
}

/** A time that can be written, in milliseconds since the epoch: of the years 1970 to 9999. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MAX_TIME_MS;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of its own, never one that the object inherits. */
export function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The same with the spelling of product feeds too: `sku` or `Sku`. */
export function ownEither(fields: Fields, name: string): unknown {
  return own(fields, name) ?? own(fields, name.charAt(0).toUpperCase() + name.slice(1));
}

/** Leaves out what is undefined, so that what is read equals its own JSON. */
export function compact<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

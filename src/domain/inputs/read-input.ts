import { InputError, problemsOf, type Problem } from '../model/input-error.js';
import { nearestName } from './nearest-name.js';

/**
 * 9999-12-31T23:59:59.999Z: later times are written with a year of more than four digits, which receivers do not read.
 */
export const MAX_TIME_MS = 253_402_300_799_999;

export type Fields = Readonly<Record<string, unknown>>;
type Subject = ConstructorParameters<typeof InputError>[0];

/** Reads one value: gives what is used of it, and notes what is wrong with it. */
export type FieldReader<T> = (reader: InputReader, value: unknown, path: string) => T;

/**
 * The readers of an input, one for each field. A field that only one of the two types has does not compile here, so
 * that the types and the readers cannot drift apart.
 */
export type FieldReaders<Input, Output> = {
  readonly [K in keyof Input | keyof Output]-?: K extends keyof Input & keyof Output ? FieldReader<Output[K]> : never;
};

/** The readers of what is read, one for each field. */
export type Readers<T extends object> = { readonly [K in keyof T]-?: FieldReader<T[K]> };

/**
 * Reads what the host hands in, field by field, and gathers everything that is wrong with it. Only named own fields are
 * looked at, so that neither extra fields nor `__proto__` get in.
 */
export class InputReader {
  readonly problems: Problem[] = [];
  /** What is wrong and does not keep the rest from being used. */
  readonly notes: Problem[] = [];
  readonly #subject: Subject;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** Throws an `InputError` if anything was wrong. */
  finish(): void {
    if (this.problems.length > 0) throw new InputError(this.#subject, [...this.problems, ...this.notes]);
  }

  /** @param entry What stood there, where people should be told */
  refuse(code: string, path: string, message: string, entry?: string): undefined {
    const about = entry === undefined ? {} : { entry };
    this.problems.push({ code, path, message: `${path || this.#subject} ${message}`, ...about });
  }

  /** Notes something that does not keep the rest from being used. */
  note(...about: Parameters<InputReader['refuse']>): void {
    this.spare(() => this.refuse(...about));
  }

  /** What `read` gives. What it refuses is left out and noted, so that the rest can be used. */
  spare<T>(read: () => T): T {
    const before = this.problems.length;
    const value = read();
    this.notes.push(...this.problems.splice(before));
    return value;
  }

  /** Takes back that what was noted of these could be done without. */
  insist(isNeeded: (note: Problem) => boolean, from = 0): void {
    const noted = this.notes.splice(from);
    for (const note of noted) (isNeeded(note) ? this.problems : this.notes).push(note);
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
    return Array.from(value); // reads also the holes of a sparse list
  }

  /**
   * Reads each known field of an object by its own reader. Undefined fields are left out, so that the result equals its
   * own JSON.
   */
  fields<T extends object>(value: unknown, path: string, readers: Readers<T>, find = own): T {
    const given = this.object(value, path);
    const read: Partial<T> = {};
    for (const name of Object.keys(readers) as Extract<keyof T, string>[]) {
      const field = readers[name](this, find(given, name), within(path, name));
      if (field !== undefined) read[name] = field;
    }
    return read as T;
  }

  /**
   * Refuses every unknown name and says which one may be meant, because a misspelt setting must not silently be
   * ignored.
   */
  onlyKnown(value: unknown, path: string, known: object, code = 'unknown-field'): void {
    const names = Object.keys(known);
    for (const name of isFields(value) ? Object.keys(value) : []) {
      if (names.includes(name)) continue;
      const meant = nearestName(name, names);
      const message = meant ? `is not known: did you mean ${meant}?` : `must be one of ${names.join(', ')}`;
      this.refuse(code, within(path, name), message);
    }
  }
}

/**
 * Runs a reader of the host's objects. A getter or proxy of theirs that throws is refused like anything else that is
 * wrong.
 * @throws {InputError}
 */
export function readable<T>(subject: Subject, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (problemsOf(error).length > 0) throw error;
    throw new InputError(subject, [{ code: 'unreadable', path: '', message: `${subject} throws when it is read` }]);
  }
}

function within(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
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

/** A field of its own, in either spelling of product feeds: `sku` or `Sku`. */
export function ownEither(fields: Fields, name: string): unknown {
  return own(fields, name) ?? own(fields, capitalized(name));
}

export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The type of an object whose undefined fields are left out. */
type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is undefined, so that what is read equals its own JSON. */
export function compact<T extends object>(fields: T): Compact<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Compact<T>;
}

import { plainJson } from '../domain/collections/plain-json.js';

/**
 * A value as JSON of which there is one form only: no blanks, and the names of each object in the order of their UTF-16
 * code units. Whatever has kept or passed on the value as JSON, in whatever order of names, the text is the same.
 * Source: RFC 8785. Its numbers and texts are those of `JSON.stringify`, which writes a copy in order: four times as
 * fast as to put the text together here.
 */
export function canonical(value: unknown): string {
  return plainJson(inOrder(value)) ?? 'null';
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const from = value as Readonly<Record<string, unknown>>;
  const { names, isOdd } = kindOf(Object.keys(value));
  if (isOdd)
    return new Proxy(Object.fromEntries(names.map(name => [name, inOrder(from[name])])), { ownKeys: () => [...names] });
  const copy: Record<string, unknown> = {};
  for (const name of names) copy[name] = inOrder(from[name]);
  return copy;
}

/** The names of an object as they come, and in order. */
interface Kind {
  readonly given: readonly string[];
  readonly names: readonly string[];
  /** No plain object keeps such names in this order: numbers come first in it, and `__proto__` is no name. */
  readonly isOdd: boolean;
}

/** The kinds that are kept, and their names, at most: what we store is of some dozen kinds. */
const [MOST_KINDS, MOST_NAMES] = [64, 32];
const kinds: Kind[] = [];

/** Objects of one kind have the same names, which are sorted once. */
function kindOf(given: readonly string[]): Kind {
  for (const kind of kinds) if (isSame(kind.given, given)) return kind;
  const names = [...given].sort();
  const kind = { given, names, isOdd: names.some(name => name < ':' || name === '__proto__') };
  if (kinds.length === MOST_KINDS) kinds.length = 0;
  if (given.length <= MOST_NAMES) kinds.push(kind);
  return kind;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

import { isSealed } from '../domain/model/erased-name.js';
import type { Fact } from '../domain/model/fact.js';

/** Stands for each entry of a list. */
const EACH = '*';

/** Where facts name a person; new ones go at the end, because salts belong to names in the order of these places. */
const PLACES = [
  ['userId'],
  ['settings', 'userId'],
  ['approval', 'by'],
  ['refusal', 'elsewhere', 'userId'],
  ['refusal', 'earlier', 'userId'],
  ['document', 'received', EACH, 'userId'],
] as const;

/** The fact with other names of persons; the same object where none changes. What was edited may be anything. */
export function renamed(fact: Fact, rename: (name: string) => string): Fact {
  let value: unknown = fact;
  for (const place of PLACES) value = replaced(value, place, 0, rename);
  return value as Fact;
}

/** Nothing is copied on the way, because this is done for each fact that is stored. */
function replaced(value: unknown, place: readonly string[], depth: number, rename: (name: string) => string): unknown {
  const field = place[depth];
  if (field === undefined) return typeof value === 'string' ? rename(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (field === EACH) return Array.isArray(value) ? replacedEach(value, place, depth, rename) : value;
  const before = (value as Readonly<Record<string, unknown>>)[field];
  if (before === undefined) return value;
  const after = replaced(before, place, depth + 1, rename);
  return after === before ? value : { ...value, [field]: after };
}

function replacedEach(
  list: readonly unknown[],
  place: readonly string[],
  depth: number,
  rename: (name: string) => string,
): readonly unknown[] {
  const renamedList = list.map(entry => replaced(entry, place, depth + 1, rename));
  return renamedList.every((entry, at) => entry === list[at]) ? list : renamedList;
}

/** The persons that facts name, each once, in the order in which they are first named. Who was erased is none. */
export function namesIn(facts: readonly Fact[]): readonly string[] {
  const names = new Set<string>();
  const note = (name: string): string => {
    if (!isSealed(name)) names.add(name);
    return name;
  };
  for (const fact of facts) renamed(fact, note);
  return [...names];
}

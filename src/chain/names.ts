import { isSealed } from '../domain/model/erased-name.js';
import type { Fact } from '../domain/model/fact.js';

/** Where facts name a person; new ones go at the end, because salts belong to names in the order of these places. */
const PLACES = [['userId'], ['settings', 'userId'], ['approval', 'by'], ['refusal', 'elsewhere', 'userId']] as const;

/** The fact with other names of persons; the same object where none changes. What was edited may be anything. */
export function renamed(fact: Fact, rename: (name: string) => string): Fact {
  return PLACES.reduce<unknown>((value, place) => replaced(value, place, rename), fact) as Fact;
}

function replaced(value: unknown, [field, ...rest]: readonly string[], rename: (name: string) => string): unknown {
  if (field === undefined) return typeof value === 'string' ? rename(value) : value;
  const before = (Object(value) as Readonly<Record<string, unknown>>)[field];
  const after = before === undefined ? before : replaced(before, rest, rename);
  return after === before ? value : { ...Object(value), [field]: after };
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

import { createHash } from 'node:crypto';
import type { JournalRecord } from '../../src/storage/schema.js';
import { canonical } from './canonical.js';

type Part = Record<string, unknown>;

const SEALED = /^sealed:[0-9a-f]{64}$/;
/** Where facts name people, in the order of docs/storage.md. */
const PLACES = [[], ['settings'], ['approval'], ['refusal', 'elsewhere']] as const;

/** The hash that a group must have, worked out by the page docs/storage.md alone. */
export function ownHash(previous: string, { flowId, seq, facts, salts = [] }: JournalRecord): string {
  const hashed = structuredClone<readonly unknown[]>(facts);
  const tokens = new Map<string, string>();
  for (const fact of hashed)
    for (const [part, field] of namedIn(fact as Part)) {
      const name = String(part[field]);
      const salt = salts[tokens.size];
      if (!tokens.has(name)) tokens.set(name, salt === undefined ? name : `sealed:${sha256(canonical([salt, name]))}`);
      part[field] = tokens.get(name);
    }
  return sha256(canonical({ facts: hashed, flowId, previous, seq }));
}

/** The people that a fact names, each by the object and the field that has the name. */
function namedIn(fact: Part): readonly (readonly [part: Part, field: string])[] {
  return PLACES.flatMap(place => {
    const field = place[0] === 'approval' ? 'by' : 'userId';
    const part = place.reduce<Part | undefined>((whole, name) => whole?.[name] as Part | undefined, fact);
    const name = part?.[field];
    return part && typeof name === 'string' && !SEALED.test(name) ? [[part, field] as const] : [];
  });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { eraserOf } from '../../chain/erase-names.js';
import type { ErasedUser } from '../../ports/erasure.js';
import type { JournalRecord } from '../schema.js';
import type { KeptGroup } from '../log/kept-groups.js';
import { isFact } from '../log/salvage.js';

/**
 * Takes out of groups the names that were erased after them: a log, or the memory of a tab, may still have one, and
 * must not bring it back.
 * @param records all that there is of the flow
 */
export function namelessBy(
  users: readonly ErasedUser[],
  records: readonly JournalRecord[],
): <G extends KeptGroup>(group: G) => G {
  const says = ({ facts }: JournalRecord): boolean =>
    Array.isArray(facts) && facts.some(fact => isFact(fact) && fact.type === 'user-erased');
  const end = Math.max(-1, ...records.filter(says).map(({ seq }) => seq));
  const erase = eraserOf(users);
  return group => (group.record.seq < end ? { ...group, record: erase(group.record) } : group);
}

import { apply, replay } from '../../domain/apply.js';
import { claimChanges } from '../../domain/claim-changes.js';
import type { Fact } from '../../domain/fact.js';
import { ledgerMoves } from '../../domain/ledger-moves.js';
import type { FlowState } from '../../domain/state.js';
import type { Name, Transaction } from '../database.js';
import { startsWith, waitingRecord } from '../schema.js';
import { ledgerKey } from '../seed-ledger.js';
import type { Group } from './group.js';

export const RESTORE_STORES: Name[] = ['journal', 'flows', 'claims', 'ledger', 'outbox'];

/**
 * Adds groups that the database has lost, with the claims and ledger entries that follow from their facts, and a last fact that says so.
 * Resolves to the group of that fact; undefined when the groups do not follow what the database holds.
 */
export async function restoreFlow(
  transaction: Transaction<'readwrite'>,
  groups: readonly Group[],
  atMs: number,
): Promise<Group | undefined> {
  const [first, last] = [groups[0], groups.at(-1)];
  const flowId = first?.record.flowId ?? '';
  const kept = await transaction.objectStore('journal').getAll(startsWith(flowId));
  const before = kept.flatMap(({ facts }) => facts);
  const restored = groups.flatMap(({ record }) => record.facts);
  const stamp = restored.at(-1);
  if (!last || !stamp || first?.record.seq !== before.length) return undefined;
  await storeConsequences(transaction, before, restored);
  const { deviceId, userId } = stamp;
  const fact: Fact = { type: 'facts-restored', count: restored.length, atMs, deviceId, ...(userId && { userId }) };
  const seq = before.length + restored.length;
  const note: Group = { record: { flowId, seq, facts: [fact], write: '' }, summary: last.summary };
  for (const { record, outbox } of [...groups, note]) {
    await transaction.objectStore('journal').add(record);
    if (outbox) await transaction.objectStore('outbox').put(waitingRecord(outbox));
  }
  await transaction.objectStore('flows').put({ flowId, seq: seq + 1, summary: last.summary });
  return note;
}

async function storeConsequences(
  transaction: Transaction<'readwrite'>,
  before: readonly Fact[],
  restored: readonly Fact[],
): Promise<void> {
  const claims = transaction.objectStore('claims');
  let state: FlowState | undefined = before.length > 0 ? replay(before) : undefined;
  for (const fact of restored) {
    const { claim, release } = claimChanges(fact, state);
    for (const { scope, fold, key } of release) await claims.delete([scope, fold, key]);
    for (const taken of claim) {
      // Somebody else may have taken the serial while this flow was lost: the claim stays theirs.
      const holder = await claims.getKey([taken.scope, taken.fold, taken.key]);
      if (!holder) await claims.add(taken);
    }
    state = apply(state, fact);
    if (fact.type !== 'flow-completed') continue;
    for (const entry of ledgerMoves(state)) await transaction.objectStore('ledger').put(entry, ledgerKey(entry));
  }
}

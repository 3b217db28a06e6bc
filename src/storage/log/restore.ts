import { unwrap } from 'idb';
import { apply, replay } from '../../domain/folding/apply.js';
import { claimScope, type Claim } from '../../domain/model/claim.js';
import { Consequences } from '../../domain/folding/consequences.js';
import type { FactBody } from '../../domain/model/fact.js';
import { flowSummary } from '../../domain/folding/flow-summary.js';
import type { FlowState } from '../../domain/model/state.js';
import { stamped } from '../../domain/deciding/transition.js';
import { claimsOn, releaseClaims } from '../claims.js';
import type { Transaction } from '../database.js';
import { startsWith, waitingRecord, type OutboxRecord } from '../schema.js';
import { factsOf } from '../snapshots.js';
import { storeChanges } from '../transact.js';
import type { Group } from './group.js';

/** How long a restore may take, in milliseconds: a flow of 100,000 serials has as many claims to store. */
export const RESTORE_LIMIT_MS = 120_000;

/**
 * Adds groups that the database has lost, with the claims and ledger entries that follow from their facts, and at the
 * end facts that note the restore. Resolves to the group of these notes; undefined when the groups do not follow what
 * the database holds.
 */
export async function restoreFlow(
  transaction: Transaction<'readwrite'>,
  groups: readonly Omit<Group, 'summary'>[],
  atMs: number,
): Promise<Group | undefined> {
  const first = groups[0]?.record;
  const before = first ? factsOf(await transaction.objectStore('journal').getAll(startsWith(first.flowId))) : [];
  const restored = factsOf(groups.map(({ record }) => record));
  const stamp = restored.at(-1);
  if (!first || !stamp || first.seq !== before.length) return undefined;
  const consequences = new Consequences();
  let state = before.length > 0 ? replay(before) : undefined;
  for (const fact of restored) state = consequences.add(state, fact);
  if (!state) return undefined;
  const { claim, release, ledger, shapes } = consequences.changes;
  await releaseClaims(transaction, first.flowId, release);
  // A serial that another flow has claimed while this one was lost stays with that flow.
  const existing = await claimsOn(transaction, claimScope(state.document), new Set(claim.map(({ fold }) => fold)));
  const claimedKeys = new Set(existing.map(({ key }) => key));
  const lost = claim.filter(({ key }) => claimedKeys.has(key));
  const facts = notes(state, restored.length, lost).map(body => stamped(body, { ...stamp, atMs }));
  const after = facts.reduce<FlowState>(apply, state);
  const note = { flowId: first.flowId, seq: before.length + restored.length, facts, write: '' };
  for (const { record, outbox } of groups) {
    unwrap(transaction).objectStore('journal').add(record);
    for (const entry of outbox) await addEntry(transaction, waitingRecord(entry));
  }
  const free = claim.filter(({ key }) => !claimedKeys.has(key));
  const summary = flowSummary(after);
  await storeChanges(transaction, note, { facts, claim: free, release: [], ledger, shapes, outbox: [], summary });
  return { record: note, summary, outbox: [] };
}

/** Adds an event file. One that is here already stays as it is, because it may have been acknowledged since. */
async function addEntry(transaction: Transaction<'readwrite'>, record: OutboxRecord): Promise<void> {
  const store = transaction.objectStore('outbox');
  if ((await store.getKey(record.eventId)) === undefined) await store.add(record);
}

function notes(state: FlowState, count: number, lost: readonly Claim[]): readonly FactBody[] {
  const removed = lost.flatMap(({ key }) => {
    const lineId = state.claimed.get(key);
    return lineId === undefined ? [] : [{ type: 'serial-removed', lineId, key } as const];
  });
  return [{ type: 'facts-restored', count }, ...removed];
}

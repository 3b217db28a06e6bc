import { closedCounts } from '../../domain/folding/closed-counts.js';
import type { FlowSummary } from '../../domain/folding/flow-summary.js';
import { hasEnded } from '../../domain/rules/has-ended.js';
import type { Fact } from '../../domain/model/fact.js';
import type { Erasable, ErasedFlow } from '../../ports/erasure.js';
import type { Connection } from '../connection.js';
import type { Name, Transaction } from '../database.js';
import { startsWith } from '../schema.js';
import { factsOf } from '../snapshots.js';
import { erasedFlows, noteFlow } from './noted.js';

/** All in which there is something of a flow. */
export const ERASE_STORES: Name[] = ['journal', 'flows', 'claimGroups', 'outbox', 'snapshots', 'meta'];

/**
 * Erases what may be erased from the database, and then has it dropped from the second copy. Each flow in a transaction
 * of its own, so that no scan waits for many. The claims of a count's batches hold until the count is closed, so until
 * then its batches stay.
 */
export async function eraseFlows(
  connection: Connection,
  drop: (flows: readonly ErasedFlow[]) => Promise<void>,
  what: Erasable,
  atMs: number,
): Promise<readonly ErasedFlow[]> {
  const isAsked = 'flowId' in what;
  const beforeMs = isAsked ? Infinity : what.deliveredBeforeMs;
  const [flows, erased] = await connection.read(['flows', 'meta'], transaction =>
    Promise.all([transaction.objectStore('flows').getAll(), erasedFlows(transaction)]),
  );
  const summaries = flows.map(({ summary }) => summary);
  const closed = closedCounts(summaries, erased);
  const due = summaries
    .filter(({ countId }) => countId === undefined || closed.has(countId))
    .filter(isAsked ? ({ flowId }) => flowId === what.flowId : flow => isOver(flow, beforeMs));
  const gone: ErasedFlow[] = [];
  for (const { flowId, countId } of due) {
    const why = isAsked ? 'asked' : 'delivered';
    const note = { flowId, why, atMs, ...(countId !== undefined && { closedCountId: countId }) } as const;
    const erasing = await connection.write(ERASE_STORES, transaction => eraseFlow(transaction, note, beforeMs));
    if (erasing) gone.push(erasing);
  }
  if (gone.length > 0) await drop(gone);
  return gone;
}

/** Did it end before that time, and is nothing to be done with it any more? */
function isOver({ status, updatedAtMs, unverified }: FlowSummary, beforeMs: number): boolean {
  return hasEnded(status) && updatedAtMs < beforeMs && !unverified;
}

/**
 * Takes everything of a flow away, and notes that it did. Resolves to undefined where it has not ended, or where the
 * receipt of one of its event files was neither acknowledged nor withdrawn before `beforeMs`: what nobody has got yet
 * is never erased.
 */
async function eraseFlow(
  transaction: Transaction<'readwrite'>,
  note: Omit<ErasedFlow, 'facts'>,
  beforeMs: number,
): Promise<ErasedFlow | undefined> {
  const { flowId } = note;
  const [flow, records] = await Promise.all([
    transaction.objectStore('flows').get(flowId),
    transaction.objectStore('journal').getAll(startsWith(flowId)),
  ]);
  if (!flow || !hasEnded(flow.summary.status)) return undefined;
  const outbox = transaction.objectStore('outbox');
  const facts = factsOf(records);
  const files = await Promise.all(eventIdsOf(facts).map(eventId => outbox.get(eventId)));
  if (files.some(file => (file?.entry.acknowledgedAtMs ?? file?.entry.withdrawnAtMs ?? Infinity) >= beforeMs))
    return undefined;

  const { head } = flow;
  const heads = facts.flatMap(fact => (fact.type === 'flow-completed' ? (fact.journalHead ?? []) : []));
  const chain = { ...(head !== undefined && { head }), ...(heads.length > 0 && { journalHeads: heads }) };
  const { receipt = 1, restFollows } = flow.summary;
  const erased = { ...note, facts: facts.length, ...chain, ...(restFollows && { receipt }) };
  await Promise.all([takeAway(transaction, flowId, facts), noteFlow(transaction, erased)]);
  return erased;
}

/**
 * Takes everything of a flow away.
 * @param facts those of its journal
 */
export async function takeAway(
  transaction: Transaction<'readwrite'>,
  flowId: string,
  facts: readonly Fact[],
): Promise<void> {
  await Promise.all([
    ...(['journal', 'claimGroups'] as const).map(name => transaction.objectStore(name).delete(startsWith(flowId))),
    ...(['flows', 'snapshots'] as const).map(name => transaction.objectStore(name).delete(flowId)),
    ...eventIdsOf(facts).map(eventId => transaction.objectStore('outbox').delete(eventId)),
  ]);
}

/** The event files of a flow. */
export function eventIdsOf(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap(fact => (fact.type === 'flow-completed' ? [fact.eventId] : []));
}

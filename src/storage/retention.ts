import type { FlowSummary } from '../domain/folding/flow-summary.js';
import type { Erasable, ErasedFlow } from '../ports/erasure.js';
import type { Connection } from './connection.js';
import type { Name, Transaction } from './database.js';
import { startsWith, type FlowRecord } from './schema.js';
import { factsOf } from './snapshots.js';

const ERASE_STORES: Name[] = ['journal', 'flows', 'claimGroups', 'outbox', 'snapshots', 'meta'];

/** In `meta`, each flow that was erased is kept under this and its id. */
const ERASED = 'erased/';

/** How to erase a flow: only where the receipt of all its event files was acknowledged before `beforeMs`. */
interface Erasure extends Pick<ErasedFlow, 'why' | 'atMs'> {
  readonly beforeMs: number;
}

/**
 * Erases what may be erased from the database, and then has it dropped from the second copy. Each flow in a transaction
 * of its own, so that no scan waits for many.
 */
export async function eraseFlows(
  connection: Connection,
  drop: (flowIds: readonly string[]) => Promise<void>,
  what: Erasable,
  atMs: number,
): Promise<readonly ErasedFlow[]> {
  const isAsked = 'flowId' in what;
  const beforeMs = isAsked ? Infinity : what.deliveredBeforeMs;
  const flows = isAsked
    ? []
    : await connection.read(['flows'], transaction => transaction.objectStore('flows').getAll());
  const due = isAsked ? [what.flowId] : endedBefore(flows, beforeMs);
  const gone: ErasedFlow[] = [];
  for (const flowId of due) {
    const erasure: Erasure = { why: isAsked ? 'asked' : 'delivered', atMs, beforeMs };
    const erased = await connection.write(ERASE_STORES, transaction => eraseFlow(transaction, flowId, erasure));
    if (erased) gone.push(erased);
  }
  if (gone.length > 0) await drop(gone.map(({ flowId }) => flowId));
  return gone;
}

/**
 * Flows that ended before a time and that nothing is to be done with any more. The claims of a count's batches hold
 * until the count is closed, so until then its batches stay.
 */
function endedBefore(records: readonly FlowRecord[], beforeMs: number): readonly string[] {
  const closed = new Set(records.flatMap(({ summary }) => (summary.isCountClosed ? [summary.countId] : [])));
  return records
    .map(({ summary }) => summary)
    .filter(({ updatedAtMs, countId }) => updatedAtMs < beforeMs && (countId === undefined || closed.has(countId)))
    .filter(summary => hasEnded(summary) && !summary.unverified)
    .map(({ flowId }) => flowId);
}

/**
 * Takes everything of a flow away, and notes that it did. Resolves to undefined where it has not ended, or where the
 * receipt of one of its event files was not acknowledged before `beforeMs`: what nobody has got yet is never erased.
 */
async function eraseFlow(
  transaction: Transaction<'readwrite'>,
  flowId: string,
  { why, atMs, beforeMs }: Erasure,
): Promise<ErasedFlow | undefined> {
  const [flow, records] = await Promise.all([
    transaction.objectStore('flows').get(flowId),
    transaction.objectStore('journal').getAll(startsWith(flowId)),
  ]);
  if (!flow || !hasEnded(flow.summary)) return undefined;
  const outbox = transaction.objectStore('outbox');
  const facts = factsOf(records);
  const eventIds = facts.flatMap(fact => (fact.type === 'flow-completed' ? [fact.eventId] : []));
  const files = await Promise.all(eventIds.map(eventId => outbox.get(eventId)));
  if (files.some(file => (file?.entry.acknowledgedAtMs ?? Infinity) >= beforeMs)) return undefined;

  const { countId, isCountClosed } = flow.summary;
  const erased = { flowId, why, atMs, facts: facts.length, ...(isCountClosed && { closedCountId: countId }) };
  await Promise.all([
    ...(['journal', 'claimGroups'] as const).map(name => transaction.objectStore(name).delete(startsWith(flowId))),
    ...(['flows', 'snapshots'] as const).map(name => transaction.objectStore(name).delete(flowId)),
    ...eventIds.map(eventId => outbox.delete(eventId)),
    transaction.objectStore('meta').put(erased, `${ERASED}${flowId}`),
  ]);
  return erased;
}

/** The flows that were erased here, in the order of their ids. */
export async function erasedFlows(transaction: Transaction<'readonly'>): Promise<readonly ErasedFlow[]> {
  return (await transaction.objectStore('meta').getAll(allErased())) as readonly ErasedFlow[];
}

const allErased = (): IDBKeyRange => IDBKeyRange.bound(ERASED, `${ERASED}\uffff`);

export function hasEnded({ status }: FlowSummary): boolean {
  return status === 'completed' || status === 'cancelled';
}

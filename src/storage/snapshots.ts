import { freeze, thaw } from '../domain/folding/frozen-state.js';
import { IdSet } from '../domain/collections/id-set.js';
import type { FlowSnapshot, LoadedFlow } from '../ports/flow-store.js';
import type { Connection } from './connection.js';
import type { Transaction } from './database.js';
import { startsWith, type JournalRecord, type SnapshotRecord } from './schema.js';

/** What there is of a flow: the snapshot, if it belongs to this journal and this version, and the facts after it. */
export async function loadFlow(transaction: Transaction<'readonly'>, flowId: string): Promise<LoadedFlow> {
  const journal = transaction.objectStore('journal');
  const record = await transaction.objectStore('snapshots').get(flowId);
  if (record) {
    const { last } = record;
    const records = journal.getAll(IDBKeyRange.bound([flowId, last.seq], [flowId, []]));
    const snapshot = thawed(record); // while the facts after it are on their way
    const [first, ...after] = await records;
    if (snapshot && isSame(first, last)) return { snapshot, tail: factsOf(after) };
  }
  return { tail: factsOf(await journal.getAll(startsWith(flowId))) };
}

/** The record for a snapshot; undefined when its journal does not end where the snapshot does. */
export async function snapshotRecord(
  transaction: Transaction<'readonly'>,
  { state, readings }: FlowSnapshot,
): Promise<SnapshotRecord | undefined> {
  const { flowId, seq } = state;
  const journal = transaction.objectStore('journal');
  const before = await journal.openCursor(IDBKeyRange.bound([flowId, 0], [flowId, seq], false, true), 'prev');
  if (!before || before.value.seq + before.value.facts.length !== seq) return undefined;
  const last = { seq: before.value.seq, write: before.value.write };
  return { flowId, last, state: freeze(state), readings: readings.freeze() };
}

/**
 * Deletes all snapshots, to free their room.
 * @returns whether there were any
 */
export function dropSnapshots(connection: Connection): Promise<boolean> {
  return connection.writeAside(['snapshots'], async transaction => {
    const snapshots = transaction.objectStore('snapshots');
    const count = await snapshots.count();
    await snapshots.clear();
    return count > 0;
  });
}

export function factsOf(records: readonly JournalRecord[]): JournalRecord['facts'] {
  return records.flatMap(({ facts }) => facts);
}

function thawed({ state, readings }: SnapshotRecord): FlowSnapshot | undefined {
  const thawedState = thaw(state);
  return thawedState && { state: thawedState, readings: IdSet.thaw(readings) };
}

function isSame(record: JournalRecord | undefined, last: SnapshotRecord['last']): boolean {
  return record?.seq === last.seq && record.write === last.write;
}

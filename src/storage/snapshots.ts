import { freeze, thaw } from '../domain/folding/frozen-state.js';
import { hasEnded } from '../domain/rules/has-ended.js';
import { IdSet } from '../domain/collections/id-set.js';
import type { FlowSnapshot, LoadedFlow } from '../ports/flow-store.js';
import type { Connection } from './connection.js';
import type { Transaction } from './database.js';
import { checkChain } from '../chain/chain.js';
import { foldRecords } from './log/fold-records.js';
import { toldIn } from './log/join.js';
import { endOf, isWellFormed } from './log/records.js';
import { sealOf } from './seal.js';
import { groupsFrom, startsWith, type FlowRecord, type JournalRecord, type SnapshotRecord } from './schema.js';

/** A journal, or what follows the last group of a snapshot, as it is stored. */
export interface StoredFlow {
  readonly flow: Pick<FlowRecord, 'seq' | 'head'> | undefined;
  readonly records: readonly JournalRecord[];
}

/** The whole journal of a flow. */
export async function storedFlow(transaction: Transaction<'readonly'>, flowId: string): Promise<StoredFlow> {
  const [flow, records] = await Promise.all([
    transaction.objectStore('flows').get(flowId),
    transaction.objectStore('journal').getAll(startsWith(flowId)),
  ]);
  return { flow, records };
}

/**
 * The snapshot of a flow and the facts after it; undefined where there is none that belongs to this journal and this
 * version. The promise is of whether the snapshot is as it was stored: a transaction cannot wait for that.
 */
export async function shortcutTo(
  transaction: Transaction<'readonly'>,
  flowId: string,
): Promise<{ readonly loaded: LoadedFlow; readonly isSealed: Promise<boolean> } | undefined> {
  const record = await transaction.objectStore('snapshots').get(flowId);
  if (!record) return undefined;
  const { last } = record;
  const reading = Promise.all([
    transaction.objectStore('flows').get(flowId),
    transaction.objectStore('journal').getAll(groupsFrom(flowId, last.seq)),
  ]);
  const snapshot = thawed(record); // while the facts after it are on their way
  const isSealed = sealOf(record).then(seal => seal === record.seal);
  const [flow, [first, ...records]] = await reading;
  const isWhole = first && isSame(first, last) && isSound(flowId, { flow, records }, first);
  return snapshot && isWhole ? { loaded: { snapshot, tail: factsOf(records) }, isSealed } : undefined;
}

/**
 * Whether the records of a flow are as they were stored, as far as their chain tells, or its facts tell where they are
 * not. The facts of groups from before there was a chain are at least well formed.
 * @param before the group that they follow; default: none
 */
export function isSound(flowId: string, { flow, records }: StoredFlow, before?: JournalRecord): boolean {
  const { broken, since, head, length } = checkChain(flowId, records, before);
  const isHead = flow ? flow.seq === length && (flow.head === undefined || flow.head === head) : length === 0;
  const told = toldIn(records);
  const unchained = records.filter(({ seq }) => since === undefined || seq < since);
  return isHead && broken.every(seq => told.has(seq)) && (unchained.length === 0 || canFold(unchained));
}

/** How many groups are checked at once: the page must not stutter while the journal behind a snapshot is read. */
const SLICE = 64;

/** Whether a whole journal is as it was stored, read slice by slice. */
export async function isSoundBySlices(connection: Connection, flowId: string): Promise<boolean> {
  let before: JournalRecord | undefined;
  for (;;) {
    const rest = groupsFrom(flowId, endOf(before));
    const records = await connection.read(['journal'], transaction =>
      transaction.objectStore('journal').getAll(rest, SLICE),
    );
    const last = records.at(-1);
    const { head, length } = checkChain(flowId, records, before);
    // A journal that ends here is held against its flow at the next opening.
    if (!isSound(flowId, { flow: { seq: length, head }, records }, before)) return false;
    if (!last || records.length < SLICE) return true;
    before = last;
  }
}

/** Facts from before there was a chain may be anything. */
function canFold(records: readonly JournalRecord[]): boolean {
  return records.every(isWellFormed) && foldRecords(records, 0).records.every((record, at) => record === records[at]);
}

/** Keeps a snapshot if its journal ends where it does, in place of the one before; an ended flow has none. */
export async function saveSnapshot(connection: Connection, snapshot: FlowSnapshot): Promise<void> {
  const { flowId, status } = snapshot.state;
  const record = hasEnded(status)
    ? undefined
    : await connection.read(['journal'], transaction => snapshotRecord(transaction, snapshot));
  const sealed = record && { ...record, seal: await sealOf(record) };
  await connection.writeAside(['snapshots', 'flows'], async transaction => {
    const snapshots = transaction.objectStore('snapshots');
    // Where the journal went on meanwhile, a name in the snapshot may have been erased.
    const isLast = (await transaction.objectStore('flows').get(flowId))?.seq === snapshot.state.seq;
    if (!sealed) await snapshots.delete(flowId);
    else if (isLast) await snapshots.put(sealed);
  });
}

/** The record for a snapshot; undefined when its journal does not end where the snapshot does. */
async function snapshotRecord(
  transaction: Transaction<'readonly'>,
  { state, readings }: FlowSnapshot,
): Promise<SnapshotRecord | undefined> {
  const { flowId, seq } = state;
  const journal = transaction.objectStore('journal');
  const before = await journal.openCursor(IDBKeyRange.bound([flowId, 0], [flowId, seq], false, true), 'prev');
  if (!before || before.value.seq + before.value.facts.length !== seq) return undefined;
  const { seq: lastSeq, write, hash } = before.value;
  const last = { seq: lastSeq, write, ...(hash !== undefined && { hash }) };
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
  return record?.seq === last.seq && record.write === last.write && record.hash === last.hash;
}

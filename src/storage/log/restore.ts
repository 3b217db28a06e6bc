import { unwrap } from 'idb';
import { hashOf } from '../../chain/chain.js';
import { apply } from '../../domain/folding/apply.js';
import { claimScope, type Claim } from '../../domain/model/claim.js';
import type { FactBody } from '../../domain/model/fact.js';
import { flowSummary } from '../../domain/folding/flow-summary.js';
import type { FlowState } from '../../domain/model/state.js';
import { stamped } from '../../domain/deciding/transition.js';
import type { FlowSummary } from '../../ports/flow-store.js';
import { claimsOf, claimsOn, releaseClaims } from '../claims.js';
import type { Transaction } from '../database.js';
import { erasedUsers, isErased } from '../erasing/noted.js';
import { startsWith, waitingRecord, type JournalRecord, type OutboxRecord } from '../schema.js';
import { storeConsequences, storeRecords, waitingOf } from '../transact.js';
import { foldRecords, type FoldedRecords } from './fold-records.js';
import { groupsOf, type Group } from './group.js';
import { hasStray } from './copied-groups.js';
import type { KeptGroup } from './kept-groups.js';
import { namelessBy } from '../erasing/nameless.js';
import { joinCopies, toldOf, type Tampered } from './join.js';
import { endOf } from './records.js';

/** How long a restore may take, in milliseconds: a flow of 100,000 serials has as many claims to store. */
export const RESTORE_LIMIT_MS = 120_000;

/** What there is of a flow outside the database. */
export interface Outside {
  readonly flowId: string;
  readonly groups: readonly (KeptGroup & { readonly summary?: FlowSummary })[];
  /** What memory has of it. */
  readonly kept?: readonly KeptGroup[];
  /** There may be more of it that is not here. */
  readonly isShared: boolean;
}

export interface Restored {
  /** The flow's groups that are not outside yet, or not as they should be. */
  readonly groups: readonly Group[];
  /** These are all groups of the flow, because what is outside has others that are not to be. */
  readonly isAnew: boolean;
  readonly isTampered: boolean;
}

const NOTHING: Restored = { groups: [], isAnew: false, isTampered: false };

/**
 * Joins what the database has of a flow with what there is outside, and stores what it lacks or has wrong, with the
 * claims and ledger entries that follow from the facts. Facts at the end note what was restored and what was wrong.
 */
export async function restoreFlow(
  transaction: Transaction<'readwrite'>,
  { flowId, isShared, ...outside }: Outside,
  atMs: number,
): Promise<Restored> {
  const [flow, database, isGone, users] = await Promise.all([
    transaction.objectStore('flows').get(flowId),
    transaction.objectStore('journal').getAll(startsWith(flowId)),
    isErased(transaction, flowId),
    erasedUsers(transaction),
  ]);
  if (isGone) return NOTHING;
  const all = [...(outside.kept ?? []), ...outside.groups].map(({ record }) => record);
  const nameless = namelessBy(users, [...database, ...all]);
  const [groups, kept] = [outside.groups.map(nameless), (outside.kept ?? []).map(nameless)];
  const log = groups.map(({ record }) => record);
  const copies = { flowId, flow, database, log: [...kept.map(({ record }) => record), ...log], isShared };
  const joined = joinCopies(copies, { atMs, deviceId: '' });
  const after = Math.max(endOf(database.at(-1)), flow?.seq ?? 0);
  const folded = foldRecords(joined.records, after);
  const tampered = [...joined.tampered, ...unfolded(joined.records, folded.records)];
  const { state } = folded;
  // Without any of these there is nothing to go on with.
  const summary = state ? flowSummary(state) : (flow?.summary ?? groups.at(-1)?.summary);
  const records = summary ? folded.records : [];
  replaceRecords(transaction, flowId, database, records);
  if (!summary) return { ...NOTHING, isTampered: tampered.length > 0 };
  const restored = records.filter(({ seq }) => seq >= after);
  // Nobody is to have the event files of a flow that was taken back.
  for (const { record, outbox } of state?.status === 'voided' ? [] : [...kept, ...groups])
    if (restored.includes(record)) for (const entry of outbox) await addEntry(transaction, waitingRecord(entry));
  const { free, taken } = await settleClaims(transaction, flowId, folded);
  const bodies = [...notes(restored, taken, state), ...tampered];
  const note = noteOf(flowId, records, bodies, atMs);
  const changes = { facts: note.facts, claim: free, release: [], ledger: folded.ledger, shapes: folded.shapes };
  const noted = state ? flowSummary(note.facts.reduce<FlowState>(apply, state)) : summary;
  await storeConsequences(transaction, note, { ...changes, outbox: [], summary: noted });
  storeRecords(transaction, [note], noted);
  const waiting = await waitingOf(transaction, flowId);
  const wanted = groupsOf(bodies.length > 0 ? [...records, note] : records, noted, waiting);
  const isAnew = hasStray(log, records);
  const known = new Set(isAnew ? [] : log);
  return { groups: wanted.filter(({ record }) => !known.has(record)), isAnew, isTampered: tampered.length > 0 };
}

/** Stores what is to be, and deletes what is not. The single requests are not awaited: the transaction is. */
function replaceRecords(
  transaction: Transaction<'readwrite'>,
  flowId: string,
  stored: readonly JournalRecord[],
  wanted: readonly JournalRecord[],
): void {
  const store = unwrap(transaction).objectStore('journal');
  const [places, same] = [new Set(wanted.map(({ seq }) => seq)), new Set(stored)];
  for (const { seq } of stored) if (!places.has(seq)) store.delete([flowId, seq]);
  for (const record of wanted) if (!same.has(record)) store.put(record);
}

/**
 * Releases the claims of serials that the flow has no more, and finds those that it lacks. A serial that another flow
 * has claimed meanwhile stays with that flow, unless both share it.
 */
async function settleClaims(
  transaction: Transaction<'readwrite'>,
  flowId: string,
  { state, claims }: FoldedRecords,
): Promise<{ readonly free: readonly Claim[]; readonly taken: readonly Claim[] }> {
  if (!state) return { free: [], taken: [] };
  const own = await claimsOf(transaction, flowId);
  const [held, wanted] = [new Set(own.map(({ key }) => key)), new Set(claims.map(({ key }) => key))];
  const release = own.filter(({ key }) => !wanted.has(key));
  if (release.length > 0) await releaseClaims(transaction, flowId, release);
  const missing = claims.filter(({ key }) => !held.has(key));
  const existing = await claimsOn(transaction, claimScope(state.document), new Set(missing.map(({ fold }) => fold)));
  const others = new Set(existing.filter(({ shared }) => !shared).map(({ key }) => key));
  const isFree = ({ key, shared }: Claim): boolean => shared === true || !others.has(key);
  return { free: missing.filter(isFree), taken: missing.filter(claim => !isFree(claim)) };
}

/** Adds an event file. One that is here already stays as it is, because it may have been acknowledged since. */
async function addEntry(transaction: Transaction<'readwrite'>, record: OutboxRecord): Promise<void> {
  const store = transaction.objectStore('outbox');
  if ((await store.getKey(record.eventId)) === undefined) await store.add(record);
}

/** Facts that could not be folded. */
function unfolded(given: readonly JournalRecord[], folded: readonly JournalRecord[]): readonly Tampered[] {
  return given.filter((record, at) => record !== folded[at]).map(record => toldOf(record, false));
}

function notes(
  restored: readonly JournalRecord[],
  taken: readonly Claim[],
  state: FlowState | undefined,
): readonly FactBody[] {
  const count = restored.reduce((sum, { facts }) => sum + facts.length, 0);
  const removed = taken.flatMap(({ key }) => {
    const lineId = state?.claimed.get(key);
    return lineId === undefined ? [] : [{ type: 'serial-removed', lineId, key } as const];
  });
  return [...(count > 0 ? [{ type: 'facts-restored', count } as const] : []), ...removed];
}

/** The group that tells of it, in the name of whoever came last. */
function noteOf(
  flowId: string,
  records: readonly JournalRecord[],
  bodies: readonly FactBody[],
  atMs: number,
): JournalRecord {
  const last = records.at(-1);
  const stamp = { deviceId: '', ...last?.facts.at(-1), atMs };
  const facts = bodies.map(body => stamped(body, stamp));
  const record = { flowId, seq: endOf(last), facts, write: '' };
  return { ...record, hash: hashOf(last?.hash ?? '', flowId, record) };
}

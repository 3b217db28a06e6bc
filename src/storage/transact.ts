import { unwrap } from 'idb';
import { sealGroup } from '../chain/chain.js';
import { lookupForm } from '../domain/model/claim.js';
import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { Changes, FlowSummary, Found, OutboxEntry, Wanted } from '../ports/flow-store.js';
import { claimGroups, claimsOn, mayBeShared, releaseClaims } from './claims.js';
import type { Mode, Name, Transaction } from './database.js';
import { erasedUsers, isErased } from './erasing/noted.js';
import { groupsFrom, spanOf, startsWith, waitingRecord, type JournalRecord } from './schema.js';
import { withdraw } from './outbox.js';
import { putEntry } from './seed-ledger.js';
import { changeShapes, shapesOn } from './shapes.js';
import { factsOf } from './snapshots.js';
import { FlowErased, StoreError } from './store-error.js';

/** `meta` too: what was erased, perhaps a moment ago by another tab, neither goes on nor comes back. */
export const TRANSACT_STORES: Name[] = ['journal', 'flows', 'claimGroups', 'ledger', 'outbox', 'shapes', 'meta'];

/** What other tabs have stored of a flow since its caller looked. */
export interface Tail {
  /** Groups that were stored after `wanted.seq`. */
  readonly records: readonly JournalRecord[];
  /** The flow's event files that wait, where one of these groups has brought one. */
  readonly waiting: readonly OutboxEntry[];
}

export interface Situation extends Tail {
  /** What was found without asking for claims. */
  readonly found: Omit<Found, 'claims'>;
  /** Position of the next fact in the journal. */
  readonly seq: number;
  /** The index alone does not refuse whoever takes a serial that is wanted: see `mayBeShared`. */
  readonly isShared: boolean;
}

/** The journal is shorter than what its caller has folded. */
export class FactsGone extends StoreError {
  constructor() {
    super('unavailable', 'Facts of this flow are gone: the storage was cleared while the flow was open.');
  }
}

/** All look-ups of one decision but that of claims, issued at once. */
export async function lookUp(transaction: Transaction<'readwrite'>, wanted: Wanted): Promise<Situation> {
  const { flowId, seq, scope, lookups, skus, erasedUsers: isImport } = wanted;
  const [flow, ledger, isShared, shapes, users] = await Promise.all([
    transaction.objectStore('flows').get(flowId),
    ledgerOn(transaction.objectStore('ledger'), lookups),
    mayBeShared(transaction, scope, lookups),
    skus && shapesOn(transaction.objectStore('shapes'), skus),
    isImport && erasedUsers(transaction),
  ]);
  if (!flow && (await isErased(transaction, flowId))) throw new FlowErased(flowId);
  const { seq: length = 0, head } = flow ?? {};
  if (length < seq) throw new FactsGone();
  // Asked for only where there are any, because each further request is a further round trip for every scan.
  const records = length > seq ? await transaction.objectStore('journal').getAll(groupsFrom(flowId, seq)) : [];
  const tail = factsOf(records);
  const waiting = tail.some(({ type }) => type === 'flow-completed') ? await waitingOf(transaction, flowId) : [];
  const more = { ...(shapes && { shapes }), ...(users && { erasedUsers: users }), ...(head !== undefined && { head }) };
  return { records, waiting, seq: length, isShared, found: { tail, ledger, ...more } };
}

/**
 * Decides with as few look-ups of claims as possible, because looking up a serial costs as much as storing it. It first
 * decides as if nobody had a claim: mostly that is so, and where it is not, storing the claim fails with a
 * `ClaimConflict`. It decides anew with all claims in the next try, or when a serial that the decision does not claim
 * has a claim.
 */
export async function decideOn<T extends { readonly changes: Changes }>(
  transaction: Transaction<'readwrite'>,
  { scope, lookups }: Wanted,
  found: Omit<Found, 'claims'>,
  decide: (found: Found) => T,
  isContested: boolean,
): Promise<T> {
  if (!isContested) {
    const result = decide({ ...found, claims: [] });
    const others = new Set(lookups);
    for (const { fold } of result.changes.claim) others.delete(fold);
    if ((await claimsOn(transaction, scope, others)).length === 0) return result;
  }
  return decide({ ...found, claims: await claimsOn(transaction, scope, lookups) });
}

/** The flow's event files that nobody has acknowledged, oldest first. */
export async function waitingOf(transaction: Transaction<Mode>, flowId: string): Promise<readonly OutboxEntry[]> {
  const waiting = await transaction.objectStore('outbox').index('waiting').getAll();
  return waiting.map(({ entry }) => entry).filter(entry => entry.flowId === flowId);
}

/**
 * How many entries for each lookup form may lie between the first and the last form for one request to be cheaper than
 * one for each form.
 */
const NEAR = 4;

/** All entries with any of the lookup forms, read by a single request where that is cheaper. */
async function ledgerOn(
  store: { getAll(range: IDBKeyRange, count?: number): Promise<LedgerEntry[]> },
  lookups: ReadonlySet<string>,
): Promise<LedgerEntry[]> {
  const sorted = [...lookups].sort();
  const span = spanOf(sorted);
  if (!span) return [];
  const limit = lookups.size * NEAR;
  const near = await store.getAll(span, limit);
  if (near.length < limit) return near.filter(({ serial }) => lookups.has(lookupForm(serial)));
  const found = await Promise.all(sorted.map(lookup => store.getAll(startsWith(lookup))));
  return found.flat();
}

/** Groups to be stored. */
export interface NewRecords {
  readonly records: readonly JournalRecord[];
  /** The facts of the last one as JSON, where it was hashed here and names nobody: the log keeps what was hashed. */
  readonly text?: string;
}

/** The groups of a decision: first those that another device has stored, with their hashes, then what is new here. */
export function recordsOf(
  { flowId, seq, write }: Pick<JournalRecord, 'flowId' | 'seq' | 'write'>,
  { facts, groups = [] }: Changes,
  head: string | undefined,
): NewRecords {
  const records = groups.map(group => ({ ...group, flowId, write }));
  const given = groups.reduce((sum, group) => sum + group.facts.length, 0);
  if (given === facts.length) return { records };
  const own = { flowId, seq: seq + given, facts: facts.slice(given), write };
  const { seal, ...more } = sealGroup(groups.at(-1)?.hash ?? head ?? '', flowId, own);
  return { records: [...records, { ...own, ...seal }], ...more };
}

/**
 * Stores what follows from the facts that begin at `seq`, before the facts themselves: the claims take longest, and the
 * group is hashed meanwhile. Releases go first: a line may be restarted and scanned again in one group. The
 * single requests are not awaited: one that fails takes the transaction back, and the transaction is awaited.
 */
export async function storeConsequences(
  transaction: Transaction<'readwrite'>,
  { flowId, seq }: Pick<JournalRecord, 'flowId' | 'seq'>,
  { facts, claim, release, ledger, shapes = [], outbox, withdrawn = [] }: Changes,
): Promise<void> {
  if (facts.length === 0) return;
  const bare = unwrap(transaction);
  if (release.length > 0) await releaseClaims(transaction, flowId, release);
  if (withdrawn.length > 0) await withdraw(transaction, withdrawn);
  for (const group of claimGroups(flowId, seq, claim)) bare.objectStore('claimGroups').add(group);
  const ledgerStore = bare.objectStore('ledger');
  for (const entry of ledger) putEntry(ledgerStore, entry);
  changeShapes(bare.objectStore('shapes'), shapes);
  for (const entry of outbox) bare.objectStore('outbox').add(waitingRecord(entry));
}

/** Stores the groups of a decision, or nothing when there are no facts. */
export function storeRecords(
  transaction: Transaction<'readwrite'>,
  records: readonly JournalRecord[],
  summary: FlowSummary,
): void {
  const last = records.at(-1);
  if (!last || last.facts.length === 0) return;
  const { flowId, seq, facts, hash } = last;
  const bare = unwrap(transaction);
  for (const record of records) bare.objectStore('journal').add(record);
  bare
    .objectStore('flows')
    .put({ flowId, seq: seq + facts.length, ...(hash !== undefined && { head: hash }), summary });
}

import { unwrap } from 'idb';
import { lookupForm } from '../domain/model/claim.js';
import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { Changes, Found, OutboxEntry, Wanted } from '../ports/flow-store.js';
import { claimGroups, claimsOn, releaseClaims } from './claims.js';
import type { Mode, Name, Transaction } from './database.js';
import { spanOf, startsWith, waitingRecord, type JournalRecord } from './schema.js';
import { putEntry } from './seed-ledger.js';
import { factsOf } from './snapshots.js';
import { StoreError } from './store-error.js';

export const TRANSACT_STORES: Name[] = ['journal', 'flows', 'claimGroups', 'ledger', 'outbox'];

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
  /** Place of the next fact. */
  readonly seq: number;
}

/** The journal is shorter than what its caller has folded. */
export class FactsGone extends StoreError {
  constructor() {
    super('unavailable', 'Facts of this flow are gone: the storage was cleared while the flow was open.');
  }
}

/** All look-ups of one decision but that of claims, issued at once. */
export async function lookUp(transaction: Transaction<'readwrite'>, wanted: Wanted): Promise<Situation> {
  const { flowId, seq, lookups } = wanted;
  const [flow, ledger] = await Promise.all([
    transaction.objectStore('flows').get(flowId),
    ledgerOn(transaction.objectStore('ledger'), lookups),
  ]);
  const length = flow?.seq ?? 0;
  if (length < seq) throw new FactsGone();
  // Asked for only where there are any: a request more is a way there and back more for every scan.
  const after = IDBKeyRange.bound([flowId, seq], [flowId, []]);
  const records = length > seq ? await transaction.objectStore('journal').getAll(after) : [];
  const tail = factsOf(records);
  const waiting = tail.some(({ type }) => type === 'flow-completed') ? await waitingOf(transaction, flowId) : [];
  return { records, waiting, seq: length, found: { tail, ledger } };
}

/**
 * Decides, asking for as few claims as can be, because each serial asked for costs as much as storing it. First as if
 * nobody had one: mostly that is so, and storing a claim fails with `Taken` where it is not. A decision is made anew
 * with all claims in the next try, or when somebody has a serial that it does not take.
 */
export async function decideOn<T extends { readonly changes: Changes }>(
  transaction: Transaction<'readwrite'>,
  { scope, lookups }: Wanted,
  found: Omit<Found, 'claims'>,
  decide: (found: Found) => T,
  isAgain: boolean,
): Promise<T> {
  if (!isAgain) {
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
 * So many entries for each lookup form may lie between the first and the last for one request to be cheaper than one
 * for each.
 */
const NEAR = 4;

/** All entries with any of the lookup forms; by one request where it can be, as for claims. */
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

/**
 * Stores what was decided, or nothing when there are no facts. Releases go first: a line may be restarted and scanned
 * again in one group. Nobody waits for the single requests: one that fails takes the transaction back, and that is
 * waited for.
 */
export async function storeChanges(
  transaction: Transaction<'readwrite'>,
  record: JournalRecord,
  { claim, release, ledger, summary, outbox }: Changes,
): Promise<void> {
  const { flowId, seq, facts } = record;
  if (facts.length === 0) return;
  const bare = unwrap(transaction);
  const ledgerStore = bare.objectStore('ledger');
  bare.objectStore('journal').add(record);
  for (const entry of ledger) putEntry(ledgerStore, entry);
  bare.objectStore('flows').put({ flowId, seq: seq + facts.length, summary });
  for (const entry of outbox) bare.objectStore('outbox').add(waitingRecord(entry));
  if (release.length > 0) await releaseClaims(transaction, flowId, release);
  for (const group of claimGroups(flowId, seq, claim)) bare.objectStore('claimGroups').add(group);
}

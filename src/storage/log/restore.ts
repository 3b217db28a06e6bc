import { unwrap } from 'idb';
import { apply, replay } from '../../domain/apply.js';
import type { Claim } from '../../domain/claim.js';
import { claimChanges } from '../../domain/claim-changes.js';
import type { Fact, FactBody, Stamp } from '../../domain/fact.js';
import { flowSummary } from '../../domain/flow-summary.js';
import { ledgerMoves } from '../../domain/ledger-moves.js';
import type { FlowState } from '../../domain/state.js';
import type { Changes } from '../../ports/flow-store.js';
import { claimsOn, releaseClaims } from '../claims.js';
import type { Name, Transaction } from '../database.js';
import { startsWith, waitingRecord, type OutboxRecord } from '../schema.js';
import { factsOf } from '../snapshots.js';
import { storeChanges } from '../transact.js';
import type { Group } from './group.js';

/** A flow of 100,000 serials has as many claims. */
export const RESTORE_LIMIT_MS = 120_000;
export const RESTORE_STORES: Name[] = ['journal', 'flows', 'claimGroups', 'ledger', 'outbox'];

/**
 * Adds groups that the database has lost, with the claims and ledger entries that follow from their facts, and last facts that say so.
 * Resolves to the group of those facts; undefined when the groups do not follow what the database holds.
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
  const { state, claim, release, ledger } = consequencesOf(before, restored);
  await releaseClaims(transaction, first.flowId, release);
  const taken = await takenByOthers(transaction, claim);
  const facts = notes(state, restored.length, taken).map(body => stamped(body, stamp, atMs));
  const after = facts.reduce<FlowState>(apply, state);
  const note = { flowId: first.flowId, seq: before.length + restored.length, facts, write: '' };
  for (const { record, outbox } of groups) {
    unwrap(transaction).objectStore('journal').add(record);
    for (const entry of outbox) await addEntry(transaction, waitingRecord(entry));
  }
  const free = claim.filter(one => !taken.includes(one));
  const summary = flowSummary(after);
  await storeChanges(transaction, note, { facts, claim: free, release: [], ledger, summary });
  return { record: note, summary, outbox: [] };
}

/** One that is here already may have been acknowledged since, and stays. @returns whether it was added */
export async function addEntry(transaction: Transaction<'readwrite'>, record: OutboxRecord): Promise<boolean> {
  const store = transaction.objectStore('outbox');
  if ((await store.getKey(record.eventId)) !== undefined) return false;
  await store.add(record);
  return true;
}

type Consequences = Pick<Changes, 'claim' | 'release' | 'ledger'> & { readonly state: FlowState };

/** What the restored facts come to in the end: a claim that they took and set free again is none. */
function consequencesOf(before: readonly Fact[], restored: readonly Fact[]): Consequences {
  let state = before.length > 0 ? replay(before) : undefined;
  let ledger: Changes['ledger'] = [];
  const claim = new Map<string, Claim>();
  const release: Changes['release'][number][] = [];
  for (const fact of restored) {
    const changes = claimChanges(fact, state);
    for (const freed of changes.release) if (!claim.delete(freed.key)) release.push(freed);
    for (const taken of changes.claim) claim.set(taken.key, taken);
    state = apply(state, fact);
    if (fact.type === 'flow-completed') ledger = [...ledger, ...ledgerMoves(state)];
  }
  return { state: state ?? replay(before), claim: [...claim.values()], release, ledger };
}

/** A serial that another flow has taken while this one was lost stays there. */
async function takenByOthers(transaction: Transaction<'readwrite'>, claims: readonly Claim[]): Promise<Claim[]> {
  const [first] = claims;
  if (!first) return [];
  const held = await claimsOn(transaction, first.scope, new Set(claims.map(({ fold }) => fold)));
  const taken = new Set(held.map(({ key }) => key));
  return claims.filter(({ key }) => taken.has(key));
}

function notes(state: FlowState, count: number, taken: readonly Claim[]): readonly FactBody[] {
  const removed = taken.map(({ lineId, key }) => ({ type: 'serial-removed', lineId, key }) as const);
  return [{ type: 'facts-restored', count }, ...removed.filter(({ key }) => state.claimed.has(key))];
}

function stamped(body: FactBody, { deviceId, userId }: Stamp, atMs: number): Fact {
  return { ...body, atMs, deviceId, ...(userId !== undefined && { userId }) };
}

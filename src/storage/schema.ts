import type { DBSchema } from 'idb';
import type { LedgerEntry } from '../domain/ledger-entry.js';
import type { Claim } from '../domain/claim.js';
import type { ClaimId } from '../domain/claim-changes.js';
import type { Fact } from '../domain/fact.js';
import type { FrozenState } from '../domain/frozen-state.js';
import { groupBy } from '../domain/group-by.js';
import type { FrozenMap } from '../domain/serial-map.js';
import type { FlowSummary, OutboxEntry } from '../ports/flow-store.js';

/** The facts of one transaction. One record a group, not one a fact: measured faster, and browsers discarded it less often after a kill. */
export interface JournalRecord {
  readonly flowId: string;
  /** Place of the first fact in the flow's journal. */
  readonly seq: number;
  readonly facts: readonly Fact[];
  /** Who wrote it: tells a retry that the try before did complete. */
  readonly write: string;
}

export interface FlowRecord {
  readonly flowId: string;
  /** Facts in the journal. Fewer than a caller has folded means that storage was cleared underneath. */
  readonly seq: number;
  readonly summary: FlowSummary;
}

/** A shortcut to a flow's state: never the only place of anything. */
export interface SnapshotRecord {
  readonly flowId: string;
  /** The last group of the journal that is folded in. One that is not there any more makes the snapshot worthless. */
  readonly last: Pick<JournalRecord, 'seq' | 'write'>;
  readonly state: FrozenState;
  readonly readings: FrozenMap;
}

/** Claims that one transaction took: as one record, because the number of requests is what a group costs. The index keeps each claim unique. */
export interface ClaimGroup {
  readonly flowId: string;
  /** Place of the transaction's first fact; -1 for those of before version 3. */
  readonly seq: number;
  readonly part: number;
  /** What identifies each claim. */
  readonly keys: readonly ClaimKey[];
  readonly claims: readonly Claim[];
}

export type ClaimKey = [scope: string, fold: string, key: string];

export interface OutboxRecord {
  readonly eventId: string;
  /** When it was created, in milliseconds; absent once it is acknowledged, which takes it out of the index. */
  readonly waitingSinceMs?: number;
  readonly entry: OutboxEntry;
}

export interface FlowSchema extends DBSchema {
  journal: { key: [flowId: string, seq: number]; value: JournalRecord };
  flows: { key: string; value: FlowRecord };
  claimGroups: { key: [flowId: string, seq: number, part: number]; value: ClaimGroup; indexes: { keys: ClaimKey } };
  /** Keyed from outside, as the fold is derived from the serial. */
  ledger: { key: [fold: string, sku: string, serial: string]; value: LedgerEntry };
  outbox: { key: string; value: OutboxRecord; indexes: { waiting: number } };
  snapshots: { key: string; value: SnapshotRecord };
  meta: { key: string; value: unknown };
}

/** An event file that nobody has acknowledged. */
export function waitingRecord(entry: OutboxEntry): OutboxRecord {
  return { eventId: entry.eventId, waitingSinceMs: entry.createdAtMs, entry };
}

export function claimKey({ scope, fold, key }: ClaimId): ClaimKey {
  return [scope, fold, key];
}

/** So many claims a record at most: setting one free writes the others of its record anew. */
const PART = 256;

/** Version 3 of the database was made with it. */
export function claimGroups(flowId: string, seq: number, claims: readonly Claim[]): readonly ClaimGroup[] {
  return Array.from({ length: Math.ceil(claims.length / PART) }, (_, part) => {
    const some = claims.slice(part * PART, (part + 1) * PART);
    return { flowId, seq, part, keys: some.map(claimKey), claims: some };
  });
}

/** All keys that begin with `prefix`: an array sorts after every string and number. */
export function startsWith(...prefix: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}

/**
 * One step from each released version to the next; a step never changes after its release and loses nothing. Written against the bare platform
 * types, because `FlowSchema` describes the newest version only.
 */
export type Migration = (database: IDBDatabase, transaction: IDBTransaction) => void;

export const migrations: readonly Migration[] = [
  function version1(database) {
    database.createObjectStore('journal', { keyPath: ['flowId', 'seq'] });
    database.createObjectStore('flows', { keyPath: 'flowId' });
    database.createObjectStore('claims', { keyPath: ['scope', 'fold', 'key'] });
    database.createObjectStore('ledger');
    database.createObjectStore('outbox', { keyPath: 'eventId' }).createIndex('waiting', 'waitingSinceMs');
    database.createObjectStore('meta');
  },
  function version2(database) {
    database.createObjectStore('snapshots', { keyPath: 'flowId' });
  },
  function version3(database, transaction) {
    const store = database.createObjectStore('claimGroups', { keyPath: ['flowId', 'seq', 'part'] });
    store.createIndex('keys', 'keys', { unique: true, multiEntry: true });
    const request = transaction.objectStore('claims').getAll() as IDBRequest<Claim[]>;
    request.addEventListener('success', () => {
      for (const [flowId, claims] of groupBy(request.result, claim => claim.flowId))
        for (const group of claimGroups(flowId, -1, claims)) store.add(group);
      database.deleteObjectStore('claims');
    });
  },
];

import type { DBSchema } from 'idb';
import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { ClaimId } from '../domain/model/claim.js';
import type { FactGroup } from '../domain/model/fact-group.js';
import type { FrozenState } from '../domain/folding/frozen-state.js';
import { groupBy } from '../domain/collections/group-by.js';
import type { FrozenMap } from '../domain/collections/serial-map.js';
import type { SerialShape } from '../domain/model/serial-shape.js';
import type { Elsewhere } from '../domain/model/verdict.js';
import type { FlowSummary, OutboxEntry } from '../ports/flow-store.js';

/**
 * The facts of one transaction. One record a group, not one a fact: measured faster, and browsers discarded it less
 * often after a kill.
 */
export interface JournalRecord extends FactGroup {
  readonly flowId: string;
  /** Who wrote it: tells a retry that the try before did complete. */
  readonly write: string;
}

export interface FlowRecord {
  readonly flowId: string;
  /** Facts in the journal. Fewer than a caller has folded means that storage was cleared underneath. */
  readonly seq: number;
  /** The hash of the last group: the next one is chained to it without reading it. Absent where it has none. */
  readonly head?: string;
  readonly summary: FlowSummary;
}

/** A shortcut to a flow's state, which contains nothing that the journal does not tell. */
export interface SnapshotRecord {
  readonly flowId: string;
  /** The last group of the journal that is folded in. One that is not there any more makes the snapshot worthless. */
  readonly last: Pick<JournalRecord, 'seq' | 'write' | 'hash'>;
  readonly state: FrozenState;
  readonly readings: FrozenMap;
  /** SHA-256 of all else: a state that was edited is left aside like one that does not belong to the journal. */
  readonly seal?: string;
}

/**
 * The claims that one transaction made, in one record, because the cost of a group is its number of requests. The index
 * keeps each claim unique.
 */
export interface ClaimGroup {
  readonly flowId: string;
  /** Position of the transaction's first fact in the journal; -1 for claims from before version 3. */
  readonly seq: number;
  readonly part: number;
  /** What identifies each claim. */
  readonly keys: readonly ClaimKey[];
  /**
   * The holder of each claim, in the same order. Equal holders are one object, because a record stores an object only
   * once.
   */
  readonly holders: readonly Elsewhere[];
}

/** A shared claim has its flow in it, and lies in a span of its own, which mostly is empty: see `sharedScope`. */
export type ClaimKey =
  [scope: string, lookup: string, key: string] | [scope: string, lookup: string, key: string, flowId: string];

export interface OutboxRecord {
  readonly eventId: string;
  /** When it was created, in milliseconds; absent once it is acknowledged, which takes it out of the index. */
  readonly waitingSinceMs?: number;
  readonly entry: OutboxEntry;
}

/** What the serials of one product look like that this device has seen. */
export interface ShapesRecord {
  readonly sku: string;
  readonly shapes: readonly SerialShape[];
}

export interface FlowSchema extends DBSchema {
  journal: { key: [flowId: string, seq: number]; value: JournalRecord };
  flows: { key: string; value: FlowRecord };
  claimGroups: { key: [flowId: string, seq: number, part: number]; value: ClaimGroup; indexes: { keys: ClaimKey } };
  /** The key is not part of the entry, because the lookup form is derived from the serial. */
  ledger: { key: [lookup: string, sku: string, serial: string]; value: LedgerEntry };
  outbox: { key: string; value: OutboxRecord; indexes: { waiting: number } };
  snapshots: { key: string; value: SnapshotRecord };
  meta: { key: string; value: unknown };
  shapes: { key: string; value: ShapesRecord };
}

/** The record of an event file that nobody has acknowledged. */
export function waitingRecord(entry: OutboxEntry): OutboxRecord {
  return { eventId: entry.eventId, waitingSinceMs: entry.createdAtMs, entry };
}

/** All keys that begin with `prefix`: an array sorts after every string and number. */
export function startsWith(...prefix: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}

/** The groups of a flow that begin at this position or later. */
export function groupsFrom(flowId: string, seq: number): IDBKeyRange {
  return IDBKeyRange.bound([flowId, seq], [flowId, []]);
}

/** All keys from the first of these texts to the last, each after `prefix`; undefined where there are none. */
export function spanOf(sorted: readonly string[], ...prefix: readonly string[]): IDBKeyRange | undefined {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return IDBKeyRange.bound([...prefix, first], [...prefix, last, []]);
}

/**
 * One step from each released version to the next; a step never changes after its release and loses nothing. Written
 * against the bare platform types, because `FlowSchema` describes the newest version only.
 */
export type Migration = (database: IDBDatabase, transaction: IDBTransaction) => void;

interface Version3Claim extends ClaimId, Elsewhere {
  readonly serial: string;
  readonly sku: string;
  readonly lineId: string;
}

function version4Holder({ flowId, documentId, kind, batchId, deviceId, userId, atMs }: Version3Claim): Elsewhere {
  return { flowId, documentId, kind, ...(batchId && { batchId }), deviceId, ...(userId && { userId }), atMs };
}

export const MIGRATIONS: readonly Migration[] = [
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
    const PART = 256;
    const store = database.createObjectStore('claimGroups', { keyPath: ['flowId', 'seq', 'part'] });
    store.createIndex('keys', 'keys', { unique: true, multiEntry: true });
    const request = transaction.objectStore('claims').getAll() as IDBRequest<Version3Claim[]>;
    request.addEventListener('success', () => {
      for (const [flowId, all] of groupBy(request.result, claim => claim.flowId)) {
        for (let part = 0; part * PART < all.length; part++) {
          const claims = all.slice(part * PART, (part + 1) * PART);
          const keys = claims.map(({ scope, fold, key }) => [scope, fold, key]);
          store.add({ flowId, seq: -1, part, keys, claims });
        }
      }
      database.deleteObjectStore('claims');
    });
  },
  function version4(_, transaction) {
    const store = transaction.objectStore('claimGroups');
    // Requests end in order, so this one ends after version 3 has added its groups.
    store.count().addEventListener('success', () => {
      const request = store.openCursor();
      request.addEventListener('success', () => {
        const cursor = request.result;
        if (!cursor) return;
        const { claims, ...group } = cursor.value as { readonly claims: readonly Version3Claim[] };
        const holders = claims.map(version4Holder);
        cursor.update({ ...group, holders });
        cursor.continue();
      });
    });
  },
  function version5(database) {
    database.createObjectStore('shapes', { keyPath: 'sku' });
  },
];

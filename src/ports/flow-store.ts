import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { Claim, ClaimId } from '../domain/model/claim.js';
import type { DeliveryRefusal, EventFile, OutboxEntry } from '../domain/model/event-file.js';
import type { ErasedName } from '../domain/model/erased-name.js';
import type { Fact, Stamp } from '../domain/model/fact.js';
import type { ChainLink, FactGroup } from '../domain/model/fact-group.js';
import type { Problem } from '../domain/model/input-error.js';
import type { FlowSummary } from '../domain/folding/flow-summary.js';
import type { IdSet } from '../domain/collections/id-set.js';
import type { ShapeChange, ShapesBySku } from '../domain/model/serial-shape.js';
import type { FlowState } from '../domain/model/state.js';
import type { Erasable, ErasedFlow } from './erasure.js';

export type { EventFile, FlowSummary, OutboxEntry };

/** What a decision wants to know; answered from within the transaction that then stores it. */
export interface Wanted {
  readonly flowId: string;
  /** How many facts of the flow the caller has folded: facts that another tab has written since are found as `tail`. */
  readonly seq: number;
  readonly scope: string;
  /** Lookup forms (see `lookupForm`) of the serials to be decided. */
  readonly lookups: ReadonlySet<string>;
  /** Products of which it is wanted what their serials look like, by SKU. */
  readonly skus?: ReadonlySet<string>;
  /** It is wanted by what names are known that were erased. */
  readonly erasedUsers?: boolean;
}

export interface Found {
  readonly tail: readonly Fact[];
  /** Claims in the scope on any of the lookup forms, own and shared ones too. */
  readonly claims: readonly Claim[];
  /** Ledger entries on any of the lookup forms, at all locations. */
  readonly ledger: readonly LedgerEntry[];
  /** What serials of the wanted products look like. Absent where none were wanted, or the store does not keep that. */
  readonly shapes?: ShapesBySku;
  /** Absent where it was not wanted, or the store cannot erase names. */
  readonly erasedUsers?: readonly ErasedName[];
  /** The hash of the flow's last group of facts. Absent where there is none, or the store keeps no chain. */
  readonly head?: string;
}

/** Everything one decision changes, stored in the same transaction or not at all. */
export interface Changes {
  /** Facts in order; they follow `seq` plus the tail. Empty: nothing is stored. */
  readonly facts: readonly Fact[];
  /**
   * The first of the facts as another device has stored them, with its hashes, which are kept: heads that left that
   * device stay in the chain. Their hashes are checked, and follow the flow's last one here.
   */
  readonly groups?: readonly FactGroup[];
  /** A claim that is not shared must be the only such claim on its serial; a shared one may stand beside any other. */
  readonly claim: readonly Claim[];
  /** Claims of this flow to release. */
  readonly release: readonly ClaimId[];
  readonly ledger: readonly LedgerEntry[];
  /** Serials whose shapes are known from now on, or not any more, in order. */
  readonly shapes?: readonly ShapeChange[];
  readonly summary: FlowSummary;
  /** Event files of the completions among the facts, in order. */
  readonly outbox: readonly OutboxEntry[];
  /** Event files that are withdrawn, where they were refused. A store without `refuse` has none. */
  readonly withdrawn?: readonly { readonly eventId: string; readonly atMs: number }[];
}

/** A flow as folded up to one position of its journal. */
export interface FlowSnapshot {
  readonly state: FlowState;
  /** Ids of the readings that its facts speak of: a device may deliver one again. */
  readonly readings: IdSet;
}

export interface LoadedFlow {
  readonly snapshot?: FlowSnapshot;
  /** The facts after the snapshot, or all of them. */
  readonly tail: readonly Fact[];
}

/** What has happened on this device, as plain JSON: for support to look at, or to be taken in on another device. */
export interface StoreExport {
  readonly format: 'serialkit/store/1';
  readonly flows: readonly ExportedFlow[];
  /** For people to look at: an import makes event files anew from the facts. */
  readonly outbox: readonly OutboxEntry[];
}

export interface ExportedFlow {
  readonly flowId: string;
  /** The whole journal, in order. */
  readonly facts: readonly Fact[];
  /** The links of its chain: see `ChainedFacts`. Absent in exports from before there was one. */
  readonly chain?: readonly ChainLink[];
}

/** What came of an export: the ids of its flows, and of the event files that were made anew. */
export interface ImportReport {
  /** New here, or longer than here. */
  readonly added: readonly string[];
  /** Here already. */
  readonly known: readonly string[];
  /** Their facts differ from those that are here, which were left as they are. */
  readonly conflicting: readonly string[];
  /**
   * The event files of completions that came without one. They wait in the outbox, with the same ids and the same text
   * as on the other device.
   */
  readonly files: readonly string[];
  /** What was left out, and why: the path says which entry of the export, such as `flows[3].facts[7].captured`. */
  readonly refused: readonly Problem[];
}

export type StoreHealth = (
  | { readonly state: 'ok' }
  /** Nothing can be stored for now; readings are refused with `storage-failed` and stay in the associate's hand. */
  | { readonly state: 'degraded'; readonly code: StoreErrorCode; readonly detail?: string }
) & {
  /**
   * Flows of which facts were edited, damaged or taken away in the storage, as found since the store was opened. Their
   * fact `facts-tampered` says where, and whether the other copy had them. Absent while there are none.
   */
  readonly tampered?: readonly string[];
  /**
   * Flows that were written again from memory, because the storage was cleared while they were open here. Their fact
   * `facts-restored` says how much. Absent while there are none.
   */
  readonly rewritten?: readonly string[];
};

export type StoreErrorCode =
  'blocked' | 'version-changed' | 'quota' | 'connection-lost' | 'unavailable' | 'hidden' | 'aborted';

/**
 * The log beside the database. `off`: it was not asked for or is not possible here, for the reason in `detail`; storing
 * goes on without it.
 */
export type SecondCopy = { readonly state: 'ok' } | { readonly state: 'off'; readonly detail: string };

/**
 * Whether the platform was asked not to clear what is stored when room gets short (`navigator.storage.persist()`), and
 * its answer. `open`: it was not asked yet, or has not answered.
 */
export type Persistence = 'open' | 'granted' | 'refused' | 'not-offered';

/** Thrown (as a rejection) by every method when the transaction did not complete. Nothing of it was stored. */
export interface StoreFailure extends Error {
  /** `erased`: the storage works, but this flow was erased, and its id is never given again. Only from `transact`. */
  readonly code: StoreErrorCode | 'erased';
}

/** Durable storage. Every promise resolves only after the transaction's `complete`. */
export interface FlowStore {
  /**
   * Looks up, decides and stores in one read-write transaction; `decide` is synchronous. Two tabs that decide about the
   * same serial are thereby put in order: the second sees the first one's claim. `decide` may be called more than once,
   * the first time as if nobody had a claim; what it returns last is stored and resolved to. A flow that was erased
   * takes nothing: that rejects with `erased`.
   */
  transact<T extends { readonly changes: Changes }>(wanted: Wanted, decide: (found: Found) => T): Promise<T>;
  /** All facts of a flow in order; empty when there is no such flow. */
  journal(flowId: string): Promise<readonly Fact[]>;
  /**
   * The same in groups, with the hashes that chain them; absent in stores that keep no chain. `from`: only the groups
   * that begin at this position or later, whose chain is not checked then. Default: 0.
   */
  factGroups?(flowId: string, from?: number): Promise<readonly FactGroup[]>;
  /** A flow to go on with, quicker than by its whole journal; absent in stores that keep no snapshots. */
  load?(flowId: string): Promise<LoadedFlow>;
  /**
   * Keeps a snapshot for the next `load`. A shortcut only: nothing is lost when it fails. An ended flow's snapshot is
   * dropped instead.
   */
  saveSnapshot?(snapshot: FlowSnapshot): Promise<void>;
  flows(): Promise<readonly FlowSummary[]>;
  /** All flows and event files, without the ledger; also of a database that a newer version made. */
  exportAll?(): Promise<StoreExport>;
  /**
   * Adds or replaces ledger entries in bulk, in slices that leave the page responsive. Resolves to the number stored.
   */
  seedLedger(entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>): Promise<number>;
  /** What the ledger knows of the serials of this lookup form (see `lookupForm`); absent: it is not told. */
  ledgerOf?(lookup: string): Promise<readonly LedgerEntry[]>;
  /** Entries that are neither acknowledged nor withdrawn, oldest first; those that were refused are among them. */
  outbox(): Promise<readonly OutboxEntry[]>;
  event(eventId: string): Promise<OutboxEntry | undefined>;
  /** Marks as delivered; doing it twice is the same as once. */
  acknowledge(eventId: string, atMs: number): Promise<void>;
  recordAttempt(eventId: string): Promise<void>;
  /**
   * Notes that the host has refused it, or with undefined, that it is to be handed over again. Absent in stores that
   * cannot: there a refusal is as good as no answer.
   */
  refuse?(eventId: string, refusal: DeliveryRefusal | undefined): Promise<void>;
  /**
   * Takes flows away that ended and whose event files were all acknowledged, with all that is stored of them; resolves
   * to those that it took. Absent in stores that keep everything.
   */
  erase?(what: Erasable, atMs: number): Promise<readonly ErasedFlow[]>;
  /** What was erased so far. */
  erased?(): Promise<readonly ErasedFlow[]>;
  /**
   * Takes the name of a person out of all that is stored; a fact `user-erased` with that stamp tells each flow of it.
   * Resolves to false where an event file that nobody has acknowledged has the name; what was done by then stays done.
   * Absent in stores that cannot.
   */
  eraseUser?(userId: string, stamp: Omit<Stamp, 'userId'>): Promise<boolean>;
  /** By what a name is known that was erased here. */
  erasedUsers?(): Promise<readonly ErasedName[]>;
  /** What was kept under this name by `keep`; absent in stores that keep nothing but flows. */
  kept?(name: string): Promise<unknown>;
  /** Keeps plain JSON that is no record of any flow, such as what scanners are like; best effort. */
  keep?(name: string, value: unknown): Promise<void>;
  readonly health: StoreHealth;
  /** For diagnostics; absent in stores that know no such thing. */
  readonly secondCopy?: SecondCopy;
  readonly persistence?: Persistence;
  observeHealth(listener: (health: StoreHealth) => void): () => void;
  close(): void;
}

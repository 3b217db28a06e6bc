import type { Reading } from '../codes/reading.js';
import type { ActionBody, ListEntry } from '../domain/action.js';
import type { LedgerEntry } from '../domain/ledger-entry.js';
import type { CountReport } from '../domain/count-report.js';
import type { Fact } from '../domain/fact.js';
import type { Problem } from '../domain/input-error.js';
import type { FlowState } from '../domain/state.js';
import type { Verdict } from '../domain/verdict.js';
import type { CameraSource } from './camera.js';
import type { Diagnostics } from './diagnostics.js';
import type { EventFile, FlowSummary, ImportReport, OutboxEntry, StoreExport, StoreHealth } from './flow-store.js';
import type { Host } from './host.js';
import type { SourceStatus } from './scan-source.js';

/** What the associate or the host may ask of the open flow. Evidence is looked up by the session. */
export type FlowRequest =
  | DistributiveOmit<
      Exclude<ActionBody, { type: 'open' | 'read' | 'recheck' | 'complete' | 'close-count' }>,
      'evidence'
    >
  | { readonly type: 'complete' | 'close-count' };

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What every way of making a capture session takes. */
export interface CaptureInput {
  /** See `Settings`; read strictly: an `InputError` names what is not understood. */
  readonly settings: unknown;
  /** The product feed; read strictly, row by row. */
  readonly products?: unknown;
  /** Answers to our questions, and the receiver of event files. */
  readonly host?: Host;
  /** Told of rows of the feed that were refused; the rest is used. */
  readonly onProductProblems?: (problems: readonly Problem[]) => void;
}

/** How elements come by a session of their own, without knowing of storage or devices. */
export type CaptureFactory = (input: CaptureInput) => Capture | Promise<Capture>;

/** What observers are told, after the facts are durable. */
export interface CaptureChange {
  readonly state: FlowState;
  /** Facts stored since the last change, in order; empty when only the health or a source changed. */
  readonly facts: readonly Fact[];
  /** The answer to `reading` or to a request; absent when another tab wrote the facts. */
  readonly verdict?: Verdict;
  readonly reading?: Reading;
}

/** What became of a list, serial by serial, in its order. */
export interface ListReport {
  readonly items: readonly { readonly text: string; readonly verdict: Verdict }[];
  readonly accepted: number;
  readonly refused: number;
}

/** What came of asking the host again about serials that were taken without its answer. */
export interface RecheckReport {
  readonly verified: number;
  readonly disputed: number;
  readonly unanswered: number;
}

/** A capture session as elements and partners see it: one open flow, its sources, and its durable state. No rxjs in sight. */
export interface Capture {
  /** The committed state; undefined until a flow is open. */
  readonly state: FlowState | undefined;
  readonly storeHealth: StoreHealth;
  readonly sourceStatuses: Readonly<Record<string, SourceStatus>>;
  readonly camera: CameraSource | undefined;
  /** Opens a document, or goes on where this device left it. Rejects with an `InputError` for a bad document, feed or settings. */
  open(document: unknown): Promise<FlowState>;
  /** Goes on with a flow from `flows()`. */
  resume(flowId: string): Promise<FlowState>;
  /**
   * Listens to the wedge and the bridge for as long as anybody holds it: whoever starts holds it, once, and lets go by `stop`. Each element
   * that it is given to is a holder of its own; without `holder` it is the page. The camera starts and stops on its own.
   */
  start(holder?: object): void;
  /** Lets go of this holder's hold, and of nobody else's. */
  stop(holder?: object): void;
  /** Hands in what was typed. */
  enter(text: string): Promise<Verdict>;
  /** Hands in a reading of the partner's own. */
  read(reading: Reading): Promise<Verdict>;
  request(request: FlowRequest): Promise<Verdict>;
  /**
   * Takes in a pasted list or a range (`serialRange`), each entry by the rules of a scan. What would need an answer is refused with its
   * code, and nothing keeps the rest out. Rejects with an `InputError` only for a list that is empty or has more than 10,000 entries.
   */
  enterList(list: string | readonly string[], entry?: ListEntry): Promise<ListReport>;
  /**
   * Asks the host again about serials that were taken without its answer, in every flow of this device. Done by itself when a flow is opened
   * and when the device comes online.
   */
  recheck(): Promise<RecheckReport>;
  /** What a cycle count has found so far, over all its batches on this device. */
  countReport(countId: string): Promise<CountReport>;
  /** Every durable change; returns the end of it. */
  observe(listener: (change: CaptureChange) => void): () => void;
  /** Health of the store and state of the sources. */
  observeHealth(listener: () => void): () => void;
  flows(): Promise<readonly FlowSummary[]>;
  /** Everything that happened in a flow, for support and audit. */
  journal(flowId: string): Promise<readonly Fact[]>;
  /** The same as a file: CSV for people, or JSON with every fact whole. */
  exportAudit(flowId: string, format?: 'csv' | 'json'): Promise<EventFile>;
  seedLedger(entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>): Promise<number>;
  /** Event files that nobody has acknowledged. */
  outbox(): Promise<readonly OutboxEntry[]>;
  acknowledge(eventId: string): Promise<void>;
  /** Everything that has happened on this device, for support; works also where the storage is too new for this version of the app. */
  exportAll(): Promise<StoreExport>;
  /** Takes in what another device exported. Rejects with an `InputError` where it is not understood, and then stores nothing. */
  importAll(input: unknown): Promise<ImportReport>;
  /** How this session works on this device: decoders, store, sources. */
  diagnostics(): Diagnostics;
  /** Ends everything and frees it. */
  close(): void;
}

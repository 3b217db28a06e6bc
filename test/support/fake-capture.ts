import type { ListEntry } from '../../src/domain/model/action.js';
import type { CountReport } from '../../src/domain/rules/count-report.js';
import type { LookupResult } from '../../src/domain/folding/serial-places.js';
import type { Reading } from '../../src/codes/reading.js';
import type { Fact } from '../../src/domain/model/fact.js';
import type { FlowState } from '../../src/domain/model/state.js';
import type { Verdict } from '../../src/domain/model/verdict.js';
import type { CaptureDevice } from '../../src/ports/capture-device.js';
import type { CameraSource } from '../../src/ports/camera.js';
import type { Capture, CaptureChange, FlowRequest, ListReport, RecheckReport } from '../../src/ports/capture.js';
import type { Backlog, Diagnostics } from '../../src/ports/diagnostics.js';
import type { FlowSummary, OutboxEntry, StoreErrorCode, StoreHealth } from '../../src/ports/flow-store.js';
import type { SourceStatus } from '../../src/ports/scan-source.js';

/** A capture that shows what it is told and keeps what it was asked. */
export class FakeCapture implements Capture {
  state: FlowState | undefined;
  storeHealth: StoreHealth = { state: 'ok' };
  sourceStatuses: Readonly<Record<string, SourceStatus>> = {};
  backlog: Backlog | undefined;
  camera: CameraSource | undefined;
  /** What `open` does: shows this state, or rejects with this error. */
  opens: FlowState | Error | undefined;
  readonly requests: FlowRequest[] = [];
  readonly entered: string[] = [];
  readonly acknowledged: string[] = [];
  entries: OutboxEntry[] = [];
  isListening = false;
  isClosed = false;
  readonly #observers = new Set<(change: CaptureChange) => void>();
  readonly #healthObservers = new Set<() => void>();

  constructor(state?: FlowState) {
    this.state = state;
  }

  get observerCount(): number {
    return this.#observers.size + this.#healthObservers.size;
  }

  /** A durable change, as a session tells it. */
  show(state: FlowState, verdict?: Verdict, facts: readonly Fact[] = []): void {
    this.state = state;
    for (const observer of this.#observers) observer({ state, facts, ...(verdict && { verdict }) });
  }

  degrade(code: StoreErrorCode): void {
    this.storeHealth = { state: 'degraded', code };
    for (const observer of this.#healthObservers) observer();
  }

  lag(backlog: Backlog | undefined): void {
    this.backlog = backlog;
    for (const observer of this.#healthObservers) observer();
  }

  lose(name: string, code: string): void {
    this.sourceStatuses = { ...this.sourceStatuses, [name]: { state: 'unavailable', code } };
    for (const observer of this.#healthObservers) observer();
  }

  open(): Promise<FlowState> {
    if (this.opens instanceof Error) return Promise.reject(this.opens);
    if (!this.opens) return new Promise(() => {}); // still opening
    this.show(this.opens);
    return Promise.resolve(this.opens);
  }

  resume(): Promise<FlowState> {
    return this.open();
  }

  start(): void {
    this.isListening = true;
  }

  stop(): void {
    this.isListening = false;
  }

  enter(text: string): Promise<Verdict> {
    this.entered.push(text);
    return Promise.resolve({ outcome: 'done' });
  }

  read(): Promise<Verdict> {
    return Promise.resolve({ outcome: 'done' });
  }

  request(request: FlowRequest): Promise<Verdict> {
    this.requests.push(request);
    return Promise.resolve({ outcome: 'done' });
  }

  readonly lists: { readonly list: string | readonly string[]; readonly entry: ListEntry }[] = [];
  listReport: ListReport = { items: [], accepted: 0, refused: 0 };
  report: CountReport = {
    countId: 'C',
    isClosed: false,
    isBlind: false,
    batches: [],
    unknownBatches: [],
    products: [],
  };
  summaries: readonly FlowSummary[] = [];
  facts: readonly Fact[] = [];
  readonly refusedFiles: string[] = [];
  lookup: Omit<LookupResult, 'serial'> = { ledger: [], places: [], history: [] };
  /** Hears what devices read, in place of the flow. */
  listener: ((reading: Reading) => void) | undefined;

  divert(listener: (reading: Reading) => void): () => void {
    this.listener = listener;
    return () => (this.listener = undefined);
  }

  enterList(list: string | readonly string[], entry: ListEntry = {}): Promise<ListReport> {
    this.lists.push({ list, entry });
    return Promise.resolve(this.listReport);
  }

  readonly #outboxObservers = new Set<(entry: OutboxEntry) => void>();

  readonly device: CaptureDevice = {
    placesOf: text => Promise.resolve({ ...this.lookup, serial: text }),
    lookUp: text => Promise.resolve({ ...this.lookup, serial: text }),
    countReport: () => Promise.resolve(this.report),
    exportAudit: (flowId: string, format: 'csv' | 'json' = 'csv') =>
      Promise.resolve({ name: `audit-${flowId}.${format}`, type: 'text/plain', text: '' }),
    flows: () => Promise.resolve(this.summaries),
    exportAll: () => Promise.resolve({ format: 'serialkit/store/1', flows: [], outbox: [] }),
    importAll: () => Promise.resolve({ added: [], known: [], conflicting: [], files: [], refused: [] }),
    journal: () => Promise.resolve(this.facts),
    chainedFacts: flowId => Promise.resolve({ flowId, facts: this.facts, chain: [] }),
    seedLedger: () => Promise.resolve(0),
    outbox: () => Promise.resolve(this.entries),
    acknowledge: (eventId: string) => {
      this.acknowledged.push(eventId);
      for (const entry of this.entries.filter(known => known.eventId === eventId))
        for (const listener of this.#outboxObservers) listener({ ...entry, acknowledgedAtMs: 1 });
      return Promise.resolve();
    },
    refuse: (eventId, { code, message }) => {
      this.refusedFiles.push(`${eventId} ${code} ${message}`);
      for (const entry of this.entries.filter(known => known.eventId === eventId))
        for (const listener of this.#outboxObservers) listener({ ...entry, refusal: { code, message, atMs: 1 } });
      return Promise.resolve();
    },
    sendAgain: () => Promise.resolve(),
    observeOutbox: listener => {
      this.#outboxObservers.add(listener);
      return () => this.#outboxObservers.delete(listener);
    },
    erase: () => Promise.resolve(),
    erased: () => Promise.resolve([]),
    forgetScanners: () => Promise.resolve(),
  };

  recheck(): Promise<RecheckReport> {
    return Promise.resolve({ verified: 0, disputed: 0, unanswered: 0 });
  }

  observe(listener: (change: CaptureChange) => void): () => void {
    this.#observers.add(listener);
    return () => this.#observers.delete(listener);
  }

  observeHealth(listener: () => void): () => void {
    this.#healthObservers.add(listener);
    return () => this.#healthObservers.delete(listener);
  }

  diagnostics(): Diagnostics {
    const { sourceStatuses: sources, storeHealth: health, backlog } = this;
    return { sources, learned: {}, store: { health }, ...(backlog && { backlog }) };
  }

  close(): void {
    this.isClosed = true;
  }
}

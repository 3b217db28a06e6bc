import { Subject, type Observable, type Subscription } from 'rxjs';
import type { Reading } from '../codes/reading.js';
import type { Action, LedgerEntry } from '../domain/action.js';
import { readDocument } from '../domain/read-document.js';
import type { Fact, Stamp } from '../domain/fact.js';
import type { FlowDocument } from '../domain/document.js';
import { claimScope } from '../domain/claim.js';
import type { Settings } from '../domain/settings.js';
import type { FlowState } from '../domain/state.js';
import { replay } from '../domain/apply.js';
import { transition } from '../domain/transition.js';
import type { Verdict } from '../domain/verdict.js';
import { flowSummary } from '../domain/flow-summary.js';
import type { CameraSource } from '../ports/camera.js';
import type { Capture, CaptureChange, FlowRequest } from '../ports/capture.js';
import type { Diagnostics } from '../ports/diagnostics.js';
import type { FlowSummary, OutboxEntry, StoreHealth } from '../ports/flow-store.js';
import type { SourceStatus } from '../ports/scan-source.js';
import { askToComplete } from './ask-host.js';
import { FlowSession, type FlowParts } from './flow-session.js';

/** All scan sources as one. */
export interface Devices {
  /** Subscribing starts the sources, unsubscribing stops them. Never fails. */
  readonly readings$: Observable<Reading>;
  readonly statuses$: Observable<Readonly<Record<string, SourceStatus>>>;
  /** Tells the device behind a reading what became of it. */
  settled(reading: Reading, outcome: 'stored' | 'refused' | 'failed'): void;
}

export interface CaptureParts extends FlowParts {
  readonly settings: Settings;
  readonly devices: Devices;
  readonly camera: CameraSource | undefined;
  /** Called when an event file is in the outbox. */
  readonly flushOutbox: () => void;
  /** Ends what create-capture started. */
  readonly onClose: () => void;
}

/** The loop: readings -> verdict -> durable facts -> observers. Holds at most one open flow. */
export class CaptureSession implements Capture {
  readonly #parts: CaptureParts;
  readonly #changes = new Subject<CaptureChange>();
  readonly #healthChanges = new Subject<void>();
  readonly #ends: (() => void)[];
  #flow: FlowSession | undefined;
  #listening: Subscription | undefined;
  #statuses: Readonly<Record<string, SourceStatus>> = {};

  constructor(parts: CaptureParts) {
    this.#parts = parts;
    const statuses = parts.devices.statuses$.subscribe(all => {
      this.#statuses = all;
      this.#healthChanges.next();
    });
    this.#ends = [
      parts.onClose,
      parts.store.observeHealth(() => this.#healthChanges.next()),
      () => statuses.unsubscribe(),
      () => parts.store.close(),
    ];
  }

  get state(): FlowState | undefined {
    return this.#flow?.state;
  }
  get storeHealth(): StoreHealth {
    return this.#parts.store.health;
  }
  get sourceStatuses(): Readonly<Record<string, SourceStatus>> {
    return this.#statuses;
  }
  get camera(): CameraSource | undefined {
    return this.#parts.camera;
  }

  async open(input: unknown): Promise<FlowState> {
    const document = readDocument(input);
    const flowId = await this.#flowIdOf(document);
    const journal = await this.#begin(flowId, document);
    return this.#enter(replay(journal), journal);
  }

  async resume(flowId: string): Promise<FlowState> {
    const journal = await this.#parts.store.journal(flowId);
    return this.#enter(replay(journal), journal);
  }

  start(): void {
    const { devices } = this.#parts;
    this.#listening ??= devices.readings$.subscribe(reading => {
      if (this.#flow) void this.read(reading);
      else devices.settled(reading, 'failed'); // no document is open yet: a device that can, delivers it again
    });
  }

  stop(): void {
    this.#listening?.unsubscribe();
    this.#listening = undefined;
  }

  enter(text: string): Promise<Verdict> {
    const { clock } = this.#parts;
    return this.read({ id: clock.newId(), text, source: 'manual', atMs: clock.now() });
  }

  async read(reading: Reading): Promise<Verdict> {
    const verdict = await this.#openFlow().ask({ reading });
    this.#parts.devices.settled(reading, settlementOf(verdict));
    return verdict;
  }

  async request(request: FlowRequest): Promise<Verdict> {
    const flow = this.#openFlow();
    if (request.type === 'complete') {
      const { host, settings } = this.#parts;
      const answer = await askToComplete(host, flow.state.flowId, settings.requestTimeoutMs);
      if (!answer.allowed) return this.#refuseCompletion(flow.state, answer.message);
    }
    return flow.ask({ request });
  }

  observe(listener: (change: CaptureChange) => void): () => void {
    const subscription = this.#changes.subscribe(listener);
    return () => subscription.unsubscribe();
  }

  observeHealth(listener: () => void): () => void {
    const subscription = this.#healthChanges.subscribe(listener);
    return () => subscription.unsubscribe();
  }

  flows(): Promise<readonly FlowSummary[]> {
    return this.#parts.store.flows();
  }

  journal(flowId: string): Promise<readonly Fact[]> {
    return this.#parts.store.journal(flowId);
  }

  seedLedger(entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>): Promise<number> {
    return this.#parts.store.seedLedger(entries);
  }

  outbox(): Promise<readonly OutboxEntry[]> {
    return this.#parts.store.outbox();
  }

  acknowledge(eventId: string): Promise<void> {
    return this.#parts.store.acknowledge(eventId, this.#parts.clock.now());
  }

  diagnostics(): Diagnostics {
    const { store, camera } = this.#parts;
    const { health, secondCopy } = store;
    return {
      sources: this.#statuses,
      store: { health, ...(secondCopy && { secondCopy }) },
      ...(camera?.decoder && { decoder: camera.decoder }),
    };
  }

  close(): void {
    this.stop();
    this.#flow?.close();
    for (const end of this.#ends.splice(0)) end();
    this.#changes.complete();
    this.#healthChanges.complete();
  }

  /**
   * One document is one flow on this device, whoever opens it and however often: the id follows from the document. Only a cancelled flow
   * makes room for a new one.
   */
  async #flowIdOf({ flow, documentId, count }: FlowDocument): Promise<string> {
    const flows = await this.#parts.store.flows();
    const cancelled = flows.filter(
      known =>
        known.kind === flow &&
        known.documentId === documentId &&
        known.batchId === count?.batchId &&
        known.status === 'cancelled',
    );
    return [flow, documentId, ...(count ? [count.batchId] : []), cancelled.length + 1].join('/');
  }

  /** Writes the first fact, unless this or another tab has begun already; resolves to the journal. */
  #begin(flowId: string, document: FlowDocument): Promise<readonly Fact[]> {
    const { store, settings, catalog } = this.#parts;
    const products = document.lines.flatMap(line => catalog.find(line.sku) ?? []);
    const open: Action = { type: 'open', stamp: this.#stamp(), flowId, document, products, settings };
    const { state, facts } = transition(undefined, open);
    const wanted = { flowId, seq: 0, scope: claimScope(document), folds: [] };
    const nothing = { claim: [], release: [], ledger: [], summary: flowSummary(state) };
    return store
      .transact(wanted, ({ tail }) => ({
        journal: tail.length > 0 ? tail : facts,
        changes: { ...nothing, facts: tail.length > 0 ? [] : facts },
      }))
      .then(({ journal }) => journal);
  }

  #enter(state: FlowState, journal: readonly Fact[]): FlowState {
    this.#flow?.close();
    const flow = new FlowSession(state, journal, this.#parts);
    this.#flow = flow;
    flow.changes$.subscribe(change => {
      this.#changes.next(change);
      if (change.facts.some(fact => fact.type === 'flow-completed')) this.#parts.flushOutbox();
    });
    this.#changes.next({ state, facts: [] });
    return state;
  }

  #openFlow(): FlowSession {
    if (!this.#flow) throw new Error('No flow is open: call open() with a document first');
    return this.#flow;
  }

  #refuseCompletion(state: FlowState, text: string | undefined): Verdict {
    const verdict: Verdict = { outcome: 'refused', code: 'completion-refused', ...(text !== undefined && { text }) };
    this.#changes.next({ state, facts: [], verdict });
    return verdict;
  }

  #stamp(): Stamp {
    const { deviceId, userId } = this.#parts.settings;
    return { atMs: this.#parts.clock.now(), deviceId, ...(userId !== undefined && { userId }) };
  }
}

function settlementOf(verdict: Verdict): 'stored' | 'refused' | 'failed' {
  if (verdict.outcome !== 'refused') return 'stored';
  return verdict.code === 'storage-failed' ? 'failed' : 'refused';
}

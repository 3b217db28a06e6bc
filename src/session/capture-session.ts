import { Subject } from 'rxjs';
import type { Reading } from '../codes/reading.js';
import type { ListEntry } from '../domain/action.js';
import type { LedgerEntry } from '../domain/ledger-entry.js';
import { countReport, type CountReport } from '../domain/count-report.js';
import { readDocument } from '../domain/read-document.js';
import type { Fact } from '../domain/fact.js';
import type { FlowState } from '../domain/state.js';
import { replay } from '../domain/apply.js';
import type { ProductCatalog } from '../domain/product.js';
import type { Verdict } from '../domain/verdict.js';
import type { CameraSource } from '../ports/camera.js';
import type { Capture, CaptureChange, FlowRequest, ListReport, RecheckReport } from '../ports/capture.js';
import type { AuditWriter } from '../ports/event-writer.js';
import type { Diagnostics } from '../ports/diagnostics.js';
import type {
  EventFile,
  FlowSummary,
  ImportReport,
  OutboxEntry,
  StoreExport,
  StoreHealth,
} from '../ports/flow-store.js';
import type { SourceStatus } from '../ports/scan-source.js';
import { beginFlow } from './begin-flow.js';
import type { FlowParts } from './flow-parts.js';
import { FlowSession } from './flow-session.js';
import { Intake, type Devices } from './intake.js';
import { judgeByState } from './judge-by-state.js';
import { keepSnapshots } from './keep-snapshots.js';
import { loadFlow, type FoldedFlow } from './load-flow.js';
import { prepareRequest } from './prepare-request.js';
import { recheckFlow } from './recheck.js';
import { takeList } from './take-list.js';

export interface CaptureParts extends FlowParts {
  readonly devices: Devices;
  readonly camera: CameraSource | undefined;
  readonly writeAudit: AuditWriter;
  /** Called when an event file is in the outbox. */
  readonly flushOutbox: () => void;
  /** Ends what create-capture started. */
  readonly onClose: () => void;
}

/** The loop: readings -> verdict -> durable facts -> observers. Holds at most one open flow. */
export class CaptureSession implements Capture {
  readonly #parts: CaptureParts;
  readonly #intake: Intake;
  readonly #changes = new Subject<CaptureChange>();
  readonly #healthChanges = new Subject<void>();
  readonly #ends: (() => void)[];
  #flow: FlowSession | undefined;
  #statuses: Readonly<Record<string, SourceStatus>> = {};

  constructor(parts: CaptureParts) {
    this.#parts = parts;
    this.#intake = new Intake(parts.devices, parts.catalog);
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
    parts.camera?.expect?.(judgeByState(() => this.state, parts.catalog));
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
    const folded = await beginFlow(readDocument(input), this.#parts);
    // An element that is moved, or a second one, opens what is open: closing it would refuse what waits in it for nothing.
    const { flowId, seq } = this.state ?? {};
    const isOpen = folded.state.flowId === flowId && folded.state.seq === seq;
    const state = this.#enter(folded, isOpen ? this.#flow : undefined);
    this.recheck().catch(() => undefined); // the store's health says what is wrong
    return state;
  }

  async resume(flowId: string): Promise<FlowState> {
    return this.#enter(await loadFlow(this.#parts.store, flowId));
  }

  start(holder: object = this): void {
    this.#intake.hold(holder, () => this.#flow);
  }

  /** The page is heard at once. An element that is moved leaves and comes back at once, which its devices should not notice. */
  stop(holder: object = this): void {
    this.#intake.letGo(holder, holder !== this);
  }

  enter(text: string): Promise<Verdict> {
    const { clock } = this.#parts;
    return this.read({ id: clock.newId(), text, source: 'manual', atMs: clock.now() });
  }

  read(reading: Reading): Promise<Verdict> {
    return this.#intake.decide({ reading }, this.#openFlow());
  }

  async request(request: FlowRequest): Promise<Verdict> {
    const flow = this.#openFlow();
    const prepared = await prepareRequest(request, flow.state, this.#parts);
    if ('request' in prepared) return flow.ask({ request: prepared.request });
    const verdict: Verdict = { outcome: 'refused', ...prepared.refusal };
    this.#changes.next({ state: flow.state, facts: [], verdict });
    return verdict;
  }

  enterList(list: string | readonly string[], entry: ListEntry = {}): Promise<ListReport> {
    return takeList(this.#openFlow(), list, entry, this.#parts.clock);
  }

  async recheck(): Promise<RecheckReport> {
    const sum = { verified: 0, disputed: 0, unanswered: 0 };
    if (!this.#parts.host.verify) return sum;
    for (const { flowId, unverified = 0 } of await this.#parts.store.flows()) {
      const report = unverified > 0 && (await this.#within(flowId, flow => recheckFlow(flow, this.#parts)));
      if (!report) continue;
      sum.verified += report.verified;
      sum.disputed += report.disputed;
      sum.unanswered += report.unanswered;
    }
    return sum;
  }

  async countReport(countId: string): Promise<CountReport> {
    const { store } = this.#parts;
    const batches = (await store.flows()).filter(flow => flow.countId === countId);
    const journals = await Promise.all(batches.map(({ flowId }) => store.journal(flowId)));
    return countReport(countId, journals.map(replay));
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

  async exportAudit(flowId: string, format: 'csv' | 'json' = 'csv'): Promise<EventFile> {
    return this.#parts.writeAudit(await this.journal(flowId), format);
  }

  seedLedger(entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>): Promise<number> {
    return this.#parts.store.seedLedger(withRules(entries, this.#parts.catalog));
  }

  outbox(): Promise<readonly OutboxEntry[]> {
    return this.#parts.store.outbox();
  }

  acknowledge(eventId: string): Promise<void> {
    return this.#parts.store.acknowledge(eventId, this.#parts.clock.now());
  }

  exportAll(): Promise<StoreExport> {
    return this.#parts.store.exportAll?.() ?? notOffered();
  }

  importAll(input: unknown): Promise<ImportReport> {
    return this.#parts.store.importAll?.(input) ?? notOffered();
  }

  diagnostics(): Diagnostics {
    const { health, secondCopy } = this.#parts.store;
    const decoder = this.#parts.camera?.decoder;
    const backlog = this.#flow?.backlog;
    const store = { health, ...(secondCopy && { secondCopy }) };
    return { sources: this.#statuses, store, ...(backlog && { backlog }), ...(decoder && { decoder }) };
  }

  close(): void {
    this.#intake.close();
    this.#flow?.close();
    for (const end of this.#ends.splice(0)) end();
    this.#changes.complete();
    this.#healthChanges.complete();
  }

  #enter(folded: FoldedFlow, flow = this.#begin(folded)): FlowState {
    this.#changes.next({ state: flow.state, facts: [] });
    if (!folded.isWhole) flow.catchUp();
    return flow.state;
  }

  #begin(folded: FoldedFlow): FlowSession {
    this.#flow?.close();
    const flow = new FlowSession(folded, this.#parts, () => this.#healthChanges.next());
    this.#flow = flow;
    flow.changes$.subscribe(change => {
      this.#changes.next(change);
      if (change.facts.some(fact => fact.type === 'flow-completed')) this.#parts.flushOutbox();
    });
    keepSnapshots(flow, folded.snapshotSeq, this.#parts.store);
    return flow;
  }

  #openFlow(): FlowSession {
    if (!this.#flow) throw new Error('There is no flow: call open() first');
    return this.#flow;
  }

  /** Works with a flow, whether it is the open one or another one of this device. */
  async #within<T>(flowId: string, work: (flow: FlowSession) => Promise<T>): Promise<T> {
    if (this.#flow?.state.flowId === flowId) return work(this.#flow);
    const flow = new FlowSession(await loadFlow(this.#parts.store, flowId), this.#parts);
    return work(flow).finally(() => flow.close());
  }
}

const notOffered = (): Promise<never> => Promise.reject(new Error('The store does not offer that'));

async function* withRules(
  entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>,
  catalog: ProductCatalog,
): AsyncIterable<LedgerEntry> {
  for await (const entry of entries) {
    const ignoreCase = catalog.find(entry.sku)?.serialRule?.ignoreCase;
    yield ignoreCase ? { ...entry, ignoreCase } : entry;
  }
}

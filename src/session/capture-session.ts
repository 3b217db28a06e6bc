import { Subject } from 'rxjs';
import type { Reading } from '../codes/reading.js';
import type { ListEntry } from '../domain/model/action.js';
import { readDocument } from '../domain/inputs/read-document.js';
import { readReading } from '../domain/inputs/read-reading.js';
import { readRequest } from '../domain/inputs/read-request.js';
import { deepFrozen, stateView } from '../domain/folding/state-view.js';
import type { FlowState } from '../domain/model/state.js';
import type { FlowDocument } from '../domain/model/document.js';
import { mayRevise } from '../domain/deciding/decide-revision.js';
import { feedChanges } from '../domain/rules/listed-products.js';
import type { Verdict } from '../domain/model/verdict.js';
import type { CameraSource } from '../ports/camera.js';
import type { Capture, CaptureChange, FlowRequest, ListReport, RecheckReport } from '../ports/capture.js';
import type { Diagnostics } from '../ports/diagnostics.js';
import type { StoreHealth } from '../ports/flow-store.js';
import type { SourceStatus } from '../ports/scan-source.js';
import { beginFlow } from './begin-flow.js';
import { DeviceMemory } from './device-memory.js';
import { DeviceRecords, type DeviceParts } from './device-records.js';
import type { FlowParts } from './flow-parts.js';
import { FlowSession } from './flow-session.js';
import { Intake, type Devices } from './intake.js';
import { judgeByState } from './judge-by-state.js';
import { saveSnapshots } from './save-snapshots.js';
import { loadFlow, type FoldedFlow } from './load-flow.js';
import { prepareRequest } from './prepare-request.js';
import { recheckFlow } from './recheck.js';
import { enterList } from './enter-list.js';

export interface CaptureParts extends FlowParts, Omit<DeviceParts, 'catchUp'> {
  readonly devices: Devices;
  readonly camera: CameraSource | undefined;
  /** Ends what create-capture started. */
  readonly onClose: () => void;
}

/** The loop: readings -> verdict -> durable facts -> observers. Holds at most one open flow. */
export class CaptureSession implements Capture {
  readonly device: DeviceRecords;
  readonly #parts: CaptureParts;
  readonly #intake: Intake;
  readonly #memory: DeviceMemory;
  readonly #changes = new Subject<CaptureChange>();
  readonly #healthChanges = new Subject<void>();
  readonly #ends: (() => void)[];
  #flow: FlowSession | undefined;
  #statuses: Readonly<Record<string, SourceStatus>> = {};
  #faults: Diagnostics['faults'];

  constructor(parts: CaptureParts) {
    this.#parts = parts;
    this.#memory = new DeviceMemory(parts.devices, parts.store);
    this.device = new DeviceRecords({ ...parts, catchUp: () => this.#flow?.catchUp() }, this.#memory);
    this.#intake = new Intake(parts.devices, parts, this.#noteFault);
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
    parts.camera?.expect?.(judgeByState(() => this.#flow?.state, parts));
  }

  get state(): FlowState | undefined {
    return this.#flow && stateView(this.#flow.state);
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
    const { flow: folded, given } = await beginFlow(readDocument(input), this.#parts, this.#parts.tell);
    // An element that is moved, or a second element, opens the flow that is open already. That flow stays open, because
    // closing it would needlessly refuse the readings that wait in it.
    const { flowId, seq } = this.#flow?.state ?? {};
    const isOpen = folded.state.flowId === flowId && folded.state.seq === seq;
    const opened = this.#enter(folded, isOpen ? this.#flow : undefined);
    const state = given ? await this.#revise(opened, given) : opened;
    this.recheck().catch(() => undefined); // the store's health says what is wrong
    return state;
  }

  /** Tells the flow of the document as it was handed in now. */
  async #revise(opened: FlowState, document: FlowDocument): Promise<FlowState> {
    const flow = this.#openFlow();
    if (!mayRevise(flow.state, document)) return opened;
    const products = document.lines.flatMap(line => this.#parts.catalog.find(line.sku) ?? []);
    const before = flow.state.document;
    await flow.ask({ request: { type: 'revise', document, products } });
    if (flow.state.document !== before) flow.state.document.problems?.forEach(this.#parts.tell);
    return stateView(flow.state);
  }

  async resume(flowId: string): Promise<FlowState> {
    return this.#enter(await loadFlow(this.#parts.store, flowId));
  }

  start(holder: object = this, view?: Window): void {
    this.#intake.hold(holder, view, () => this.#flow);
  }

  /**
   * When the page stops, the devices stop at once. For an element they stop a moment later, because an element that is
   * moved in the page stops and starts again at once, which the devices should not notice.
   */
  stop(holder: object = this): void {
    this.#intake.letGo(holder, holder !== this);
  }

  divert(listener: (reading: Reading) => void): () => void {
    return this.#intake.divert(listener);
  }

  enter(text: string): Promise<Verdict> {
    return this.#take({ text, source: 'manual' });
  }

  read(reading: Reading): Promise<Verdict> {
    return this.#take(reading);
  }

  async request(request: FlowRequest): Promise<Verdict> {
    const flow = this.#openFlow();
    const read = readRequest(request);
    const prepared = 'request' in read ? await prepareRequest(read.request, flow.state, this.#parts) : read;
    return 'request' in prepared ? flow.ask({ request: prepared.request }) : flow.tell(prepared.refusal);
  }

  async enterList(list: string | readonly string[], entry: ListEntry = {}): Promise<ListReport> {
    return enterList(this.#openFlow(), list, entry, this.#parts.clock);
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

  observe(listener: (change: CaptureChange) => void): () => void {
    const subscription = this.#changes.subscribe(listener);
    return () => subscription.unsubscribe();
  }

  observeHealth(listener: () => void): () => void {
    const subscription = this.#healthChanges.subscribe(listener);
    return () => subscription.unsubscribe();
  }

  diagnostics(): Diagnostics {
    const { health, secondCopy, persistence } = this.#parts.store;
    const decoder = this.#parts.camera?.decoder;
    const backlog = this.#flow?.backlog;
    const store = { health, ...(secondCopy && { secondCopy }), ...(persistence && { persistence }) };
    const { learned } = this.#parts.devices;
    const more = {
      ...(backlog && { backlog }),
      ...(decoder && { decoder }),
      ...(this.#faults && { faults: this.#faults }),
    };
    return { sources: this.#statuses, learned, store, ...more };
  }

  close(): void {
    this.#intake.close();
    this.#flow?.close();
    for (const end of this.#ends.splice(0)) end();
    this.#changes.complete();
    this.#healthChanges.complete();
  }

  #enter(folded: FoldedFlow, flow = this.#begin(folded)): FlowState {
    this.#tell({ state: flow.state, facts: [] });
    if (!folded.isWhole) flow.catchUp();
    return stateView(flow.state);
  }

  /** Observers get nothing that they could change the flow by. */
  #tell({ state, ...more }: CaptureChange): void {
    this.#changes.next(deepFrozen({ state: stateView(state), ...more }));
  }

  #begin(folded: FoldedFlow): FlowSession {
    this.#flow?.close();
    feedChanges(folded.state, this.#parts.catalog).forEach(this.#parts.tell);
    const flow = new FlowSession(folded, this.#parts, () => this.#healthChanges.next(), this.#noteFault);
    this.#flow = flow;
    flow.changes$.subscribe(change => {
      this.#tell(change);
      this.#memory.teach(change);
      if (change.facts.some(fact => fact.type === 'flow-completed')) this.#parts.flushOutbox();
    });
    saveSnapshots(flow, folded.snapshotSeq, this.#parts.store);
    return flow;
  }

  async #take(given: unknown): Promise<Verdict> {
    const flow = this.#openFlow();
    const read = readReading(given, this.#parts.clock);
    return read.ok ? this.#intake.decide({ reading: read.reading }, flow) : flow.tell(read.refusal);
  }

  /** An error of our own has refused one task. Work goes on, and health, support and host are told. */
  readonly #noteFault = (error: unknown): void => {
    const { name, message } = error instanceof Error ? error : new Error('unknown');
    this.#faults = { count: (this.#faults?.count ?? 0) + 1, last: name };
    this.#parts.tell({
      code: 'fault',
      path: '',
      message: `One task was refused by an error inside: ${name} ${message}`,
    });
    this.#healthChanges.next();
  };

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

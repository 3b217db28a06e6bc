import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Problem, problemsOf } from '../../../domain/model/input-error.js';
import type { FlowState } from '../../../domain/model/state.js';
import type { Verdict } from '../../../domain/model/verdict.js';
import { type SerialExportedDetail, SerialExportedEvent } from '../../../events/outcomes/serial-exported.js';
import { SerialFlowOpenedEvent } from '../../../events/outcomes/serial-flow-opened.js';
import { type SerialProblemDetail, SerialProblemEvent } from '../../../events/outcomes/serial-problem.js';
import type { ListEntry } from '../../../domain/model/action.js';
import type { Capture, CaptureChange, CaptureFactory, FlowRequest, ListReport } from '../../../ports/capture.js';
import type { OutboxEntry } from '../../../ports/flow-store.js';
import type { DocumentInput } from '../../../domain/inputs/document-input.js';
import type { ProductInput } from '../../../domain/inputs/product-input.js';
import type { SettingsInput } from '../../../domain/inputs/settings-input.js';
import { lostDevice } from '../capture-alerts.js';
import { deliver, flowHost } from '../flow-host.js';
import { saveFile } from '../save-file.js';
import type { DeliveryView } from '../flow-screens.js';
import { CaptureController } from './capture-controller.js';

/** What the element was given. */
export interface FlowInputs {
  readonly capture: Capture | undefined;
  readonly document: DocumentInput | string | undefined;
  readonly products: readonly ProductInput[] | undefined;
  readonly settings: SettingsInput | undefined;
}

type FlowElement = ReactiveControllerHost & EventTarget & { readonly isConnected: boolean };

/**
 * Opens the document in the capture that was given, or in one of the element's own, and tells the page what comes of it. Its own capture
 * lives only while the element is on the page: everything is in the store, and coming back goes on from there.
 */
export class FlowController implements ReactiveController {
  readonly #element: FlowElement;
  readonly #makeCapture: () => CaptureFactory | undefined;
  readonly #observed: CaptureController;
  #inputs: FlowInputs | undefined;
  #own: Capture | undefined;
  #call = 0;
  /** Event files by flow: one that waited since the last start may come before its document is open again. */
  #deliveries = new Map<string, DeliveryView>();
  #problems: { readonly store?: string | undefined; readonly device?: string | undefined } = {};

  /** Why the document could not be opened. */
  error: unknown;
  isOpening = false;
  /** Completion was asked for: the host, or a person, has still to answer. */
  isAsking = false;

  constructor(
    element: FlowElement,
    makeCapture: () => CaptureFactory | undefined,
    onChange: (change: CaptureChange) => void,
  ) {
    this.#element = element;
    this.#makeCapture = makeCapture;
    this.#observed = new CaptureController(
      element,
      change => {
        onChange(change);
        if (!this.#own) void this.#deliverFrom(change);
      },
      () => this.#takeHealth(),
    );
    element.addController(this);
  }

  get capture(): Capture | undefined {
    return this.#observed.capture;
  }

  get state(): FlowState | undefined {
    return this.capture?.state;
  }

  /** The event file of the flow on the screen. */
  get delivery(): DeliveryView | undefined {
    return this.state && this.#deliveries.get(this.state.flowId);
  }

  get verdict(): Verdict | undefined {
    return this.#observed.verdict;
  }

  hostConnected(): void {
    if (this.#inputs) this.use(this.#inputs);
  }

  hostDisconnected(): void {
    this.#call++;
    this.#observed.observe(undefined);
    this.#closeOwn();
  }

  /** Works with these inputs from now on; what an earlier call still opens is dropped. */
  use(inputs: FlowInputs): void {
    this.#inputs = inputs;
    if (!this.#element.isConnected) return;
    this.error = undefined;
    this.#deliveries.clear();
    void this.#begin(inputs);
  }

  /** Asks the open flow for something; the answer comes as a change. */
  async request(request: FlowRequest): Promise<void> {
    if (request.type === 'complete') this.#waitForHost(true);
    await this.ask(capture => capture.request(request));
    if (request.type === 'complete') this.#waitForHost(false);
  }

  async enter(text: string): Promise<void> {
    await this.ask(capture => capture.enter(text));
  }

  /** Takes in a list; resolves to what became of it, or undefined where it could not be asked. */
  enterList(serials: readonly string[], entry: ListEntry): Promise<ListReport | undefined> {
    return this.ask(capture => capture.enterList(serials, entry));
  }

  /** Goes on with another flow of this device. */
  async resume(flowId: string): Promise<void> {
    const state = await this.ask(capture => capture.resume(flowId));
    if (state) this.#tellOpened(state);
  }

  /** The record of a flow as a file, which the page may take; otherwise the browser saves it. */
  async export(flowId: string, format: 'csv' | 'json'): Promise<void> {
    const file = await this.ask(capture => capture.device.exportAudit(flowId, format));
    if (file) this.#handOut({ flowId, file });
  }

  /** The same for everything that this device has stored. */
  async exportAll(): Promise<void> {
    const all = await this.ask(capture => capture.device.exportAll());
    if (all) this.#handOut({ file: { name: 'serialkit.json', type: 'application/json', text: JSON.stringify(all) } });
  }

  #handOut(detail: SerialExportedDetail): void {
    if (this.#element.dispatchEvent(new SerialExportedEvent(detail))) saveFile(detail.file);
  }

  /** Asks the capture; what it cannot answer is told to the page, unless the element has let go of it meanwhile. */
  async ask<T>(question: (capture: Capture) => Promise<T>): Promise<T | undefined> {
    try {
      return this.capture && (await question(this.capture));
    } catch (error) {
      if (this.capture) this.#report(error, 'store');
      return undefined;
    }
  }

  #waitForHost(isAsking: boolean): void {
    this.isAsking = isAsking;
    this.#element.requestUpdate();
  }

  async #begin(inputs: FlowInputs): Promise<void> {
    const call = ++this.#call;
    this.isOpening = inputs.document !== undefined;
    try {
      const capture = inputs.capture ?? (await this.#makeOwn(inputs, call));
      if (call !== this.#call) return;
      this.#observed.observe(capture);
      if (capture && inputs.document !== undefined) await this.#open(capture, inputs.document, call);
    } catch (error) {
      if (call === this.#call) this.#fail(error);
    } finally {
      if (call === this.#call) this.isOpening = false;
      this.#element.requestUpdate();
    }
  }

  async #makeOwn({ settings, products }: FlowInputs, call: number): Promise<Capture | undefined> {
    this.#observed.observe(undefined);
    this.#closeOwn();
    const factory = this.#makeCapture();
    if (!factory || settings === undefined) return undefined;
    const host = flowHost(this.#element, (entry, isTaken) => this.#show(entry, isTaken));
    const own = await factory({
      settings,
      products,
      host,
      onProductProblems: rows => this.#reportRows(rows),
      onProblem: ({ code, message }) => this.#tell(code, 'host', message),
    });
    if (call === this.#call) this.#own = own;
    else own.close(); // the element has gone on to something else
    return own;
  }

  #closeOwn(): void {
    this.#own?.close();
    this.#own = undefined;
  }

  async #open(capture: Capture, input: DocumentInput | string, call: number): Promise<void> {
    const state = await capture.open(input);
    if (call === this.#call) this.#tellOpened(state);
  }

  #tellOpened({ flowId, kind, status, document: { documentId } }: FlowState): void {
    this.#element.dispatchEvent(new SerialFlowOpenedEvent({ flowId, kind, status, documentId }));
  }

  /** A capture that the partner made has a host of its own; the page hears of its event files all the same. */
  async #deliverFrom({ facts }: CaptureChange): Promise<void> {
    const completed = facts.find(fact => fact.type === 'flow-completed');
    const entries = completed ? await this.capture?.device.outbox() : undefined;
    const entry = entries?.find(({ eventId }) => eventId === completed?.eventId);
    if (!entry) return;
    const isTaken = await deliver(this.#element, entry);
    if (isTaken) await this.capture?.device.acknowledge(entry.eventId);
    this.#show(entry, isTaken);
  }

  #show(entry: OutboxEntry, isTaken: boolean): void {
    this.#deliveries.set(entry.flowId, { entry, isTaken });
    this.#element.requestUpdate();
  }

  /** Tells of each change for the worse once. */
  #takeHealth(): void {
    const { capture } = this;
    if (!capture) return;
    const { storeHealth } = capture;
    const store = storeHealth.state === 'degraded' ? storeHealth.code : undefined;
    const device = lostDevice(capture);
    if (store && store !== this.#problems.store) this.#tell(store, 'store');
    if (device && device !== this.#problems.device) this.#tell(device, 'device');
    this.#problems = { store, device };
  }

  #tell(code: string, source: SerialProblemDetail['source'], message?: string): void {
    this.#element.dispatchEvent(new SerialProblemEvent({ code, source, ...(message !== undefined && { message }) }));
  }

  #fail(error: unknown): void {
    this.error = error;
    this.#element.requestUpdate();
    this.#report(error, 'document');
  }

  #reportRows(rows: readonly Problem[]): void {
    for (const { code, path, message } of rows) this.#tell(code, 'products', `${path}: ${message}`);
  }

  #report(error: unknown, source: 'document' | 'store'): void {
    const code = problemsOf(error)[0]?.code ?? 'failed';
    const message = error instanceof Error ? error.message : String(error);
    this.#tell(code, source, message);
  }
}

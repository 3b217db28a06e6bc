import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { stateBehind } from '../../../domain/folding/state-behind.js';
import type { FlowState } from '../../../domain/model/state.js';
import type { Verdict } from '../../../domain/model/verdict.js';
import { type SerialExportedDetail, SerialExportedEvent } from '../../../events/outcomes/serial-exported.js';
import { SerialFlowOpenedEvent } from '../../../events/outcomes/serial-flow-opened.js';
import type { ListEntry } from '../../../domain/model/action.js';
import type { Capture, CaptureChange, CaptureFactory, FlowRequest, ListReport } from '../../../ports/capture.js';
import type { DocumentInput } from '../../../domain/inputs/document-input.js';
import type { ProductInput } from '../../../domain/inputs/product-input.js';
import type { SettingsInput } from '../../../domain/inputs/settings-input.js';
import { flowHost } from '../flow-host.js';
import { saveFile } from '../save-file.js';
import type { DeliveryView } from '../flow-screens.js';
import { CaptureController } from './capture-controller.js';
import { Deliveries } from './deliveries.js';
import { ProblemTeller } from './problem-teller.js';
import { plainJson } from '../../../domain/collections/plain-json.js';

/** What the element was given. */
export interface FlowInputs {
  readonly capture: Capture | undefined;
  readonly document: DocumentInput | string | undefined;
  readonly products: readonly ProductInput[] | undefined;
  readonly settings: SettingsInput | undefined;
}

/** Paths of what is wrong in a document, and not with the host's answers. */
const IN_DOCUMENT = /^(lines|refs|title|reason|vendorId|sourceLocationId|destination\w+|direction|count|received)\b/;

type FlowElement = ReactiveControllerHost & Node;

/**
 * Opens the document in the capture that was given, or in one of the element's own, and tells the page what comes of
 * it. The element's own capture lives only while the element is on the page. Nothing is lost by that: everything is in
 * the store, and an element that comes back goes on from there.
 */
export class FlowController implements ReactiveController {
  readonly #element: FlowElement;
  readonly #makeCapture: () => CaptureFactory | undefined;
  readonly #observed: CaptureController;
  #inputs: FlowInputs | undefined;
  #own: Capture | undefined;
  #call = 0;
  readonly #deliveries: Deliveries;
  readonly #problems: ProblemTeller;

  /** Why the document could not be opened. */
  error: unknown;
  isOpening = false;
  /** Whether completion was asked for and the host, or a person, has still to answer. */
  isAsking = false;

  constructor(
    element: FlowElement,
    makeCapture: () => CaptureFactory | undefined,
    onChange: (change: CaptureChange) => void,
  ) {
    this.#element = element;
    this.#makeCapture = makeCapture;
    this.#deliveries = new Deliveries(element);
    this.#problems = new ProblemTeller(element);
    this.#observed = new CaptureController(
      element,
      change => {
        onChange(change);
        if (!this.#own) void this.ask(capture => this.#deliveries.deliverFrom(capture, change));
      },
      () => this.capture && this.#problems.tellHealth(this.capture),
      this.#deliveries.receive,
    );
    element.addController(this);
  }

  get capture(): Capture | undefined {
    return this.#observed.capture;
  }

  get state(): FlowState | undefined {
    return stateBehind(this.capture?.state);
  }

  /** The event file of the flow on the screen. */
  get delivery(): DeliveryView | undefined {
    return this.state && this.#deliveries.of(this.state);
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
    this.#problems.begin();
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

  /** Opens the document of the flow on the screen again, whose rest has come. */
  async openNext(): Promise<void> {
    const document = this.state?.document;
    const state = document && (await this.ask(capture => capture.open(document)));
    if (state) this.#tellOpened(state);
  }

  /** The record of a flow as a file, which the page may take; otherwise the browser saves it. */
  async export(flowId: string, format: 'csv' | 'json'): Promise<void> {
    const file = await this.ask(capture => capture.device.exportAudit(flowId, format));
    if (file) this.#handOut({ flowId, file });
  }

  /** Exports everything that this device has stored, in the same way. */
  async exportAll(): Promise<void> {
    const all = await this.ask(capture => capture.device.exportAll());
    if (all) this.#handOut({ file: { name: 'serialkit.json', type: 'application/json', text: plainJson(all) } });
  }

  #handOut(detail: SerialExportedDetail): void {
    if (this.#element.dispatchEvent(new SerialExportedEvent(detail))) saveFile(detail.file);
  }

  /** Asks the capture; what it cannot answer is told to the page, unless the element has let go of it meanwhile. */
  async ask<T>(question: (capture: Capture) => Promise<T>): Promise<T | undefined> {
    try {
      return this.capture && (await question(this.capture));
    } catch (error) {
      if (this.capture) this.#problems.tellError(error, 'store');
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
    const host = flowHost(this.#element, this.#deliveries.show);
    const own = await factory({
      settings,
      products,
      host,
      onProductProblems: rows => this.#problems.tellRows(rows),
      onProblem: ({ code, path, message }) =>
        this.#problems.tell(code, IN_DOCUMENT.test(path) ? 'document' : 'host', message),
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

  #tellOpened(state: FlowState): void {
    const { flowId, kind, status, document } = state;
    const { documentId } = document;
    if (status === 'completed') void this.ask(capture => this.#deliveries.find(capture, state));
    this.#element.dispatchEvent(new SerialFlowOpenedEvent({ flowId, kind, status, documentId }));
  }

  #fail(error: unknown): void {
    this.error = error;
    this.#element.requestUpdate();
    this.#problems.tellError(error, 'document');
  }
}

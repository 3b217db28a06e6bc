import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { DocumentInput, FlowState, ProductInput, SettingsInput } from '../../domain/index.js';
import { SerialCloseRequestEvent } from '../../events/requests/serial-close-request.js';
import type { Capture, CaptureChange, CaptureFactory, FlowRequest } from '../../ports/capture.js';
import { en, type Strings } from '../../strings/en.js';
import { controls } from '../../styles/controls.js';
import { progress } from '../../styles/progress.js';
import { tokens } from '../../styles/tokens.js';
import { captureAlerts } from './capture-alerts.js';
import { FeedbackController } from './controllers/feedback-controller.js';
import { FlowController } from './controllers/flow-controller.js';
import { PanelsController } from './controllers/panels-controller.js';
import { ScanningController } from './controllers/scanning-controller.js';
import { hear, type EventTable } from './event-table.js';
import { flowHeader, type FlowHeaderHandlers } from './flow-header.js';
import { flowMain } from './flow-main.js';
import { flowPanel } from './flow-panel.js';
import { flowRequests, type PanelRequestName } from './flow-request.js';
import { flowScanning, type ScanningHandlers } from './flow-scanning.js';
import { emptyScreen, errorScreen, type ScreenHandlers } from './flow-screens.js';
import { screenStyles } from '../../styles/screens.js';
import { lackingUnit } from './lacking-unit.js';
import { outcomeEvents } from './outcome-events.js';
import { styles } from './serial-flow.styles.js';
import type { SerialScanModal } from '../scan-modal/serial-scan-modal.element.js';
import { SerialElement } from '../view/serial-element.js';

/**
 * @summary The whole flow in one tag: opens a document, captures its serials by scanner, camera and hand, reviews,
 * completes, and hands over the event file. On a phone scanning is a dialog within the thumb's reach, from iPad width
 * on a pane beside the list.
 *
 * @fires {SerialFlowOpenedEvent} serial-flow-opened - a document is open, new or where it was left
 * @fires {SerialPromptedEvent} serial-prompted - the associate is asked something
 * @fires {SerialAcceptedEvent} serial-accepted - a serial counts, after it is durable
 * @fires {SerialRefusedEvent} serial-refused - a reading or a request was refused
 * @fires {SerialCountedEvent} serial-counted - units without serials were counted
 * @fires {SerialRemovedEvent} serial-removed - one serial was taken out
 * @fires {SerialUnreadableEvent} serial-unreadable - a unit counts although its label cannot be read; a photo is the
 * host's to take
 * @fires {SerialMarkedEvent} serial-marked - units were marked as damaged, rejected, or good again
 * @fires {SerialNoneHereEvent} serial-none-here - in a count nothing of these products was found
 * @fires {SerialDisputedEvent} serial-disputed - the host did not know a serial when it was asked again
 * @fires {SerialCountClosedEvent} serial-count-closed - a cycle count was closed
 * @fires {SerialLineCompletedEvent} serial-line-completed - a product has what is expected
 * @fires {SerialLineRestartedEvent} serial-line-restarted - Rescan took everything out of a product
 * @fires {SerialFlowPausedEvent} serial-flow-paused - the flow was paused
 * @fires {SerialFlowResumedEvent} serial-flow-resumed - the flow goes on after a pause
 * @fires {SerialFlowCancelledEvent} serial-flow-cancelled - the flow was cancelled
 * @fires {SerialFlowCompletedEvent} serial-flow-completed - the flow is completed; carries the event file, and comes
 * again until that is acknowledged
 * @fires {SerialDocumentRevisedEvent} serial-document-revised - the open document was handed in with other content
 * @fires {SerialDeliveryRefusedEvent} serial-delivery-refused - the host has refused the event file
 * @fires {SerialFlowVoidedEvent} serial-flow-voided - a completed flow was taken back
 * @fires {SerialVerifyRequestEvent} serial-verify-request - asks whether the host knows a serial
 * @fires {SerialCompleteRequestEvent} serial-complete-request - asks whether the flow may be completed
 * @fires {SerialApproveRequestEvent} serial-approve-request - asks whether the flow may be completed with its
 * differences
 * @fires {SerialExportedEvent} serial-exported - the record of a flow, or all that is stored, is there as a file
 * @fires {SerialFeedbackEvent} serial-feedback - each verdict's tone, for the host's own beep and buzz
 * @fires {SerialProblemEvent} serial-problem - a bad document or row of the feed, or a store that does not store
 * @fires {SerialCloseRequestEvent} serial-close-request - the associate is done with the completed or cancelled flow
 *
 * @csspart header - document and progress
 * @csspart file - the event file on the last screen
 *
 * @cssprop [--serial-accent] - main buttons
 * @cssprop [--serial-paper] - background
 * @cssprop [--serial-surface] - lines and panels
 * @cssprop [--serial-font] - font shorthand
 * @cssprop [--serial-radius=14px] - corners
 */
export class SerialFlow extends SerialElement {
  static override styles = [tokens, controls, progress, screenStyles, styles];

  /** Makes the capture of elements that are given none. Set where the tag is defined. */
  static captureFactory: CaptureFactory | undefined;

  /** The document to work, an object or its JSON text. It is read strictly. */
  @property({ attribute: false }) document: DocumentInput | string | undefined;

  /** The product feed, read row by row. Needed unless `capture` is given. */
  @property({ attribute: false }) products: readonly ProductInput[] | undefined;

  /** What a POS admin sets. Values and names are read strictly. Needed unless `capture` is given. */
  @property({ attribute: false }) settings: SettingsInput | undefined;

  /** A capture of the partner's own; it is observed, held while the element is on the page, and never closed. */
  @property({ attribute: false }) capture: Capture | undefined;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Strings = en;

  /** Plays no tones; `serial-feedback` is fired all the same. */
  @property({ type: Boolean, reflect: true }) muted = false;

  protected override readonly apology = 'cannotOpen';

  @state() private isAskingCancel = false;

  @query('serial-scan-modal') private modal: SerialScanModal | null | undefined;
  @query('main') private main: HTMLElement | null | undefined;

  readonly #flow = new FlowController(
    this,
    () => SerialFlow.captureFactory,
    change => this.#onChange(change),
  );
  readonly #panels = new PanelsController(this, this.#flow);
  readonly #scanning = new ScanningController(this, this.#flow);
  readonly #feedback = new FeedbackController(this);
  readonly #on: ScreenHandlers & ScanningHandlers & FlowHeaderHandlers = {
    onMute: () => (this.muted = !this.muted),
    onPause: () => this.#ask({ type: 'pause' }),
    onFlows: () => void this.#panels.show('flows'),
    onExportAll: () => void this.#flow.exportAll(),
    onRecord: () => void this.#panels.show('record'),
    onLookUp: () => void this.#panels.show('lookup'),
    onReturn: () => this.#ask({ type: 'resume' }),
    onCancel: () => this.#ask({ type: 'cancel' }),
    onAskCancel: () => (this.isAskingCancel = !this.isAskingCancel),
    onCorrect: () => this.#ask({ type: 'correct' }),
    onDone: () => this.dispatchEvent(new SerialCloseRequestEvent()),
    onNext: () => void this.#flow.openNext(),
    onScan: () => this.#scanning.turnCamera(true),
    onType: () => void this.#typeIn(),
    onReview: () => this.#ask({ type: 'start-review' }),
    onReceiveAll: () => this.#ask({ type: 'receive-all' }),
    onWay: chosen => this.#scanning.ways.choose(chosen),
  };
  readonly #panelRequests: EventTable<PanelRequestName, void> = {
    'serial-camera-request': ({ isOn }) => this.#scanning.turnCamera(isOn),
    // A way beside scanning closes alone, without the dialog around it.
    'serial-close-request': (_, { target }) => (target === this.modal ? this.#onClose() : this.#scanning.ways.leave()),
    'serial-enter-request': ({ text }) => void this.#flow.enter(text),
    'serial-entry-request': () => void this.#typeIn(),
    'serial-export-request': ({ flowId, format }) => void this.#flow.export(flowId, format),
    'serial-list-request': detail => void this.#scanning.ways.enterList(detail),
    'serial-open-request': ({ flowId }) => void this.#panels.open(flowId),
    'serial-resend-request': ({ eventId }) => void this.#flow.ask(capture => capture.device.sendAgain(eventId)),
    'serial-tap-request': ({ lineId, serial }) => void this.#flow.enterList([serial], { lineId, isTapped: true }),
    'serial-units-request': detail => this.#scanning.ways.chooseUnits(detail),
  };
  #status: FlowState['status'] | undefined;

  /** The capture at work, given or made here: for ledger, reports and records. Undefined until there is one. */
  get activeCapture(): Capture | undefined {
    return this.#flow.capture;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isNew = (['capture', 'document', 'products', 'settings'] as const).some(name => changed.has(name));
    if (isNew) this.#flow.use(this);
  }

  protected override firstUpdated(): void {
    hear(this.renderRoot, this.#panelRequests);
    hear(
      this.renderRoot,
      flowRequests(() => this.#flow.state?.status),
      request => this.#onRequest(request),
    );
  }

  protected override updated(): void {
    const status = this.#flow.state?.status;
    if (this.#status && status !== this.#status) this.main?.focus(); // what had the focus is gone
    this.#status = status;
  }

  override render(): TemplateResult {
    const { strings } = this;
    const { error, state, isOpening } = this.#flow;
    if (error !== undefined) return errorScreen(error, this.#flow.capture?.storeHealth, strings, this.#on);
    if (!state) return emptyScreen(isOpening, strings);
    const isScanning = state.status === 'capturing' && this.#panels.shown === undefined;
    return html`<div
      class="shell ${isScanning ? 'two' : ''}"
      @pointerdown=${this.#feedback.onGesture}
      @keydown=${this.#feedback.onGesture}
    >
      ${flowHeader({ state, isMuted: this.muted, strings }, this.#on)}
      <main tabindex="-1">
        ${captureAlerts(this.#flow.capture, strings, this.#on.onExportAll)} ${this.#renderMain(state)}
      </main>
      ${isScanning ? this.#renderScanning(state) : nothing}
    </div>`;
  }

  #renderMain(state: FlowState): TemplateResult {
    const { isAskingCancel, strings } = this;
    const { message } = this.#feedback;
    if (this.#panels.shown)
      return flowPanel({ panels: this.#panels, capture: this.#flow.capture, state, message, strings });
    const { verdict, delivery, isAsking } = this.#flow;
    const { report } = this.#panels;
    return flowMain({ state, verdict, message, delivery, report, isAsking, isAskingCancel, strings }, this.#on);
  }

  #renderScanning(state: FlowState): TemplateResult {
    const { camera } = this.#flow.capture ?? {};
    const { strings } = this;
    return flowScanning({ ...this.#scanning.view, state, message: this.#feedback.message, camera, strings }, this.#on);
  }

  #ask(request: FlowRequest): void {
    void this.#flow.request(request);
  }

  async #typeIn(): Promise<void> {
    await this.#scanning.type();
    await this.modal?.focusEntry();
  }

  #onChange(change: CaptureChange): void {
    const { state } = change;
    if (state.status !== 'paused') this.isAskingCancel = false;
    if (state.status !== 'capturing') this.#scanning.ways.leave();
    this.#panels.receive(change);
    if (change.facts.some(({ type }) => type === 'unit-marked')) this.#scanning.ways.leave();
    const lacking = lackingUnit(change);
    if (lacking && state.status === 'capturing') this.#scanning.ways.chooseUnits(lacking);
    for (const event of outcomeEvents(change)) this.dispatchEvent(event);
    this.#feedback.receive(change, this);
  }

  #onRequest(request: FlowRequest): void {
    this.#ask(request);
    if (request.type === 'count-unreadable') this.#scanning.ways.leave();
  }

  #onClose(): void {
    this.#scanning.close();
    if (this.#flow.state?.prompt) this.#ask({ type: 'close-prompt' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-flow': SerialFlow;
  }
}

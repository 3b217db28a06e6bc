import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { policyOf } from '../domain/flow-policy.js';
import type { FlowState } from '../domain/state.js';
import type { SerialCameraRequestEvent } from '../events/serial-camera-request.js';
import { SerialCloseRequestEvent } from '../events/serial-close-request.js';
import type { SerialEnterRequestEvent } from '../events/serial-enter-request.js';
import type { Capture, CaptureChange, CaptureFactory, FlowRequest } from '../ports/capture.js';
import { en, type Strings } from '../strings/en.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { captureAlerts } from './capture-alerts.js';
import { FeedbackController } from './controllers/feedback-controller.js';
import { FlowController } from './controllers/flow-controller.js';
import { WidthController } from './controllers/width-controller.js';
import { flowHeader, type FlowHeaderHandlers } from './flow-header.js';
import { FLOW_REQUEST_EVENTS, flowRequestOf } from './flow-request.js';
import {
  cancelledScreen,
  completedScreen,
  emptyScreen,
  errorScreen,
  pausedScreen,
  type ScreenHandlers,
} from './flow-screens.js';
import { activeLine, linesNamed, promptedLine } from './line-view.js';
import { screenStyles } from './flow-screens.styles.js';
import { outcomeEvents } from './outcome-events.js';
import { scanBar, type ScanBarHandlers } from './scan-bar.js';
import { styles } from './serial-flow.styles.js';
import type { SerialScanModal } from './serial-scan-modal.element.js';
import { messageOf, type VerdictMessage } from './verdict-message.js';

const TWO_PANES_PX = 700; // as in the style's container query

/**
 * @summary The whole job in one tag: opens a document, captures its serials by scanner, camera and hand, reviews, completes, and hands over
 * the event file. On a phone scanning is a dialog within the thumb's reach, from iPad width on a pane beside the list.
 *
 * @fires {SerialFlowOpenedEvent} serial-flow-opened - a document is open, new or where it was left
 * @fires {SerialPromptedEvent} serial-prompted - the associate is asked something
 * @fires {SerialAcceptedEvent} serial-accepted - a serial counts, after it is durable
 * @fires {SerialRefusedEvent} serial-refused - a reading or a request was refused
 * @fires {SerialCountedEvent} serial-counted - units without serials were counted
 * @fires {SerialRemovedEvent} serial-removed - one serial was taken out
 * @fires {SerialLineCompletedEvent} serial-line-completed - a product has what is expected
 * @fires {SerialLineRestartedEvent} serial-line-restarted - Rescan took everything out of a product
 * @fires {SerialFlowPausedEvent} serial-flow-paused - paused
 * @fires {SerialFlowResumedEvent} serial-flow-resumed - goes on after a pause
 * @fires {SerialFlowCancelledEvent} serial-flow-cancelled - given up
 * @fires {SerialFlowCompletedEvent} serial-flow-completed - completed; carries the event file, again until it is acknowledged
 * @fires {SerialVerifyRequestEvent} serial-verify-request - asks whether the host knows a serial
 * @fires {SerialCompleteRequestEvent} serial-complete-request - asks whether the flow may be completed
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
export class SerialFlow extends LitElement {
  static override styles = [tokens, controls, screenStyles, styles];

  /** Makes the capture of elements that are given none. Set where the tag is defined. */
  static captureFactory: CaptureFactory | undefined;

  /** The document to work; see `FlowDocument`. Read strictly. */
  @property({ attribute: false }) document: unknown;

  /** The product feed; see `Product`. Needed unless `capture` is given. */
  @property({ attribute: false }) products: unknown;

  /** What a POS admin sets; see `Settings`. Needed unless `capture` is given. */
  @property({ attribute: false }) settings: unknown;

  /** A capture of the partner's own; it is observed, started and stopped, never closed. */
  @property({ attribute: false }) capture: Capture | undefined;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) strings: Strings = en;

  /** No tones; `serial-feedback` is fired all the same. */
  @property({ type: Boolean, reflect: true }) muted = false;

  @state() private isCameraOn = false;
  @state() private isTyping = false;
  @state() private isAskingCancel = false;

  @query('serial-scan-modal') private modal: SerialScanModal | null | undefined;
  @query('main') private main: HTMLElement | null | undefined;

  readonly #flow = new FlowController(
    this,
    () => SerialFlow.captureFactory,
    change => this.#onChange(change),
  );
  readonly #width = new WidthController(this, TWO_PANES_PX);
  readonly #feedback = new FeedbackController(this);
  readonly #on: ScreenHandlers & ScanBarHandlers & FlowHeaderHandlers = {
    onMute: () => (this.muted = !this.muted),
    onPause: () => this.#ask({ type: 'pause' }),
    onReturn: () => this.#ask({ type: 'resume' }),
    onCancel: () => this.#ask({ type: 'cancel' }),
    onAskCancel: () => (this.isAskingCancel = !this.isAskingCancel),
    onCorrect: () => this.#ask({ type: 'correct' }),
    onDone: () => this.dispatchEvent(new SerialCloseRequestEvent()),
    onScan: () => (this.isCameraOn = true),
    onType: () => void this.#typeIn(),
    onReview: () => this.#ask({ type: 'start-review' }),
    onReceiveAll: () => this.#ask({ type: 'receive-all' }),
  };
  #message: VerdictMessage | undefined;
  #status: FlowState['status'] | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.isCameraOn = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isNew = (['capture', 'document', 'products', 'settings'] as const).some(name => changed.has(name));
    if (isNew) this.#flow.use(this);
  }

  protected override firstUpdated(): void {
    for (const { eventName } of FLOW_REQUEST_EVENTS) this.renderRoot.addEventListener(eventName, this.#onRequest);
  }

  protected override updated(): void {
    const status = this.#flow.state?.status;
    if (this.#status && status !== this.#status) this.main?.focus(); // what had the focus is gone
    this.#status = status;
  }

  override render(): TemplateResult {
    const { strings } = this;
    const { error, state, isOpening } = this.#flow;
    if (error !== undefined) return errorScreen(error, strings);
    if (!state) return emptyScreen(isOpening, strings);
    const isCapturing = state.status === 'capturing';
    return html`<div
      class="shell ${isCapturing ? 'two' : ''}"
      @pointerdown=${this.#feedback.onGesture}
      @keydown=${this.#feedback.onGesture}
    >
      ${flowHeader({ state, isMuted: this.muted, strings }, this.#on)}
      <main tabindex="-1">${captureAlerts(this.#flow.capture, strings)} ${this.#renderMain(state)}</main>
      ${isCapturing ? this.#renderScanning(state) : nothing}
    </div>`;
  }

  #renderMain(state: FlowState): TemplateResult {
    const { strings } = this;
    switch (state.status) {
      case 'capturing':
        return html`<serial-flow-list
          .state=${state}
          .activeLineId=${activeLine(state, this.#flow.verdict)}
          .strings=${strings}
        ></serial-flow-list>`;
      case 'review':
        return html`<serial-review .state=${state} .strings=${strings}>
          <serial-verdict .message=${this.#message}></serial-verdict>
        </serial-review>`;
      case 'paused':
        return pausedScreen(this.isAskingCancel, strings, this.#on);
      case 'completed':
        return completedScreen(state, this.#flow.delivery, strings, this.#on);
      case 'cancelled':
        return cancelledScreen(strings, this.#on);
    }
  }

  #renderScanning(state: FlowState): TemplateResult {
    const { strings } = this;
    const { isWide } = this.#width;
    const isOpen = isWide || this.isCameraOn || this.isTyping || state.prompt !== undefined;
    const canScan = this.#flow.capture?.camera !== undefined;
    const canReceiveAll = policyOf(state.document).receiveAll;
    const bar = { canScan, canReceiveAll, message: this.#message, isSaidElsewhere: isOpen, strings };
    return html`<aside>
        <serial-scan-modal
          .open=${isOpen}
          .presentation=${isWide ? 'inline' : 'dialog'}
          .prompt=${state.prompt}
          .line=${promptedLine(state)}
          .candidates=${linesNamed(state)}
          .message=${this.#message}
          .camera=${this.#flow.capture?.camera}
          .isCameraOn=${this.isCameraOn}
          .isBlind=${state.document.count?.blind ?? false}
          .strings=${strings}
          @serial-enter-request=${this.#onEnter}
          @serial-camera-request=${this.#onCameraRequest}
          @serial-close-request=${this.#onClose}
        ></serial-scan-modal>
      </aside>
      ${scanBar(bar, this.#on)}`;
  }

  #ask(request: FlowRequest): void {
    void this.#flow.request(request);
  }

  async #typeIn(): Promise<void> {
    this.isTyping = true;
    await this.updateComplete;
    await this.modal?.focusEntry();
  }

  #onChange(change: CaptureChange): void {
    const { verdict, state } = change;
    if (verdict) this.#message = messageOf(verdict, state, this.strings);
    if (state.status !== 'paused') this.isAskingCancel = false;
    for (const event of outcomeEvents(change)) this.dispatchEvent(event);
    if (verdict) this.#feedback.give(verdict, this.muted);
  }

  #onRequest = (event: Event): void => {
    const { state } = this.#flow;
    const request = state && flowRequestOf(event, state.status);
    if (request) this.#ask(request);
  };

  #onEnter = (event: SerialEnterRequestEvent): void => {
    void this.#flow.enter(event.detail.text);
  };

  #onCameraRequest = (event: SerialCameraRequestEvent): void => {
    this.isCameraOn = event.detail.isOn;
  };

  #onClose = (): void => {
    this.isCameraOn &&= this.#width.isWide;
    this.isTyping = false;
    if (this.#flow.state?.prompt) this.#ask({ type: 'close-prompt' });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-flow': SerialFlow;
  }
}

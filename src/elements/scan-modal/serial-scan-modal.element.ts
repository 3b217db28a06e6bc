import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { LineState } from '../../domain/model/state.js';
import type { Prompt } from '../../domain/model/verdict.js';
import { SerialCameraRequestEvent } from '../../events/requests/serial-camera-request.js';
import { SerialChooseRequestEvent } from '../../events/requests/serial-choose-request.js';
import { SerialCloseRequestEvent } from '../../events/requests/serial-close-request.js';
import { SerialConfirmRequestEvent } from '../../events/requests/serial-confirm-request.js';
import { SerialDeclineRequestEvent } from '../../events/requests/serial-decline-request.js';
import { SerialEnterRequestEvent } from '../../events/requests/serial-enter-request.js';
import { SerialOpenRequestEvent } from '../../events/requests/serial-open-request.js';
import { SerialRemoveRequestEvent } from '../../events/requests/serial-remove-request.js';
import { SerialUnitsRequestEvent } from '../../events/requests/serial-units-request.js';
import type { CameraSource } from '../../ports/camera.js';
import { en, type Strings } from '../../strings/en.js';
import { controls } from '../../styles/controls.js';
import { tokens } from '../../styles/tokens.js';
import { cameraPrompt, cameraTone } from './camera-view.js';
import { capturedList } from './captured-list.js';
import { entryForm } from './entry-form.js';
import { dataOf } from '../view/control.js';
import { icon } from '../view/icons.js';
import { scanHeading } from './scan-heading.js';
import { scanQuestion, type QuestionHandlers } from './scan-question.js';
import { styles } from './serial-scan-modal.styles.js';
import type { VerdictMessage } from '../view/verdict-message.js';
import { SerialElement } from '../view/serial-element.js';

/**
 * @summary Where one product's serials are entered: what is asked for, the camera with the prompt at its top, a field
 * to type in, and the serials captured so far, each with its own undo. A native modal dialog, or a part of the page.
 *
 * @slot - between the prompt and the field
 * @slot ways - other ways to enter serials, below the captured ones; in place of the field while `elsewhere`
 *
 * @fires {SerialEnterRequestEvent} serial-enter-request - a code was typed and submitted
 * @fires {SerialRemoveRequestEvent} serial-remove-request - one captured serial is to be taken out
 * @fires {SerialUnitsRequestEvent} serial-units-request - the condition of one captured serial is to be said
 * @fires {SerialConfirmRequestEvent} serial-confirm-request - yes to the question
 * @fires {SerialDeclineRequestEvent} serial-decline-request - no to the question
 * @fires {SerialChooseRequestEvent} serial-choose-request - the product of a serial was chosen, or the serial of a
 * label that has several
 * @fires {SerialOpenRequestEvent} serial-open-request - the flow to which a unit belongs was tapped
 * @fires {SerialCameraRequestEvent} serial-camera-request - the camera is to be switched on or off
 * @fires {SerialCloseRequestEvent} serial-close-request - close button, Done or Escape; the dialog closes when `open`
 * becomes false
 *
 * @csspart panel - everything inside
 * @csspart question - the buttons that answer a question
 * @csspart captured - the captured serials
 */
export class SerialScanModal extends SerialElement {
  static override styles = [tokens, controls, styles];

  /** Shown or not; only the owner changes it. */
  @property({ type: Boolean, reflect: true }) open = false;

  /**
   * `dialog` covers the page; `inline` is a part of it, for wide screens and for hosts whose own messages must stay on
   * top.
   */
  @property({ reflect: true }) presentation: 'dialog' | 'inline' = 'dialog';

  /** What the associate is asked. While it is undefined, any code may come. */
  @property({ attribute: false }) prompt: Prompt | undefined;

  /** The line whose serials are entered. */
  @property({ attribute: false }) line: LineState | undefined;

  /** The lines that the prompt names: the lines to choose from, or the one line that the question is about. */
  @property({ attribute: false }) candidates: readonly LineState[] = [];

  /** Questions that come after this one. */
  @property({ type: Number }) waiting = 0;

  /** The answer to the last reading. */
  @property({ attribute: false }) message: VerdictMessage | undefined;

  /** The device's camera, if it may be used. */
  @property({ attribute: false }) camera: CameraSource | undefined;

  /** The camera's picture is shown. */
  @property({ type: Boolean, attribute: 'camera-on' }) isCameraOn = false;

  /** Counting blind: the expected quantity stays hidden. */
  @property({ type: Boolean, attribute: 'blind' }) isBlind = false;

  /** Serials are entered in the slot `ways` now, in place of the field. */
  @property({ type: Boolean, attribute: 'elsewhere' }) isElsewhere = false;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Strings = en;

  @query('dialog') private dialog: HTMLDialogElement | null | undefined;
  @query('h2') private heading: HTMLElement | undefined;
  @query('form input') private field: HTMLInputElement | undefined;

  readonly #handlers: QuestionHandlers = {
    onConfirm: () => this.dispatchEvent(new SerialConfirmRequestEvent()),
    onDecline: () => this.dispatchEvent(new SerialDeclineRequestEvent()),
    onChoose: event => {
      const { line: lineId = '', serial } = dataOf(event);
      this.dispatchEvent(new SerialChooseRequestEvent(serial === undefined ? { lineId } : { serial }));
    },
  };

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') || changed.has('presentation')) this.#syncDialog();
    // What was refused stays in the field, to be corrected.
    const tone = changed.has('message') ? this.message?.tone : undefined;
    if (this.field && tone && tone !== 'refused' && tone !== 'duplicate') this.field.value = '';
  }

  /** Puts the cursor into the field, for associates who want to type. */
  async focusEntry(): Promise<void> {
    await this.updateComplete;
    this.field?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.presentation === 'dialog') {
      return html`<dialog
        aria-labelledby="title"
        @keydown=${this.#onKeydown}
        @cancel=${this.#onCancel}
        @close=${this.#onClosed}
      >
        ${this.open ? html`<div class="panel" part="panel">${this.#renderPanel()}</div>` : nothing}
      </dialog>`;
    }
    if (!this.open) return nothing;
    return html`<section class="panel" part="panel" aria-labelledby="title">${this.#renderPanel()}</section>`;
  }

  #renderPanel(): TemplateResult {
    const { camera, isCameraOn, message, prompt } = this;
    const said = this.line && message?.tone === 'prompt' ? undefined : message; // the heading says it
    const isYesOrNo = prompt?.type === 'wrong-product' || prompt?.type === 'confirm';
    return html`
      ${scanHeading(this, this.#onClose)}
      ${
        camera && isCameraOn
          ? html`<serial-camera
              .source=${camera}
              .prompt=${cameraPrompt(this)}
              .tone=${cameraTone(message)}
              .strings=${this.strings.cameraTexts}
              @serial-entry-request=${this.#onTypeInstead}
            ></serial-camera>`
          : nothing
      }
      <serial-verdict .message=${said} @serial-open-request=${this.#onOpen}></serial-verdict>
      ${scanQuestion(this, this.#handlers)}
      <slot></slot>
      ${isYesOrNo ? nothing : this.#renderEntry()}
    `;
  }

  #renderEntry(): unknown {
    const ways = html`<slot name="ways"></slot>`;
    if (this.isElsewhere) return ways;
    const { line, strings } = this;
    const captured = capturedList(line?.serials ?? [], strings, this.#onUnit, this.#onRemove);
    const label = line ? strings.enterSerialLabel : strings.enterLabel;
    return [entryForm(label, strings, this.#onSubmit), captured, ways, this.#renderActions()];
  }

  #renderActions(): TemplateResult | typeof nothing {
    const { camera, isCameraOn, strings, presentation, line } = this;
    const hasDone = presentation === 'dialog' || line;
    if (!camera && !hasDone) return nothing;
    return html`<div class="actions">
      ${
        camera
          ? html`<button type="button" class=${hasDone ? nothing : 'primary'} @click=${this.#onCamera}>
              ${icon('prompt')}${isCameraOn ? strings.closeCamera : strings.camera}
            </button>`
          : nothing
      }
      ${hasDone ? html`<button type="button" class="primary" @click=${this.#onClose}>${strings.done}</button>` : nothing}
    </div>`;
  }

  #syncDialog(): void {
    const { dialog } = this;
    if (this.presentation === 'inline' || !dialog || dialog.open === this.open) return;
    if (!this.open) return dialog.close();
    dialog.showModal();
    // The field does not get the focus: a phone would open its keyboard over the camera, and a scanner needs no field.
    this.heading?.focus();
  }

  /** Handles Escape before the browser closes the dialog by itself, as some do even if `cancel` is prevented. */
  #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#onCancel(event);
  };

  #onCancel = (event: Event): void => {
    event.preventDefault();
    this.#onClose();
  };

  // The browser has closed the dialog, as it does at Android's back gesture: the owner still has to hear of it. The
  // event comes late: by then the dialog may be shown again, for another question.
  #onClosed = ({ target }: Event): void => {
    const isShown = target instanceof HTMLDialogElement && target.open;
    if (this.open && !isShown) this.#onClose();
  };

  #onClose = (): void => {
    this.dispatchEvent(new SerialCloseRequestEvent());
  };

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = this.field?.value ?? '';
    this.field?.select();
    if (text.trim()) this.dispatchEvent(new SerialEnterRequestEvent({ text }));
  };

  #onOpen = ({ detail }: SerialOpenRequestEvent) => this.dispatchEvent(new SerialOpenRequestEvent(detail));

  #onUnit = (event: Event): void => {
    const { key = '' } = dataOf(event);
    if (this.line) this.dispatchEvent(new SerialUnitsRequestEvent({ lineId: this.line.lineId, key }));
  };

  #onRemove = (event: Event): void => {
    const { key = '' } = dataOf(event);
    if (this.line) this.dispatchEvent(new SerialRemoveRequestEvent({ lineId: this.line.lineId, key }));
    this.heading?.focus(); // the button goes away with its serial
  };

  #onCamera = (): boolean => this.dispatchEvent(new SerialCameraRequestEvent({ isOn: !this.isCameraOn }));

  #onTypeInstead = (event: Event): void => {
    event.stopPropagation();
    void this.focusEntry();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-scan-modal': SerialScanModal;
  }
}

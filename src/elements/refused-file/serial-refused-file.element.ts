import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { OutboxEntry } from '../../domain/model/event-file.js';
import { SerialCorrectRequestEvent } from '../../events/requests/serial-correct-request.js';
import { SerialResendRequestEvent } from '../../events/requests/serial-resend-request.js';
import { SerialVoidRequestEvent } from '../../events/requests/serial-void-request.js';
import { en, type Strings } from '../../strings/en.js';
import { panelStrings, type PanelStrings } from '../../strings/panels.js';
import { controls } from '../../styles/controls.js';
import { tokens } from '../../styles/tokens.js';
import { screenStyles } from '../../styles/screens.js';
import { icon } from '../view/icons.js';
import { SerialElement } from '../view/serial-element.js';
import { styles } from './serial-refused-file.styles.js';

/**
 * @summary An event file that the store system does not take: its words, and what can be done. The flow is corrected
 * and sent again, sent again as it is, or taken back.
 *
 * @slot - above the buttons
 *
 * @fires {SerialCorrectRequestEvent} serial-correct-request - the flow is to be opened again and corrected
 * @fires {SerialResendRequestEvent} serial-resend-request - the event file is to be handed over again as it is
 * @fires {SerialVoidRequestEvent} serial-void-request - the flow is to be taken back
 *
 * @csspart words - what the store system says
 */
export class SerialRefusedFile extends SerialElement {
  static override styles = [tokens, controls, screenStyles, styles];

  /** The event file, with the store system's refusal. */
  @property({ attribute: false }) entry: OutboxEntry | undefined;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Strings = en;

  @state() private isAsking = false;
  @query('.ask button') private harmless: HTMLButtonElement | null | undefined;
  @query('.void') private voiding: HTMLButtonElement | null | undefined;

  #texts: PanelStrings = panelStrings;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('strings')) this.#texts = { ...panelStrings, ...this.strings };
    if (changed.has('entry')) this.isAsking = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { refusal } = this.entry ?? {};
    if (!refusal) return nothing;
    const strings = this.#texts;
    return html`<section class="screen bad" aria-labelledby="title">
      <span class="seal">${icon('refused')}</span>
      <h2 id="title">${strings.fileRefused}</h2>
      <blockquote part="words">
        <p>${refusal.message}</p>
        <p class="soft serial">${refusal.code}</p>
      </blockquote>
      <p class="soft">${strings.fileKept}</p>
      <slot></slot>
      <button type="button" class="primary wide" @click=${this.#onCorrect}>${strings.correctAndSend}</button>
      <button type="button" class="wide" @click=${this.#onResend}>${strings.sendAgain}</button>
      ${this.isAsking ? this.#renderQuestion(strings) : this.#renderVoid(strings)}
    </section>`;
  }

  #renderVoid(strings: PanelStrings): TemplateResult {
    return html`<button type="button" class="plain wide void" @click=${this.#onAsk}>${strings.takeBack}</button>`;
  }

  #renderQuestion(strings: PanelStrings): TemplateResult {
    return html`<div class="ask" role="group" aria-label=${strings.takeBackQuestion}>
      <p>${strings.takeBackQuestion}</p>
      <button type="button" @click=${this.#onKeep}>${strings.keep}</button>
      <button type="button" class="danger" @click=${this.#onVoid}>${strings.takeBack}</button>
    </div>`;
  }

  /** What was tapped is gone, so the focus goes to the harmless answer, and later back. */
  async #show(isAsking: boolean): Promise<void> {
    this.isAsking = isAsking;
    await this.updateComplete;
    (isAsking ? this.harmless : this.voiding)?.focus();
  }

  #onAsk = (): void => void this.#show(true);
  #onKeep = (): void => void this.#show(false);

  #onCorrect = (): void => {
    this.dispatchEvent(new SerialCorrectRequestEvent());
  };

  #onResend = (): void => {
    this.dispatchEvent(new SerialResendRequestEvent({ eventId: this.entry?.eventId ?? '' }));
  };

  #onVoid = (): void => {
    this.isAsking = false;
    this.dispatchEvent(new SerialVoidRequestEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-refused-file': SerialRefusedFile;
  }
}

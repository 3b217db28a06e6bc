import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SerialRescanRequestEvent } from '../../events/requests/serial-rescan-request.js';
import { en, type Strings } from '../../strings/en.js';
import { format, plural } from '../../strings/format.js';
import { controls } from '../../styles/controls.js';
import { tokens } from '../../styles/tokens.js';
import { icon } from '../view/icons.js';
import { SerialElement } from '../view/serial-element.js';
import { styles } from './serial-rescan.styles.js';

/**
 * @summary Restarts one product: asks first, because every unit of the product is taken out. One wrong serial is
 * removed on its own instead.
 *
 * @fires {SerialRescanRequestEvent} serial-rescan-request - the associate said yes; where the product has no units, it
 * is fired at once, without the question
 *
 * @csspart button - the button before the question
 * @csspart question - the question with its two answers
 */
export class SerialRescan extends SerialElement {
  static override styles = [tokens, controls, styles];

  /** The line to restart. */
  @property({ attribute: 'line-id' }) lineId = '';

  /** The product's name, for assistive technology. */
  @property() product = '';

  /** How many units would be taken out. */
  @property({ type: Number }) units = 0;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Strings = en;

  @state() private isAsking = false;

  @query('button') private first: HTMLButtonElement | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('lineId') || this.units === 0) this.isAsking = false;
  }

  override render(): TemplateResult {
    return this.isAsking ? this.#renderQuestion() : this.#renderButton();
  }

  #renderButton(): TemplateResult {
    const label = format(this.strings.rescanProduct, { product: this.product });
    return html`<button part="button" class="again" type="button" aria-label=${label} @click=${this.#onAsk}>
      ${icon('rescan')}${this.strings.rescan}
    </button>`;
  }

  #renderQuestion(): TemplateResult {
    const question = plural(this.strings, this.strings.rescanQuestion, this.units);
    return html`<div part="question" role="group" aria-label=${question} @keydown=${this.#onKeydown}>
      <p>${question}</p>
      <button type="button" @click=${this.#onKeep}>${this.strings.keep}</button>
      <button type="button" class="danger" @click=${this.#onStartOver}>${this.strings.startOver}</button>
    </div>`;
  }

  /** The button that was tapped is gone, so the focus goes to the harmless answer, and later back. */
  async #show(isAsking: boolean): Promise<void> {
    this.isAsking = isAsking;
    await this.updateComplete;
    this.first?.focus();
  }

  #onAsk = (): void => {
    if (this.units === 0) this.#onStartOver();
    else void this.#show(true);
  };

  #onKeep = (): void => {
    void this.#show(false);
  };

  #onStartOver = (): void => {
    this.isAsking = false;
    this.dispatchEvent(new SerialRescanRequestEvent({ lineId: this.lineId }));
  };

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#onKeep();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-rescan': SerialRescan;
  }
}

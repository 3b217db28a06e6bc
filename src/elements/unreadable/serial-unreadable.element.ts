import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ReasonCode } from '../../domain/model/settings.js';
import type { LineState } from '../../domain/model/state.js';
import { SerialCloseRequestEvent } from '../../events/requests/serial-close-request.js';
import { SerialUnreadableRequestEvent } from '../../events/requests/serial-unreadable-request.js';
import { en, type Strings } from '../../strings/en.js';
import { controls } from '../../styles/controls.js';
import { form } from '../../styles/form.js';
import { tokens } from '../../styles/tokens.js';
import { styles } from './serial-unreadable.styles.js';
import { valueOf } from '../view/control.js';
import { SerialElement } from '../view/serial-element.js';

/**
 * @summary A unit whose label cannot be read: says why, and counts it without a serial. A photo is left to the host,
 * which hears of the unit by `serial-unreadable`.
 *
 * @fires {SerialUnreadableRequestEvent} serial-unreadable-request - the unit is to be counted, with the reason
 * @fires {SerialCloseRequestEvent} serial-close-request - back to scanning
 */
export class SerialUnreadable extends SerialElement {
  static override styles = [tokens, controls, form, styles];

  /** The product of the unit. */
  @property({ attribute: false }) line: LineState | undefined;

  /** The reasons to choose from; where there are none, a few words are asked for. */
  @property({ attribute: false }) reasons: readonly ReasonCode[] = [];

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Strings = en;

  @state() private reason = '';

  override render(): TemplateResult {
    const { strings } = this;
    return html`<section aria-labelledby="title">
      <header>
        <h3 id="title">${strings.unreadable}</h3>
        <button type="button" class="plain" @click=${this.#onClose}>${strings.backToScanning}</button>
      </header>
      <p class="name">${this.line?.product.name}</p>
      <p class="soft">${strings.unreadableText}</p>
      <form @submit=${this.#onSubmit}>
        <label for="reason">${strings.unreadableReason}</label>
        ${this.#renderReason()}
        <button class="primary" ?disabled=${this.reason === ''}>${strings.countUnit}</button>
      </form>
    </section>`;
  }

  #renderReason(): TemplateResult {
    if (this.reasons.length === 0) {
      return html`<input id="reason" type="text" maxlength="200" autocomplete="off" @input=${this.#onReason} />`;
    }
    return html`<select id="reason" @change=${this.#onReason}>
      <option value="" disabled selected>${this.strings.chooseReason}</option>
      ${this.reasons.map(({ code, label }) => html`<option value=${code}>${label}</option>`)}
    </select>`;
  }

  #onReason = (event: Event): void => {
    this.reason = valueOf(event).trim();
  };

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { line, reason } = this;
    if (!line || reason === '') return;
    const unitId = crypto.getRandomValues(new Uint32Array(4)).join('-');
    this.dispatchEvent(new SerialUnreadableRequestEvent({ lineId: line.lineId, unitId, reason }));
  };

  #onClose = (): void => {
    this.dispatchEvent(new SerialCloseRequestEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-unreadable': SerialUnreadable;
  }
}

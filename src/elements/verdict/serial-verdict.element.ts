import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { SerialOpenRequestEvent } from '../../events/requests/serial-open-request.js';
import { controls } from '../../styles/controls.js';
import { tokens } from '../../styles/tokens.js';
import { icon } from '../view/icons.js';
import { styles } from './serial-verdict.styles.js';
import type { PlaceMessage, VerdictMessage } from '../view/verdict-message.js';
import { SerialElement } from '../view/serial-element.js';

/**
 * @summary The answer to the last reading, at a glance: colour, shape and words for accepted, complete, asked,
 * duplicate and wrong. It stays until the next one, and is announced.
 *
 * @fires {SerialOpenRequestEvent} serial-open-request - the flow to which the unit belongs was tapped
 *
 * @slot - buttons that answer it
 *
 * @csspart message - the coloured band
 */
export class SerialVerdict extends SerialElement {
  static override styles = [tokens, controls, styles];

  /** What to say; undefined says nothing. A new object is announced again, even with the same words. */
  @property({ attribute: false }) message: VerdictMessage | undefined;

  override render(): TemplateResult {
    const { message } = this;
    const isUrgent = message?.tone === 'refused' || message?.tone === 'duplicate';
    const isCounting = message?.count !== undefined; // nobody wants to hear every number
    const live = isCounting ? 'off' : isUrgent ? 'assertive' : 'polite';
    return html`<div role="status" aria-live=${live} aria-atomic="true">
      ${message ? keyed(isCounting || (message.first ?? message), this.#renderMessage(message)) : nothing}
    </div>`;
  }

  #renderMessage({ tone, title, count, next, serial, product, place }: VerdictMessage): TemplateResult {
    return html`<div class="message ${tone}" part="message">
      <span class="badge">${icon(tone)}</span>
      <div>
        ${count === undefined ? nothing : html`<p class="count">${count}</p>`}
        <p class="title">${title}</p>
        ${product ? html`<p class="product name">${product}</p>` : nothing}
        ${serial ? html`<p class="serial">${serial}</p>` : nothing}
        ${next ? html`<p class="next">${next}</p>` : nothing} ${place ? this.#renderPlace(place) : nothing}
        <slot></slot>
      </div>
    </div>`;
  }

  #renderPlace({ text, flowId, go }: PlaceMessage): TemplateResult {
    const onGo = () => flowId !== undefined && this.dispatchEvent(new SerialOpenRequestEvent({ flowId }));
    return html`<p class="next place">${text}</p>
      ${go === undefined ? nothing : html`<button type="button" class="go" @click=${onGo}>${go}</button>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-verdict': SerialVerdict;
  }
}

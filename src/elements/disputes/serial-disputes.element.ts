import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { lineOf } from '../../domain/rules/lines.js';
import type { FlowState } from '../../domain/model/state.js';
import { SerialKeepRequestEvent } from '../../events/requests/serial-keep-request.js';
import { SerialRemoveRequestEvent } from '../../events/requests/serial-remove-request.js';
import { en, type Strings } from '../../strings/en.js';
import { plural } from '../../strings/format.js';
import { controls } from '../../styles/controls.js';
import { tokens } from '../../styles/tokens.js';
import { dataOf } from '../view/control.js';
import { icon } from '../view/icons.js';
import { SerialElement } from '../view/serial-element.js';
import { styles } from './serial-disputes.styles.js';

/**
 * @summary Serials that were counted offline and that the store system turned out not to know: each is taken out or
 * kept. Shows nothing where there is none. In a completed flow a serial is taken out by a correction, so that only
 * keeping is offered.
 *
 * @fires {SerialRemoveRequestEvent} serial-remove-request - a disputed serial is to be taken out
 * @fires {SerialKeepRequestEvent} serial-keep-request - the associate has looked at the unit and keeps it
 */
export class SerialDisputes extends SerialElement {
  static override styles = [tokens, controls, styles];

  /** The flow whose serials are in question. */
  @property({ attribute: false }) state: FlowState | undefined;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Strings = en;

  override render(): TemplateResult | typeof nothing {
    const { state, strings } = this;
    if (!state || state.disputed.size === 0) return nothing;
    return html`<section aria-labelledby="title">
      <h2 id="title">${icon('warning')}${plural(strings, strings.disputedTitle, state.disputed.size)}</h2>
      <p>${strings.disputedText}</p>
      <ul role="list">
        ${[...state.disputed].map(([key, lineId]) => this.#renderSerial(state, key, lineId))}
      </ul>
    </section>`;
  }

  #renderSerial(state: FlowState, key: string, lineId: string): TemplateResult | typeof nothing {
    const line = lineOf(state, lineId);
    const serial = line?.serials.find(captured => captured.key === key)?.serial;
    if (!line || serial === undefined) return nothing;
    const { strings } = this;
    const button = (label: string, onClick: (event: Event) => void) =>
      html`<button type="button" aria-label="${label} ${serial}" data-line=${lineId} data-key=${key} @click=${onClick}>
        ${label}
      </button>`;
    return html`<li>
      <p><span class="serial">${serial}</span> <span class="soft name">${line.product.name}</span></p>
      ${state.status === 'completed' ? nothing : button(strings.removeIt, this.#onRemove)}
      ${button(strings.keepSerial, this.#onKeep)}
    </li>`;
  }

  #onRemove = (event: Event): void => {
    this.dispatchEvent(new SerialRemoveRequestEvent(named(event)));
  };

  #onKeep = (event: Event): void => {
    this.dispatchEvent(new SerialKeepRequestEvent(named(event)));
  };
}

function named(event: Event): { readonly lineId: string; readonly key: string } {
  const { line: lineId = '', key = '' } = dataOf(event);
  return { lineId, key };
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-disputes': SerialDisputes;
  }
}

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { FlowSummary } from '../../domain/folding/flow-summary.js';
import { hasEnded } from '../../domain/rules/has-ended.js';
import type { FlowStatus } from '../../domain/model/state.js';
import { SerialOpenRequestEvent } from '../../events/requests/serial-open-request.js';
import { format, plural } from '../../strings/format.js';
import { panelStrings, type PanelStrings } from '../../strings/panels.js';
import { timeTexts, type TimeTexts } from '../../strings/time-text.js';
import { controls } from '../../styles/controls.js';
import { disclosure } from '../../styles/disclosure.js';
import { labels } from '../../styles/labels.js';
import { pick } from '../../styles/pick.js';
import { progress } from '../../styles/progress.js';
import { tokens } from '../../styles/tokens.js';
import { dataOf } from '../view/control.js';
import { documentFacts } from '../view/document-facts.js';
import { icon, type IconName } from '../view/icons.js';
import { SerialElement } from '../view/serial-element.js';
import { styles } from './serial-flows.styles.js';

const ENDED_AT_ONCE = 20;

const SIGNS: Readonly<Partial<Record<FlowStatus, IconName>>> = {
  paused: 'pause',
  completed: 'accepted',
  cancelled: 'close',
  voided: 'close',
};

/**
 * @summary The flows of this device to switch between: open ones first, each with how far it is, when it was last
 * worked and what is to be looked at; completed and cancelled ones are folded below.
 *
 * @fires {SerialOpenRequestEvent} serial-open-request - a flow was tapped
 *
 * @csspart flow - one flow
 */
export class SerialFlows extends SerialElement {
  static override styles = [tokens, controls, disclosure, labels, pick, progress, styles];

  /** The flows, in any order; see `Capture.flows()`. */
  @property({ attribute: false }) flows: readonly FlowSummary[] = [];

  /** The flow that is on the screen. */
  @property({ attribute: 'current-id' }) currentId = '';

  /** Every text that is shown or spoken, in one language; what is not given is English. */
  @property({ attribute: false }) override strings: Partial<PanelStrings> = panelStrings;

  @state() private endedShown = ENDED_AT_ONCE;

  #texts: PanelStrings = panelStrings;
  #times: TimeTexts = timeTexts(panelStrings.locale);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('strings')) return;
    this.#texts = { ...panelStrings, ...this.strings };
    this.#times = timeTexts(this.#texts.locale);
  }

  override render(): TemplateResult {
    const strings = this.#texts;
    const latestFirst = [...this.flows].sort((a, b) => b.updatedAtMs - a.updatedAtMs);
    const open = latestFirst.filter(({ status }) => !hasEnded(status));
    return html`
      <h2>${strings.openFlows}</h2>
      ${
        open.length > 0
          ? html`<ul role="list">
              ${open.map(flow => this.#renderFlow(flow))}
            </ul>`
          : html`<p class="soft">${strings.noOpenFlows}</p>`
      }
      ${this.#renderEnded(latestFirst.filter(({ status }) => hasEnded(status)))}
    `;
  }

  #renderEnded(ended: readonly FlowSummary[]): TemplateResult | typeof nothing {
    if (ended.length === 0) return nothing;
    const strings = this.#texts;
    return html`<details>
      <summary>${strings.endedFlows} <span class="soft">${ended.length}</span></summary>
      <ul role="list">
        ${ended.slice(0, this.endedShown).map(flow => this.#renderFlow(flow))}
      </ul>
      ${
        ended.length > this.endedShown
          ? html`<button type="button" class="plain" @click=${this.#onEarlier}>${strings.showEarlier}</button>`
          : nothing
      }
    </details>`;
  }

  #renderFlow(flow: FlowSummary): TemplateResult {
    const strings = this.#texts;
    const { flowId, title, status, updatedAtMs } = flow;
    const isCurrent = flowId === this.currentId;
    const sign = SIGNS[status];
    return html`<li class="flow ${isCurrent ? 'current' : ''}" part="flow">
      <p class="soft">${documentFacts(flow, strings).join(' · ')}</p>
      <p class="status ${status}">${sign ? icon(sign) : nothing}${strings.statuses[status]}</p>
      <h3>
        <button
          type="button"
          class="pick name"
          data-flow=${flowId}
          aria-current=${isCurrent ? 'true' : nothing}
          @click=${this.#onOpen}
        >
          ${title}
        </button>
      </h3>
      <p class="units">${unitsText(flow, strings)}</p>
      ${
        isCurrent
          ? html`<p class="when">${strings.isCurrent}</p>`
          : html`<time class="when soft" datetime=${new Date(updatedAtMs).toISOString()}>
              ${this.#times.dayAndTime(updatedAtMs)}
            </time>`
      }
      ${this.#renderProgress(flow)} ${this.#renderMarks(flow)}
    </li>`;
  }

  #renderProgress({ countedUnits, expectedUnits }: FlowSummary): TemplateResult | typeof nothing {
    if (!expectedUnits) return nothing;
    return html`<progress
      aria-hidden="true"
      class=${countedUnits > expectedUnits ? 'over' : ''}
      max=${expectedUnits}
      value=${countedUnits}
    ></progress>`;
  }

  #renderMarks(flow: FlowSummary): TemplateResult {
    const strings = this.#texts;
    const { countId: count, isCountClosed, unverified = 0, disputed = 0, restFollows } = flow;
    return html`${
      count === undefined
        ? nothing
        : html`<p class="mark soft">
            ${format(strings.partOf, { count })}${isCountClosed ? ` · ${strings.countIsClosed}` : nothing}
          </p>`
    }
    ${
      disputed > 0
        ? html`<p class="badge">${icon('warning')}${plural(strings, strings.disputed, disputed)}</p>`
        : nothing
    }
    ${restFollows ? html`<p class="mark">${strings.restPending}</p>` : nothing}
    ${unverified > 0 ? html`<p class="mark unverified">${plural(strings, strings.unverified, unverified)}</p>` : nothing}`;
  }

  #onOpen = (event: Event): void => {
    const { flow: flowId = '' } = dataOf(event);
    this.dispatchEvent(new SerialOpenRequestEvent({ flowId }));
  };

  #onEarlier = (): void => {
    this.endedShown += ENDED_AT_ONCE;
  };
}

function unitsText({ countedUnits, expectedUnits }: FlowSummary, strings: PanelStrings): string {
  return expectedUnits === undefined
    ? plural(strings, strings.progressOpen, countedUnits)
    : plural(strings, strings.progress, expectedUnits, { done: countedUnits });
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-flows': SerialFlows;
  }
}

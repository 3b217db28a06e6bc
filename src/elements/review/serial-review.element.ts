import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { flowSummary } from '../../domain/folding/flow-summary.js';
import type { LineMismatch } from '../../domain/model/line-mismatch.js';
import type { Mismatch } from '../../domain/model/settings.js';
import { reasonCodesFor, reasonsMissing, reasonsOfUnits } from '../../domain/rules/mismatches.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import type { Rest } from '../../domain/model/rest.js';
import { SerialFinishRequestEvent } from '../../events/requests/serial-finish-request.js';
import { SerialNoneRequestEvent } from '../../events/requests/serial-none-request.js';
import { SerialReasonRequestEvent } from '../../events/requests/serial-reason-request.js';
import { SerialReturnRequestEvent } from '../../events/requests/serial-return-request.js';
import { en, type Strings } from '../../strings/en.js';
import { plural } from '../../strings/format.js';
import { controls } from '../../styles/controls.js';
import { labels } from '../../styles/labels.js';
import { report } from '../../styles/report.js';
import { tokens } from '../../styles/tokens.js';
import { SerialRestRequestEvent } from '../../events/requests/serial-rest-request.js';
import { panelStrings, type PanelStrings } from '../../strings/panels.js';
import { isLack, restMissing, restOf } from '../../domain/rules/rest.js';
import { dataOf, valueOf } from '../view/control.js';
import { icon } from '../view/icons.js';
import { shownExpected } from '../view/line-view.js';
import { SerialElement } from '../view/serial-element.js';
import { placeQuestion, placesQuestion } from './open-places.js';
import { restOfLine, restQuestion } from './rest-question.js';
import { reviewView, type ReviewedLine, type ReviewView } from './review-view.js';
import { styles } from './serial-review.styles.js';

/**
 * @summary The last look before completion: every product that differs from the document, with what is missing by name
 * and the reason that the store asks for.
 *
 * @slot - above the buttons, in view however long the list is
 *
 * @fires {SerialReasonRequestEvent} serial-reason-request - a reason was chosen for a mismatch
 * @fires {SerialRestRequestEvent} serial-rest-request - it was said whether what is missing is still to come
 * @fires {SerialNoneRequestEvent} serial-none-request - in a count there is no unit of products that nobody has looked
 * for
 * @fires {SerialReturnRequestEvent} serial-return-request - back to scanning
 * @fires {SerialFinishRequestEvent} serial-finish-request - complete the flow
 *
 * @csspart difference - one product that differs
 */
export class SerialReview extends SerialElement {
  static override styles = [tokens, controls, labels, report, styles];

  /** The flow under review. */
  @property({ attribute: false }) state: FlowState | undefined;

  /** Whether the host or a person has still to answer, so that nothing more can be asked for. */
  @property({ type: Boolean, attribute: 'busy' }) isBusy = false;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Strings = en;

  #texts: PanelStrings = panelStrings;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('strings')) this.#texts = { ...panelStrings, ...this.strings };
  }

  override render(): TemplateResult | typeof nothing {
    const { state, strings } = this;
    if (!state) return nothing;
    const view = reviewView(state);
    return html`
      <h2>${strings.reviewTitle}</h2>
      ${this.#renderLead(state, view)} ${restQuestion(state, this.#texts, this.#onRest)}
      ${placesQuestion(state, this.#texts, this.#onNone)}
      ${
        view.lines.length > 0
          ? html`<ul class="differences" role="list">
              ${view.lines.map(reviewed => this.#renderLine(state, reviewed))}
            </ul>`
          : nothing
      }
      <div class="actions">
        <slot></slot>
        <p class="busy soft" role="status">${this.isBusy ? strings.asking : nothing}</p>
        <button type="button" @click=${this.#onReturn}>${strings.backToScanning}</button>
        <button type="button" class="primary" ?disabled=${this.isBusy} @click=${this.#onFinish}>
          ${strings.finish}
        </button>
      </div>
    `;
  }

  #renderLead(state: FlowState, { differing, matching, isOpenEnded }: ReviewView): TemplateResult {
    const { strings } = this;
    if (isOpenEnded) {
      const counted = state.lines.filter(({ countedQty }) => countedQty > 0).length;
      const units = plural(strings, strings.progressOpen, flowSummary(state).countedUnits);
      return html`<p class="lead">${units} · ${plural(strings, strings.products, counted)}</p>`;
    }
    if (differing === 0) return html`<p class="lead good">${icon('done')}${strings.reviewGood}</p>`;
    return html`<p class="lead">
      ${plural(strings, strings.reviewDiffers, differing)} · ${plural(strings, strings.matching, matching)}
    </p>`;
  }

  #renderLine(state: FlowState, { line, found, isUncounted }: ReviewedLine): TemplateResult {
    const { product, countedQty } = line;
    const expectedQty = shownExpected(state, line);
    return html`<li class="difference" part="difference">
      <div class="head">
        <h3 class="name">${product.name}</h3>
        <p class="count">${countedQty}${expectedQty === undefined ? nothing : html`/${expectedQty}`}</p>
        <p class="soft">${product.sku}</p>
      </div>
      ${
        isUncounted
          ? html`<p class="badge">${this.strings.notCounted}</p>
              ${placeQuestion(line, this.#texts, this.#onNone)}`
          : nothing
      }
      ${found.map(mismatch => this.#renderMismatch(state, line, mismatch))}
      ${restOfLine(state, line, this.#texts, this.#onRest)} ${found.map(mismatch => serialsOf(mismatch, this.strings))}
    </li>`;
  }

  #renderMismatch(state: FlowState, line: LineState, { mismatch, units, reason: given }: LineMismatch): TemplateResult {
    const { strings } = this;
    const isToCome = isLack(mismatch) && restOf(state, line) === 'follows';
    const known = isToCome || isSaidByUnits(line, mismatch) ? [] : reasonCodesFor(state, mismatch);
    // The document may give a reason that the store does not offer.
    const isForeign = given !== undefined && !known.some(({ code }) => code === given);
    const reasons = isForeign && known.length > 0 ? [...known, { code: given, label: given }] : known;
    return html`<p class="badge">${plural(strings, strings.mismatches[mismatch], units)}</p>
      ${
        reasons.length > 0
          ? html`<label class="reason">
              ${strings.reason}
              <select data-line=${line.lineId} data-mismatch=${mismatch} @change=${this.#onReason}>
                <option value="" disabled ?selected=${given === undefined}>${strings.chooseReason}</option>
                ${reasons.map(
                  ({ code, label }) => html`<option value=${code} ?selected=${code === given}>${label}</option>`,
                )}
              </select>
            </label>`
          : nothing
      }`;
  }

  #onReason = (event: Event): void => {
    const reason = valueOf(event);
    const dataset = dataOf(event);
    const { line: lineId = '', mismatch } = dataset;
    this.dispatchEvent(new SerialReasonRequestEvent({ lineId, mismatch: mismatch as Mismatch, reason }));
  };

  #onNone = (event: Event): void => {
    const { line } = dataOf(event);
    this.dispatchEvent(new SerialNoneRequestEvent(line === undefined ? {} : { lineIds: [line] }));
  };

  #onRest = (event: Event): void => {
    const { rest, line } = dataOf(event);
    this.dispatchEvent(
      new SerialRestRequestEvent({ rest: rest as Rest, ...(line !== undefined && { lineIds: [line] }) }),
    );
  };

  #onReturn = (): void => {
    this.dispatchEvent(new SerialReturnRequestEvent());
  };

  /** Nothing is completed before it was said what becomes of what is missing; a missing reason is told by the flow. */
  #onFinish = (): void => {
    const { state } = this;
    if (state && restMissing(state).length > 0 && reasonsMissing(state).length === 0) {
      this.renderRoot.querySelector<HTMLElement>('.rest button')?.focus();
      return;
    }
    this.dispatchEvent(new SerialFinishRequestEvent());
  };
}

/** Each damaged or rejected unit has its own reason, which one for all of them would contradict. */
function isSaidByUnits(line: LineState, mismatch: Mismatch): boolean {
  return (mismatch === 'damaged' || mismatch === 'rejected') && reasonsOfUnits(line, mismatch).length > 0;
}

/** The serials that are missing, or whose units are not good. */
function serialsOf({ mismatch, serials, units }: LineMismatch, strings: Strings): TemplateResult | typeof nothing {
  const isShown = mismatch === 'missing' || mismatch === 'damaged' || mismatch === 'rejected';
  if (!isShown || serials.length === 0) return nothing;
  const label = mismatch === 'missing' ? strings.missing : plural(strings, strings.mismatches[mismatch], units);
  return html`<ul class="chips" role="list" aria-label=${label}>
    ${serials.map(
      serial => html`<li class="chip ${mismatch === 'missing' ? mismatch : 'amiss'} serial">${serial}</li>`,
    )}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-review': SerialReview;
  }
}

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { lineOf } from '../../domain/rules/lines.js';
import { reasonCodesFor } from '../../domain/rules/mismatches.js';
import { policyOf } from '../../domain/rules/flow-policy.js';
import { isUntracked } from '../../domain/rules/unit-facts.js';
import type { ReasonCode } from '../../domain/model/settings.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import { CONDITIONS, type Condition } from '../../domain/model/unit.js';
import { SerialCloseRequestEvent } from '../../events/requests/serial-close-request.js';
import { SerialMarkRequestEvent } from '../../events/requests/serial-mark-request.js';
import { panelStrings, type PanelStrings } from '../../strings/panels.js';
import { controls } from '../../styles/controls.js';
import { form } from '../../styles/form.js';
import { tokens } from '../../styles/tokens.js';
import { valueOf } from '../view/control.js';
import { SerialElement } from '../view/serial-element.js';
import { styles } from './serial-units.styles.js';
import { markOf, shareList, unitList, type UnitName } from './unit-list.js';

/**
 * @summary In what condition units of a product are: damaged, rejected or good again, each with its reason; of a
 * product without serials so many of them. In a return or an adjustment also why one good unit moves.
 *
 * @fires {SerialMarkRequestEvent} serial-mark-request - a unit, or several, are in this condition
 * @fires {SerialCloseRequestEvent} serial-close-request - back to scanning
 */
export class SerialUnits extends SerialElement {
  static override styles = [tokens, controls, form, styles];

  /** The flow whose units are marked. */
  @property({ attribute: false }) state: FlowState | undefined;

  /** The product's line. */
  @property({ attribute: 'line-id' }) lineId = '';

  /** The serial that is meant, by its key; without it the associate chooses a unit. */
  @property({ attribute: 'key' }) key: string | undefined;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Partial<PanelStrings> = panelStrings;

  @state() private chosen: UnitName | undefined;
  @state() private condition: Condition = 'damaged';
  @state() private reason = '';
  @state() private quantity = 1;
  @state() private lot = '';
  @state() private expiry = '';

  get #texts(): PanelStrings {
    return { ...panelStrings, ...this.strings };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('key') || changed.has('lineId'))
      this.#choose(this.key === undefined ? undefined : { key: this.key });
  }

  override render(): TemplateResult | typeof nothing {
    const line = this.state && lineOf(this.state, this.lineId);
    if (!this.state || !line) return nothing;
    const strings = this.#texts;
    return html`<section aria-labelledby="title">
      <header>
        <h3 id="title">${strings.condition}</h3>
        <button type="button" class="plain" @click=${this.#onClose}>${strings.backToScanning}</button>
      </header>
      <p class="name">${line.product.name}</p>
      ${this.#renderUnits(line)} ${line.serialized && !this.chosen ? nothing : this.#renderForm(this.state, line)}
    </section>`;
  }

  #renderUnits(line: LineState): TemplateResult {
    const strings = this.#texts;
    if (!line.serialized) return shareList(line, strings);
    const { chosen } = this;
    if (!chosen) return unitList(line, strings, unit => this.#choose(unit));
    const serial = 'key' in chosen ? line.serials.find(({ key }) => key === chosen.key)?.serial : strings.unreadable;
    return html`<p class="serial">${serial}</p>`;
  }

  #renderForm(state: FlowState, line: LineState): TemplateResult {
    const strings = this.#texts;
    const reasons = this.#reasons(state);
    const isWanted = reasons.length > 0 && this.condition !== 'good' && state.settings.requireReasons;
    return html`<form @submit=${this.#onSubmit}>
      ${
        line.serialized
          ? nothing
          : html`<label for="quantity">${strings.howMany}</label>
              <input
                id="quantity"
                type="number"
                inputmode="numeric"
                min="1"
                max=${line.countedQty}
                .value=${String(this.quantity)}
                @input=${this.#onQuantity}
              />`
      }
      <fieldset>
        <legend>${strings.condition}</legend>
        ${CONDITIONS.map(
          condition =>
            html`<label class="choice">
              <input
                type="radio"
                name="condition"
                value=${condition}
                .checked=${condition === this.condition}
                @change=${this.#onCondition}
              />${strings.conditions[condition]}
            </label>`,
        )}
      </fieldset>
      ${this.#renderReason(state, reasons)} ${this.#renderDetails(line)}
      <button class="primary" ?disabled=${isWanted && this.reason === ''}>${strings.saveCondition}</button>
    </form>`;
  }

  #renderReason({ document, settings }: FlowState, reasons: readonly ReasonCode[]): TemplateResult | typeof nothing {
    const strings = this.#texts;
    const isNone = this.condition === 'good' && !policyOf(document).reasonPerLine;
    if (isNone || (settings.reasonCodes.length > 0 && reasons.length === 0)) return nothing;
    const field =
      reasons.length === 0
        ? html`<input id="reason" type="text" maxlength="200" autocomplete="off" @input=${this.#onReason} />`
        : html`<select id="reason" @change=${this.#onReason}>
            <option value="" ?selected=${this.reason === ''}>${strings.chooseReason}</option>
            ${reasons.map(
              ({ code, label }) => html`<option value=${code} ?selected=${this.reason === code}>${label}</option>`,
            )}
          </select>`;
    return html`<label for="reason">${strings.reason}</label>${field}`;
  }

  /** What the product tracks: filled in by a scan of the label that has it, or typed. */
  #renderDetails({ product: { track = {} } }: LineState): unknown {
    const { lotLabel, expiryLabel } = this.#texts;
    const field = (name: 'lot' | 'expiry', type: string, label: string) =>
      html`<label for=${name}>${label}</label>
        <input
          id=${name}
          type=${type}
          maxlength="90"
          autocomplete="off"
          .value=${this[name]}
          @input=${(event: Event) => (this[name] = valueOf(event).trim())}
        />`;
    return [
      track.lot ? field('lot', 'text', lotLabel) : nothing,
      track.expiry ? field('expiry', 'date', expiryLabel) : nothing,
    ];
  }

  #reasons(state: FlowState): readonly ReasonCode[] {
    return reasonCodesFor(state, this.condition === 'good' ? 'moved' : this.condition);
  }

  /** A unit that is marked shows its mark; for any other a damage is what most often brings the associate here. */
  #choose(unit: UnitName | undefined): void {
    const line = this.state && lineOf(this.state, this.lineId);
    const marked = unit && line && markOf(line, unit);
    this.chosen = unit;
    const isLacking = line !== undefined && unit !== undefined && isUntracked(line, marked ?? {});
    this.lot = marked?.lot ?? '';
    this.expiry = marked?.expiry ?? '';
    this.condition = marked?.condition ?? (isLacking ? 'good' : 'damaged');
    this.reason = (marked?.condition && marked.reason) ?? '';
    this.quantity = 1;
  }

  #onCondition = (event: Event): void => {
    this.condition = CONDITIONS.find(condition => condition === valueOf(event)) ?? 'damaged';
    this.reason = '';
  };

  #onReason = (event: Event): void => {
    this.reason = valueOf(event).trim();
  };

  #onQuantity = (event: Event): void => {
    this.quantity = Number(valueOf(event));
  };

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { lineId, condition, reason, chosen, quantity, lot, expiry } = this;
    const named = chosen ?? { quantity };
    const given = { ...(reason && { reason }), ...(lot && { lot }), ...(expiry && { expiry }) };
    this.dispatchEvent(new SerialMarkRequestEvent({ lineId, condition, ...given, ...named }));
    if (this.key === undefined) this.#choose(undefined);
  };

  #onClose = (): void => {
    if (this.chosen && this.key === undefined) this.#choose(undefined);
    else this.dispatchEvent(new SerialCloseRequestEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-units': SerialUnits;
  }
}

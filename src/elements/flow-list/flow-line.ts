import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { isBlind, shownFlags } from '../../domain/rules/blind.js';
import type { CapturedSerial } from '../../domain/model/fact.js';
import type { RefusalCode } from '../../domain/model/verdict.js';
import { canTap } from '../../domain/rules/tapping.js';
import { standingFlags } from '../../domain/rules/differences.js';
import { differencesOfLine } from '../../domain/rules/mismatches.js';
import type { LineMismatch } from '../../domain/model/line-mismatch.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import type { Strings } from '../../strings/en.js';
import { format, plural } from '../../strings/format.js';
import { icon } from '../view/icons.js';
import { historyText } from '../view/unit-history.js';
import { lineMark } from '../view/line-mark.js';
import { lineStatus, shownExpected, shownSerials } from '../view/line-view.js';

/** Everything that decides how a line looks: if none of it but `state` has changed, the line is not rendered again. */
export interface FlowLineView {
  readonly state: FlowState;
  readonly line: LineState;
  readonly isActive: boolean;
  readonly isExpanded: boolean;
  readonly strings: Strings;
}

export interface FlowLineHandlers {
  readonly onSelect: (event: Event) => void;
  readonly onStep: (event: Event) => void;
  readonly onQuantity: (event: Event) => void;
  readonly onToggle: (event: Event) => void;
  readonly onUnits: (event: Event) => void;
  readonly onNone: (event: Event) => void;
  /** The serial is on the button (`data-serial`). */
  readonly onTap: (event: Event) => void;
  /** The unit's id is on the button (`data-unit`). */
  readonly onRemoveUnreadable: (event: Event) => void;
}

/** One product of the list. Its id is on the row (`data-line`), where the handlers find it. */
export function flowLine(view: FlowLineView, on: FlowLineHandlers): TemplateResult {
  const { state, line, isActive, strings } = view;
  const { product, countedQty, serialized } = line;
  const expected = shownExpected(state, line);
  return html`<div class="line ${isActive ? 'active' : ''}" role="listitem" part="line" data-line=${line.lineId}>
    ${lineMark(lineStatus(state, line), expected ? countedQty / expected : Math.min(countedQty, 1), strings)}
    <div>
      <h2>${serialized ? pickButton(view, on) : html`<span class="name">${product.name}</span>`}</h2>
      <p class="soft">${[product.sku, ...receivedBefore(line, strings)].join(' · ')}</p>
      ${product.isDoubted ? html`<p class="soft">${icon('warning')} ${strings.feedDoubt}</p>` : nothing}
    </div>
    ${counter(countedQty, expected, strings)}
    <div class="work">${serialized ? serialChips(view, on) : stepper(view, on)} ${foot(view, on)}</div>
  </div>`;
}

function receivedBefore({ receivedBefore: units }: LineState, strings: Strings): readonly string[] {
  return units === undefined ? [] : [plural(strings, strings.receivedBefore, units)];
}

function pickButton({ line, isActive, strings }: FlowLineView, on: FlowLineHandlers): TemplateResult {
  const { name } = line.product;
  return html`<button
    type="button"
    class="pick name"
    aria-label=${format(strings.scanSerials, { product: name })}
    aria-current=${isActive ? 'true' : nothing}
    @click=${on.onSelect}
  >
    ${name}
  </button>`;
}

function counter(counted: number, expected: number | undefined, strings: Strings): TemplateResult {
  if (expected === undefined) return html`<p class="count">${counted}</p>`;
  return html`<p class="count">
    <span class="visually-hidden">${format(strings.lineProgress, { done: counted, expected })}</span>
    <b aria-hidden="true">${counted}<span>/${expected}</span></b>
  </p>`;
}

function stepper({ line, strings }: FlowLineView, on: FlowLineHandlers): TemplateResult {
  const { product, countedQty } = line;
  return html`<div class="stepper" role="group" aria-label=${format(strings.quantityOf, { product: product.name })}>
    <button
      type="button"
      class="icon-only"
      data-delta="-1"
      aria-label=${strings.less}
      aria-disabled=${countedQty === 0}
      @click=${on.onStep}
    >
      ${icon('minus')}
    </button>
    <input
      type="number"
      inputmode=${Number.isInteger(line.expectedQty ?? 0) ? 'numeric' : 'decimal'}
      min="0"
      step="any"
      aria-label=${format(strings.quantityOf, { product: product.name })}
      .value=${live(String(countedQty))}
      @change=${on.onQuantity}
    />
    <button type="button" class="icon-only" data-delta="1" aria-label=${strings.more} @click=${on.onStep}>
      ${icon('plus')}
    </button>
  </div>`;
}

function serialChips(view: FlowLineView, on: FlowLineHandlers): TemplateResult {
  const { state, line, isExpanded, strings } = view;
  const { captured, missing, total } = shownSerials(state, line, isExpanded);
  const isShortened = captured.length + missing.length < total;
  return html`${
    captured.length > 0
      ? html`<ul class="chips" part="serials">
          ${repeat(
            captured,
            ({ key }) => key,
            captured => serialChip(captured, shownFlags(state, standingFlags(line, captured)), strings),
          )}
        </ul>`
      : nothing
  }${
    missing.length > 0
      ? html`<ul class="chips" part="missing">
          <li class="label soft">${strings.missing}</li>
          ${missing.map(serial => html`<li class="chip missing serial">${serial}${canTap(state) ? tapButton(serial, strings, on) : nothing}</li>`)}
        </ul>`
      : nothing
  }${unreadableUnits(view, on)}${
    isShortened || isExpanded
      ? html`<button type="button" class="more" aria-expanded=${isExpanded} @click=${on.onToggle}>
          ${isExpanded ? strings.showFewer : format(strings.showAll, { count: total })}
        </button>`
      : nothing
  }`;
}

/** Says that the unit is there, which cannot be scanned. */
function tapButton(serial: string, strings: Strings, on: FlowLineHandlers): TemplateResult {
  return html` <button
    type="button"
    class="plain icon-only"
    data-serial=${serial}
    aria-label=${format(strings.isThere, { serial })}
    @click=${on.onTap}
  >
    ${icon('accepted')}
  </button>`;
}

/** Units that count without a serial, each with its own undo. */
function unreadableUnits({ line, strings }: FlowLineView, on: FlowLineHandlers): TemplateResult | typeof nothing {
  const { unreadable } = line;
  if (unreadable.length === 0) return nothing;
  return html`<ul class="chips" part="unreadable">
    <li class="label soft">${plural(strings, strings.unreadableUnits, unreadable.length)}</li>
    ${unreadable.map(
      ({ unitId, reason }) =>
        html`<li class="chip amiss">
          ${reason}
          <button
            type="button"
            class="plain icon-only"
            aria-label="${strings.removeUnit}: ${reason}"
            data-unit=${unitId}
            @click=${on.onRemoveUnreadable}
          >
            ${icon('close')}
          </button>
        </li>`,
    )}
  </ul>`;
}

function serialChip(captured: CapturedSerial, flags: readonly RefusalCode[], strings: Strings): TemplateResult {
  const { serial, condition } = captured;
  const history = historyText(captured, strings);
  const told = history && html`<span class="history">${history}</span>`;
  if (flags.length === 0 && !condition) return html`<li class="chip serial">${serial} ${told}</li>`;
  const said = flags.map(code => strings.refusals[code].title);
  const why = [...said, ...(condition ? [plural(strings, strings.mismatches[condition], 1)] : [])].join(', ');
  return html`<li class="chip amiss serial" title=${why}>
    ${icon('warning')} ${serial} ${told} <span class="visually-hidden">${strings.flagged}: ${why}</span>
  </li>`;
}

/**
 * What differs, in words; the condition of the units that are there; and the way back: Rescan restarts that product.
 * Source: docs/flows.md#required.
 */
function foot({ state, line, strings }: FlowLineView, on: FlowLineHandlers): TemplateResult | typeof nothing {
  const { lineId, product, countedQty } = line;
  if (countedQty === 0) return state.document.count ? noneHere(line, strings, on) : nothing;
  const [found] = isBlind(state) ? [] : differencesOfLine(state, line);
  return html`<div class="foot">
    ${found ? badge(found, strings) : nothing}
    <button
      type="button"
      class="more"
      aria-label=${format(strings.conditionOf, { unit: product.name })}
      @click=${on.onUnits}
    >
      ${strings.condition}
    </button>
    ${
      found
        ? html`<serial-rescan
            .lineId=${lineId}
            .product=${product.name}
            .units=${countedQty}
            .strings=${strings}
          ></serial-rescan>`
        : nothing
    }
  </div>`;
}

/** In a count that there is none of a product is a result, which has to be said. */
function noneHere({ product, isNone }: LineState, strings: Strings, on: FlowLineHandlers): TemplateResult {
  const say = isNone ? strings.undo : strings.noneHere;
  return html`<div class="foot">
    ${isNone ? html`<span class="badge">${strings.noneHere}</span>` : nothing}
    <button
      type="button"
      class="more"
      aria-label="${say}: ${product.name}"
      data-undo=${isNone ? '' : nothing}
      @click=${on.onNone}
    >
      ${say}
    </button>
  </div>`;
}

function badge({ mismatch, units }: LineMismatch, strings: Strings): TemplateResult {
  const isShort = mismatch === 'under' || mismatch === 'missing';
  return html`<span class="badge ${isShort ? 'under' : ''}">
    ${plural(strings, isShort ? strings.toGo : strings.mismatches[mismatch], units)}
  </span>`;
}

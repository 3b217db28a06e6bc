import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CapturedSerial } from '../domain/fact.js';
import type { LineState } from '../domain/state.js';
import type { Strings } from '../strings/en.js';
import { format, plural } from '../strings/format.js';
import { icon } from './icons.js';
import { lineMark } from './line-mark.js';
import { missingOf, statusOf, type LineStatus } from './line-view.js';

/** Chips shown before the rest is folded away. */
const FEW = 6;

/** Everything that decides how a line looks: if none of it has changed, the line is not rendered again. */
export interface FlowLineView {
  readonly line: LineState;
  readonly isActive: boolean;
  /** Counting blind: expected quantities stay hidden. */
  readonly isBlind: boolean;
  readonly isUnfolded: boolean;
  readonly strings: Strings;
}

export interface FlowLineHandlers {
  readonly onSelect: (event: Event) => void;
  readonly onStep: (event: Event) => void;
  readonly onQuantity: (event: Event) => void;
  readonly onUnfold: (event: Event) => void;
}

/** One product of the list. Its id is on the row (`data-line`), where the handlers find it. */
export function flowLine(view: FlowLineView, on: FlowLineHandlers): TemplateResult {
  const { line, isActive, isBlind, strings } = view;
  const { product, expectedQty, countedQty, serialized } = line;
  const expected = isBlind ? undefined : expectedQty;
  const status = isBlind && !line.unexpected ? (countedQty > 0 ? 'doing' : 'todo') : statusOf(line);
  return html`<li class="line ${isActive ? 'active' : ''}" part="line" data-line=${line.lineId}>
    ${lineMark(status, expected ? countedQty / expected : Math.min(countedQty, 1), strings)}
    <div>
      <h3>${serialized ? pickButton(view, on) : html`<span class="name">${product.name}</span>`}</h3>
      <p class="soft">${product.sku}</p>
      ${serialChips(view, on)} ${foot(line, status, strings)}
    </div>
    ${serialized ? counter(countedQty, expected, strings) : stepper(view, expected, on)}
  </li>`;
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

function stepper({ line, strings }: FlowLineView, expected: number | undefined, on: FlowLineHandlers): TemplateResult {
  const { product, countedQty } = line;
  return html`<div>
    <div class="stepper" role="group" aria-label=${format(strings.quantityOf, { product: product.name })}>
      <button
        type="button"
        class="icon-only"
        data-delta="-1"
        aria-label=${strings.less}
        ?disabled=${countedQty === 0}
        @click=${on.onStep}
      >
        ${icon('minus')}
      </button>
      <input
        type="number"
        inputmode="numeric"
        min="0"
        aria-label=${format(strings.quantityOf, { product: product.name })}
        .value=${live(String(countedQty))}
        @change=${on.onQuantity}
      />
      <button type="button" class="icon-only" data-delta="1" aria-label=${strings.more} @click=${on.onStep}>
        ${icon('plus')}
      </button>
    </div>
    ${expected === undefined ? nothing : html`<p class="count"><span>/${expected}</span></p>`}
  </div>`;
}

function serialChips({ line, isBlind, isUnfolded, strings }: FlowLineView, on: FlowLineHandlers): TemplateResult {
  const { serials } = line;
  const missing = isBlind || serials.length === 0 ? [] : missingOf(line);
  const total = serials.length + missing.length;
  const shown = isUnfolded ? serials : serials.slice(-FEW);
  const shownMissing = isUnfolded ? missing : missing.slice(0, Math.max(0, FEW - shown.length));
  const isFolded = shown.length + shownMissing.length < total;
  return html`${
    shown.length > 0
      ? html`<ul class="chips" part="serials">
          ${repeat(
            shown,
            ({ key }) => key,
            captured => serialChip(captured, strings),
          )}
        </ul>`
      : nothing
  }${
    shownMissing.length > 0
      ? html`<ul class="chips" part="missing">
          <li class="label soft">${strings.missing}</li>
          ${shownMissing.map(serial => html`<li class="chip missing serial">${serial}</li>`)}
        </ul>`
      : nothing
  }${
    isFolded || isUnfolded
      ? html`<button type="button" class="more" aria-expanded=${isUnfolded} @click=${on.onUnfold}>
          ${isUnfolded ? strings.showFewer : format(strings.showAll, { count: total })}
        </button>`
      : nothing
  }`;
}

function serialChip({ serial, flags }: CapturedSerial, strings: Strings): TemplateResult {
  if (flags.length === 0) return html`<li class="chip serial">${serial}</li>`;
  const why = flags.map(code => strings.refusals[code].title).join(', ');
  return html`<li class="chip flagged serial" title=${why}>
    ${icon('warning')} ${serial} <span class="visually-hidden">${strings.flagged}: ${why}</span>
  </li>`;
}

/** What differs, in words, and the way back [S: the discrepancy shows, and Rescan restarts that product]. */
function foot(line: LineState, status: LineStatus, strings: Strings): TemplateResult | typeof nothing {
  const { lineId, product, countedQty, expectedQty = 0, expectedSerials } = line;
  if (status === 'todo' || (status === 'done' && (!expectedSerials || missingOf(line).length === 0))) return nothing;
  if (status === 'doing' && line.expectedQty === undefined) return nothing;
  const kind = status === 'doing' ? 'under' : status === 'done' ? 'missing' : status;
  const count = status === 'done' ? missingOf(line).length : Math.abs(expectedQty - countedQty);
  return html`<div class="foot">
    <span class="badge ${kind}">${plural(strings, strings.mismatches[kind], count)}</span>
    <serial-rescan .lineId=${lineId} .product=${product.name} .units=${countedQty} .strings=${strings}></serial-rescan>
  </div>`;
}

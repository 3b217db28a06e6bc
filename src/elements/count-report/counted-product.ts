import { html, nothing, type TemplateResult } from 'lit';
import type { CountedProduct } from '../../domain/rules/count-report.js';
import { format, plural } from '../../strings/format.js';
import type { PanelStrings } from '../../strings/panels.js';
import { icon } from '../view/icons.js';

/** Serials of a list that are shown before the rest is folded away. */
const FEW = 12;

export interface CountedProductView {
  readonly product: CountedProduct;
  /** Whether the product has a line in the batch that may be counted anew. */
  readonly canRecount: boolean;
  readonly isChosen: boolean;
  readonly isExpanded: boolean;
  readonly strings: PanelStrings;
}

export interface CountedProductHandlers {
  readonly onChoose: (event: Event) => void;
  readonly onToggle: (event: Event) => void;
}

/** One product of a count. Its SKU is on its controls (`data-sku`), where the handlers find it. */
export function countedProduct(view: CountedProductView, on: CountedProductHandlers): TemplateResult {
  const { product, strings, isExpanded } = view;
  const { sku, name, unreadable, damaged, rejected, flagged, missing, unexpected, moved, openQty, status } = product;
  const longest = Math.max(missing.length, unexpected.length);
  return html`<li class="product" part="product">
    <h4 class="name">${name}</h4>
    <p class="count">${countText(product)}</p>
    <p class="soft name">${sku}</p>
    ${varianceText(view)} ${serials(missing, 'missing', strings.missing, isExpanded)}
    ${serials(unexpected, 'amiss', strings.unexpectedSerials, isExpanded)}
    ${serials(moved.out, 'moved', strings.movedOut, isExpanded)}
    ${serials(moved.in, 'moved', strings.movedIn, isExpanded)}
    ${status !== 'not-counted' && openQty > 0 ? html`<p class="badge">${plural(strings, strings.openQty, openQty)}</p>` : nothing}
    ${
      longest > FEW
        ? html`<button type="button" class="plain" data-sku=${sku} aria-expanded=${isExpanded} @click=${on.onToggle}>
            ${isExpanded ? strings.showFewer : format(strings.showAll, { count: missing.length + unexpected.length })}
          </button>`
        : nothing
    }
    ${warning('unreadable', unreadable, strings)} ${warning('damaged', damaged, strings)}
    ${warning('rejected', rejected, strings)} ${warning('flagged', flagged, strings)} ${earlier(product, strings)}
    ${choice(view, on)}
  </li>`;
}

function countText({ countedQty, expectedQty }: CountedProduct): TemplateResult {
  return html`${countedQty}${expectedQty === undefined ? nothing : html`<span>/${expectedQty}</span>`}`;
}

function warning(mismatch: 'unreadable' | 'damaged' | 'rejected' | 'flagged', units: number, strings: PanelStrings) {
  if (units === 0) return nothing;
  return html`<p class="badge">${icon('warning')}${plural(strings, strings.mismatches[mismatch], units)}</p>`;
}

function varianceText({ product, strings }: CountedProductView): TemplateResult | typeof nothing {
  const { expectedQty, variance = 0, status } = product;
  if (status === 'not-counted') return html`<p class="badge">${strings.notCounted}</p>`;
  if (expectedQty === undefined) {
    return status === 'unexpected' ? html`<p class="badge">${strings.mismatchNames.unexpected}</p>` : nothing;
  }
  if (variance === 0) return nothing;
  const texts = variance > 0 ? strings.mismatches.over : strings.mismatches.under;
  return html`<p class="badge">${plural(strings, texts, Math.abs(variance))}</p>`;
}

function serials(
  list: readonly string[],
  tone: 'missing' | 'amiss' | 'moved',
  label: string,
  isExpanded: boolean,
): TemplateResult | typeof nothing {
  if (list.length === 0) return nothing;
  return html`<div class="serials">
    <p class="soft">${label} (${list.length})</p>
    <ul class="chips" role="list" aria-label=${label}>
      ${(isExpanded ? list : list.slice(0, FEW)).map(serial => html`<li class="chip serial ${tone}">${serial}</li>`)}
    </ul>
  </div>`;
}

/** The earlier counts of every batch's line, because a recount is of one batch's line. */
function earlier({ lines }: CountedProduct, strings: PanelStrings): TemplateResult | typeof nothing {
  const counts = lines.flatMap(({ earlierCounts }) => earlierCounts);
  if (counts.length === 0) return nothing;
  return html`<p class="soft">${format(strings.countedBefore, { counts: counts.join(', ') })}</p>`;
}

function choice({ product, canRecount, isChosen, strings }: CountedProductView, on: CountedProductHandlers) {
  if (!canRecount) return nothing;
  return html`<label class="choice">
    <input
      type="checkbox"
      data-sku=${product.sku}
      aria-label=${format(strings.countProductAgain, { product: product.name })}
      .checked=${isChosen}
      @change=${on.onChoose}
    />
    ${strings.countAgain}
  </label>`;
}

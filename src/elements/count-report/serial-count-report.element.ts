import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { CountedProduct, CountReport } from '../../domain/rules/count-report.js';
import { SerialCloseCountRequestEvent } from '../../events/requests/serial-close-count-request.js';
import { SerialRecountRequestEvent } from '../../events/requests/serial-recount-request.js';
import { format, plural } from '../../strings/format.js';
import { panelStrings, type PanelStrings } from '../../strings/panels.js';
import { controls } from '../../styles/controls.js';
import { disclosure } from '../../styles/disclosure.js';
import { labels } from '../../styles/labels.js';
import { report } from '../../styles/report.js';
import { tokens } from '../../styles/tokens.js';
import { countBatches, countTotals } from './count-overview.js';
import { sortProducts } from './count-totals.js';
import { countedProduct, type CountedProductHandlers } from './counted-product.js';
import { dataOf } from '../view/control.js';
import { icon } from '../view/icons.js';
import { SerialElement } from '../view/serial-element.js';
import { styles } from './serial-count-report.styles.js';

/** How many products are drawn at once, so that the count of a whole store stays quick. */
const AT_ONCE = 100;

/**
 * @summary What a cycle count has found over all its batches: who counted what, and product by product what matches, is
 * missing by name or unexpected. Products that differ come first; chosen ones can be counted anew, and the count be
 * closed. A blind count's figures show once it is closed, because until then others may still be counting.
 *
 * @fires {SerialRecountRequestEvent} serial-recount-request - chosen products are to be counted anew, after the
 * question
 * @fires {SerialCloseCountRequestEvent} serial-close-count-request - the count is to be closed, after the question
 *
 * @csspart batch - one batch
 * @csspart product - one product
 */
export class SerialCountReport extends SerialElement {
  static override styles = [tokens, controls, disclosure, labels, report, styles];

  /** What the count has found; see `CaptureDevice.countReport()`. */
  @property({ attribute: false }) report: CountReport | undefined;

  /** The batch whose products can be counted anew; without one none can. */
  @property({ attribute: 'current-flow-id' }) currentFlowId = '';

  /** Every text that is shown or spoken, in one language; what is not given is English. */
  @property({ attribute: false }) override strings: Partial<PanelStrings> = panelStrings;

  @state() private asking: 'recount' | 'close' | undefined;
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private expanded: ReadonlySet<string> = new Set();
  @state() private shown = AT_ONCE;

  @query('.actions button:not(:disabled)') private firstAction: HTMLButtonElement | null | undefined;

  #texts: PanelStrings = panelStrings;
  readonly #on: CountedProductHandlers = {
    onChoose: event => (this.chosen = toggled(this.chosen, event)),
    onToggle: event => (this.expanded = toggled(this.expanded, event)),
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('strings')) this.#texts = { ...panelStrings, ...this.strings };
    if (changed.has('currentFlowId')) this.chosen = new Set();
  }

  override render(): TemplateResult | typeof nothing {
    const { report } = this;
    const strings = this.#texts;
    if (!report) return nothing;
    return html`
      <h2>${format(strings.countOf, { count: report.countId })}</h2>
      ${report.isClosed ? html`<p class="closed">${icon('done')}${strings.countIsClosed}</p>` : nothing}
      ${isShown(report) ? countTotals(report, strings) : html`<p class="soft">${strings.blindReport}</p>`}
      ${countBatches(report.batches, this.currentFlowId, strings)} ${this.#renderUnknown(report)}
      ${isShown(report) ? this.#renderFound(report) : nothing}
      ${report.isClosed && !this.#canRecount(report) ? nothing : this.#renderActions(report)}
    `;
  }

  #renderUnknown({ unknownBatches }: CountReport): TemplateResult | typeof nothing {
    if (unknownBatches.length === 0) return nothing;
    const text = format(this.#texts.unknownBatches, { batches: unknownBatches.join(', ') });
    return html`<p class="closed unknown">${icon('warning')}${text}</p>`;
  }

  #renderFound(report: CountReport): TemplateResult {
    const strings = this.#texts;
    const { differing, matching } = sortProducts(report);
    return html`${
      differing.length > 0
        ? html`<h3>${plural(strings, strings.reviewDiffers, differing.length)}</h3>`
        : html`<p class="closed">${icon('done')}${strings.reviewGood}</p>`
    }
    ${this.#renderProducts(differing)}
    ${
      matching.length > 0
        ? html`<details>
            <summary>${plural(strings, strings.matching, matching.length)}</summary>
            ${this.#renderProducts(matching)}
          </details>`
        : nothing
    }`;
  }

  /**
   * Products can be counted anew while the count is open and its figures are shown. A blind count is never both at
   * once, so its products can be counted anew once it is closed.
   */
  #canRecount({ isBlind, isClosed }: CountReport): boolean {
    return this.currentFlowId !== '' && isBlind === isClosed;
  }

  #renderProducts(products: readonly CountedProduct[]): TemplateResult | typeof nothing {
    if (products.length === 0) return nothing;
    const strings = this.#texts;
    return html`<ul class="products" role="list">
        ${products.slice(0, this.shown).map(product =>
          countedProduct(
            {
              product,
              canRecount:
                this.report !== undefined && this.#canRecount(this.report) && this.#linesHere(product).length > 0,
              isChosen: this.chosen.has(product.sku),
              isExpanded: this.expanded.has(product.sku),
              strings,
            },
            this.#on,
          ),
        )}
      </ul>
      ${
        products.length > this.shown
          ? html`<button type="button" class="plain" @click=${this.#onMore}>${strings.showMore}</button>`
          : nothing
      }`;
  }

  #renderActions(report: CountReport): TemplateResult {
    const strings = this.#texts;
    if (this.asking === 'recount') {
      const question = plural(strings, strings.recountQuestion, this.chosen.size);
      return this.#renderQuestion(question, strings.recount, this.#onRecount);
    }
    if (this.asking === 'close') {
      return this.#renderQuestion(strings.closeQuestion, strings.closeCount, this.#onClose);
    }
    const open = report.batches.filter(({ status }) => status !== 'completed').map(({ batchId }) => batchId);
    return html`<div class="actions">
      ${
        open.length > 0
          ? html`<p class="soft" id="why">${format(strings.batchesOpen, { batches: open.join(', ') })}</p>`
          : nothing
      }
      ${
        this.#canRecount(report)
          ? html`<button type="button" ?disabled=${this.chosen.size === 0} @click=${() => this.#ask('recount')}>
              ${strings.recount}${this.chosen.size > 0 ? ` (${this.chosen.size})` : nothing}
            </button>`
          : nothing
      }
      ${
        report.isClosed
          ? nothing
          : html`<button
              type="button"
              class="primary"
              ?disabled=${open.length > 0}
              aria-describedby=${open.length > 0 ? 'why' : nothing}
              @click=${() => this.#ask('close')}
            >
              ${strings.closeCount}
            </button>`
      }
    </div>`;
  }

  #renderQuestion(question: string, yes: string, onYes: () => void): TemplateResult {
    return html`<div class="actions" role="group" aria-label=${question} @keydown=${this.#onKeydown}>
      <p>${question}</p>
      <button type="button" @click=${this.#onBack}>${this.#texts.notNow}</button>
      <button type="button" class="danger" @click=${onYes}>${yes}</button>
    </div>`;
  }

  #linesHere({ lines }: CountedProduct): readonly string[] {
    return lines.flatMap(({ flowId, lineId }) => (flowId === this.currentFlowId ? lineId : []));
  }

  /** The button that was tapped is gone, so the focus goes to the harmless answer, and later back. */
  async #ask(asking: 'recount' | 'close' | undefined): Promise<void> {
    this.asking = asking;
    await this.updateComplete;
    this.firstAction?.focus();
  }

  #onBack = (): void => void this.#ask(undefined);

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#onBack();
  };

  #onRecount = (): void => {
    const products = this.report?.products.filter(({ sku }) => this.chosen.has(sku)) ?? [];
    const lineIds = products.flatMap(product => this.#linesHere(product));
    this.asking = undefined;
    this.chosen = new Set();
    this.dispatchEvent(new SerialRecountRequestEvent({ flowId: this.currentFlowId, lineIds }));
  };

  #onClose = (): void => {
    this.asking = undefined;
    this.dispatchEvent(new SerialCloseCountRequestEvent());
  };

  #onMore = (): void => {
    this.shown += AT_ONCE;
  };
}

/** Whether the figures may be shown: those of a blind count only once nobody counts any more. */
function isShown({ isBlind, isClosed }: CountReport): boolean {
  return !isBlind || isClosed;
}

/** The set with or without the product whose control was used. */
function toggled(skus: ReadonlySet<string>, event: Event): ReadonlySet<string> {
  const { sku = '' } = dataOf(event);
  const next = new Set(skus);
  if (!next.delete(sku)) next.add(sku);
  return next;
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-count-report': SerialCountReport;
  }
}

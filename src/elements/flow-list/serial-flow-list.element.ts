import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { isVacant, lineOf } from '../../domain/rules/lines.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import { SerialCountRequestEvent } from '../../events/requests/serial-count-request.js';
import { SerialNoneRequestEvent } from '../../events/requests/serial-none-request.js';
import { SerialRescanRequestEvent } from '../../events/requests/serial-rescan-request.js';
import { SerialSelectRequestEvent } from '../../events/requests/serial-select-request.js';
import { SerialTapRequestEvent } from '../../events/requests/serial-tap-request.js';
import { SerialUnitsRequestEvent } from '../../events/requests/serial-units-request.js';
import { SerialUnreadableRemoveRequestEvent } from '../../events/requests/serial-unreadable-remove-request.js';
import { en, type Strings } from '../../strings/en.js';
import { format } from '../../strings/format.js';
import { controls } from '../../styles/controls.js';
import { labels } from '../../styles/labels.js';
import { pick } from '../../styles/pick.js';
import { tokens } from '../../styles/tokens.js';
import { chunksOf } from './chunks-of.js';
import { NearController } from './near-controller.js';
import { farLine } from './far-line.js';
import { findLines } from './find-lines.js';
import { lineStyles } from './flow-line.styles.js';
import { flowLine, type FlowLineHandlers } from './flow-line.js';
import { styles } from './serial-flow-list.styles.js';
import { dataOf, valueOf } from '../view/control.js';
import { wordsOf } from '../view/words.js';
import { SerialElement } from '../view/serial-element.js';

/** Lines that are drawn together: about a screen of an iPad. */
const BLOCK = 20;

/** How many blocks a section has. A scan looks into one section only, so that 500 blocks cost what 25 do. */
const SECTION = 25;

type Block = readonly LineState[];
type Section = readonly Block[];

/**
 * @summary The products of a document: a check mark to the left of each complete one, captured serials below its
 * description, what is missing or too many in words, and steppers for products that are counted by quantity. A scan
 * renders its own line only. More than a screen of products can be searched by name, code and serial.
 *
 * @fires {SerialSelectRequestEvent} serial-select-request - a product with serials was tapped
 * @fires {SerialCountRequestEvent} serial-count-request - a step or a typed quantity of a product without serials
 * @fires {SerialRescanRequestEvent} serial-rescan-request - a product is to be restarted, after its question
 * @fires {SerialUnitsRequestEvent} serial-units-request - the condition of units of a product is to be said
 * @fires {SerialTapRequestEvent} serial-tap-request - a listed unit that cannot be scanned is there
 * @fires {SerialNoneRequestEvent} serial-none-request - in a count there is no unit of a product here
 * @fires {SerialUnreadableRemoveRequestEvent} serial-unreadable-remove-request - a unit without a readable label is to
 * be taken out
 *
 * @csspart line - one product
 * @csspart mark - the ring or check mark to its left
 * @csspart serials - the captured serials of a product
 * @csspart missing - the expected serials that are not captured yet
 * @csspart unreadable - units that count without a serial
 *
 * @cssprop [--serial-surface] - background of the lines
 * @cssprop [--serial-radius=14px] - corners
 */
export class SerialFlowList extends SerialElement {
  static override styles = [tokens, controls, labels, pick, lineStyles, styles];

  /** The flow whose lines are shown. */
  @property({ attribute: false }) state: FlowState | undefined;

  /** The line that is worked on; it is marked and kept in view. */
  @property({ attribute: 'active-line-id' }) activeLineId: string | undefined;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Strings = en;

  /** Lines whose serials are all shown. */
  @state() private expanded: ReadonlySet<string> = new Set();

  /** What is looked for, in lower case. */
  @state() private words: readonly string[] = [];

  #found: readonly LineState[] = [];
  #blocks: readonly Block[] = [];
  #sections: readonly Section[] = [];
  #activeBlock: number | undefined;
  readonly #near = new NearController(this, '.block', () => this.#blocks.length);

  readonly #handlers: FlowLineHandlers = {
    onSelect: event => this.dispatchEvent(new SerialSelectRequestEvent({ lineId: lineIdAt(event) })),
    onStep: event => this.#onStep(event),
    onQuantity: event => this.#onQuantity(event),
    onToggle: event => this.#onToggle(event),
    onNone: event =>
      this.dispatchEvent(new SerialNoneRequestEvent({ lineIds: [lineIdAt(event)], undo: 'undo' in dataOf(event) })),
    onTap: event =>
      this.dispatchEvent(new SerialTapRequestEvent({ lineId: lineIdAt(event), serial: dataOf(event).serial ?? '' })),
    onUnits: event => this.dispatchEvent(new SerialUnitsRequestEvent({ lineId: lineIdAt(event) })),
    onRemoveUnreadable: event => {
      const { unit: unitId = '' } = dataOf(event);
      this.dispatchEvent(new SerialUnreadableRemoveRequestEvent({ lineId: lineIdAt(event), unitId }));
    },
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.size === 0) return; // scrolling
    const { state, words, activeLineId } = this;
    this.#found = state ? findLines(state, words, activeLineId) : [];
    this.#blocks = chunksOf(this.#found, BLOCK, this.#blocks);
    this.#sections = chunksOf(this.#blocks, SECTION, this.#sections);
    const place = this.#found.findIndex(({ lineId }) => lineId === activeLineId);
    this.#activeBlock = place < 0 ? undefined : Math.floor(place / BLOCK);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('activeLineId')) return;
    this.#showActive();
    // Once the line is seen, the blocks beside it are drawn and grow, and Safari does not keep the line in its place
    // then.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#showActive()));
  }

  #showActive(): void {
    const row = this.renderRoot.querySelector(`[data-line="${CSS.escape(this.activeLineId ?? '')}"]`);
    row?.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult {
    const { state, strings } = this;
    if (!state || state.lines.length === 0) return html`<p class="empty">${strings.emptyList}</p>`;
    return html`${state.lines.length > BLOCK ? this.#renderFind(state) : nothing}
      <div class="lines" role="list" aria-label=${strings.lines} @serial-rescan-request=${this.#onRescan}>
        ${this.#sections.map((section, at) => this.#renderSection(state, section, at * SECTION))}
      </div>`;
  }

  /** The search field. A scan goes to its own line, even while this field has the focus. */
  #renderFind({ lines }: FlowState): TemplateResult {
    const { strings, words } = this;
    const values = { found: this.#found.length, count: lines.length };
    return html`<search>
      <input
        type="search"
        data-scan="allow"
        autocomplete="off"
        aria-label=${strings.find}
        placeholder=${strings.find}
        @input=${this.#onFind}
      />
      <p class="soft" role="status">${words.length > 0 ? format(strings.foundOf, values) : nothing}</p>
    </search>`;
  }

  /** A section is not rendered again for an active line elsewhere. `first` is the index of its first block. */
  #renderSection(state: FlowState, section: Section, first: number): unknown {
    const { strings, expanded } = this;
    const isActive = section[(this.#activeBlock ?? NaN) - first] !== undefined;
    return guard([section, this.#near.blocks, isActive && this.activeLineId, expanded, strings], () => {
      const blocks = section.map((block, at) => this.#renderBlock(state, block, first + at));
      return html`<div class="section" role="presentation">${blocks}</div>`;
    });
  }

  /**
   * Draws a block in full near the screen and where the active line is, elsewhere in words only. A block is not
   * rendered again for lines elsewhere.
   */
  #renderBlock(state: FlowState, block: Block, at: number): unknown {
    const { strings, expanded } = this;
    const isActive = at === this.#activeBlock;
    const isNear = isActive || this.#near.blocks.has(at);
    const active = isActive ? this.activeLineId : undefined;
    return guard([block, isNear, active, expanded, strings], () => {
      const there = block.filter(line => !(isVacant(state, line) && (line.unexpected || line.expectedQty === 0)));
      const lines = isNear
        ? there.map(line => this.#renderLine(state, line))
        : there.map(line => farLine({ state, line, strings }));
      return html`<div class="block ${isNear ? '' : 'words'}" role="presentation">${lines}</div>`;
    });
  }

  /** A line is not rendered again for the rest of the state, which changes with every scan. */
  #renderLine(state: FlowState, line: LineState): unknown {
    const isActive = line.lineId === this.activeLineId;
    const isExpanded = this.expanded.has(line.lineId);
    const { strings } = this;
    return guard([line, isActive, isExpanded, strings], () =>
      flowLine({ state, line, isActive, isExpanded, strings }, this.#handlers),
    );
  }

  #onStep(event: Event): void {
    const { delta } = dataOf(event);
    this.dispatchEvent(new SerialCountRequestEvent({ lineId: lineIdAt(event), delta: Number(delta) }));
  }

  /** The field shows the counted quantity again until the new one is durable. */
  #onQuantity(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    const lineId = lineIdAt(event);
    const { countedQty: counted = 0, expectedQty = 0 } = (this.state && lineOf(this.state, lineId)) ?? {};
    const typed = input.valueAsNumber;
    const delta = (Number.isInteger(expectedQty) ? Math.trunc(typed) : typed) - counted;
    input.value = String(counted);
    if (delta) this.dispatchEvent(new SerialCountRequestEvent({ lineId, delta }));
  }

  #onToggle(event: Event): void {
    const expanded = new Set(this.expanded);
    const lineId = lineIdAt(event);
    if (!expanded.delete(lineId)) expanded.add(lineId);
    this.expanded = expanded;
  }

  #onFind(event: Event): void {
    const value = valueOf(event);
    this.words = wordsOf(value);
  }

  /**
   * Requests bubble but do not leave a shadow root on their own, so that the page hears each once, from the outermost
   * element.
   */
  #onRescan(event: SerialRescanRequestEvent): void {
    event.stopPropagation();
    this.dispatchEvent(new SerialRescanRequestEvent(event.detail));
  }
}

function lineIdAt(event: Event): string {
  const row = (event.currentTarget as Element).closest<HTMLElement>('[data-line]');
  return row?.dataset['line'] ?? '';
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-flow-list': SerialFlowList;
  }
}

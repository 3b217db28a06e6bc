// The lists to compare. All show the same rows, drawn by our template of a line; they differ in which rows are in the
// page.
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { virtualize } from '@lit-labs/virtualizer/virtualize.js';
import { css, html, LitElement } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../src/define/serial-flow-list.js';
import { flowLine } from '../../src/elements/flow-list/flow-line.js';
import { lineStyles } from '../../src/elements/flow-list/flow-line.styles.js';
import { SerialFlowList } from '../../src/elements/flow-list/serial-flow-list.element.js';
import { en } from '../../src/strings/en.js';
import { controls } from '../../src/styles/controls.js';
import { tokens } from '../../src/styles/tokens.js';

const { customElements } = globalThis;
const none = () => {};
const handlers = { onSelect: none, onStep: none, onQuantity: none, onToggle: none, onRemoveUnreadable: none };
const keyOf = ({ lineId }) => lineId;

/** As in our list, a row is drawn again only if its line has changed. */
function row(state, line) {
  const view = { state, line, isActive: false, isExpanded: false, strings: en };
  return guard([line], () => flowLine(view, handlers));
}

class List extends LitElement {
  static properties = { state: { attribute: false } };
  static styles = [
    tokens,
    controls,
    lineStyles,
    css`
      :host {
        display: block;
      }
      .rows {
        position: relative;
      }
      .rows > * {
        width: 100%;
      }
    `,
  ];
}

class PlainList extends List {
  render() {
    return html`<div class="rows">${repeat(this.state.lines, keyOf, line => row(this.state, line))}</div>`;
  }
}

class SkippingList extends PlainList {
  static styles = [
    List.styles,
    css`
      .line {
        content-visibility: auto;
        contain-intrinsic-block-size: auto 6rem;
      }
    `,
  ];
}

class LabsList extends List {
  render() {
    const { state } = this;
    const renderItem = line => row(state, line);
    return html`<div class="rows">${virtualize({ items: state.lines, keyFunction: keyOf, renderItem })}</div>`;
  }
}

class TanStackList extends List {
  static styles = [
    List.styles,
    css`
      .rows > * {
        position: absolute;
      }
    `,
  ];
  #virtual = new Virtualizer(this.#options());
  #measure = element => this.#virtual.measureElement(element ?? null);

  firstUpdated() {
    this.#virtual._didMount();
    this.requestUpdate();
  }
  updated() {
    this.#virtual._willUpdate();
  }
  render() {
    const { state } = this;
    this.#virtual.setOptions(this.#options());
    return html`<div class="rows" style="height: ${this.#virtual.getTotalSize()}px">
      ${repeat(
        this.#virtual.getVirtualItems(),
        ({ key }) => key,
        ({ index, start }) =>
          html`<div data-index=${index} style="transform: translateY(${start}px)" ${ref(this.#measure)}>
            ${row(state, state.lines[index])}
          </div>`,
      )}
    </div>`;
  }
  #options() {
    return {
      count: this.state?.lines.length ?? 0,
      getScrollElement: () => this.parentElement,
      estimateSize: () => 96,
      overscan: 8,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      getItemKey: at => this.state.lines[at].lineId,
      onChange: () => this.requestUpdate(),
    };
  }
}

/** Our list as iOS before 18 shows it. */
class EveryBlockLaidOut extends SerialFlowList {
  static styles = [
    SerialFlowList.styles,
    css`
      .words {
        content-visibility: visible;
      }
    `,
  ];
}

customElements.define('every-block-laid-out', EveryBlockLaidOut);
customElements.define('plain-list', PlainList);
customElements.define('skipping-list', SkippingList);
customElements.define('labs-list', LabsList);
customElements.define('tanstack-list', TanStackList);

const TAGS = {
  ours: 'serial-flow-list',
  'ours without content-visibility': 'every-block-laid-out',
  'plain Lit': 'plain-list',
  'plain Lit, content-visibility a row': 'skipping-list',
  '@lit-labs/virtualizer': 'labs-list',
  '@tanstack/virtual-core': 'tanstack-list',
};

export const names = Object.keys(TAGS);
export const create = name => document.createElement(TAGS[name]);

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ScrollAnchor } from './scroll-anchor.js';

/** One screen above and below what is seen counts as near, so that scrolling finds everything drawn. */
const MARGIN = '100% 0px';

type ListHost = ReactiveControllerHost & { readonly renderRoot: ParentNode; readonly isConnected: boolean };

/**
 * Which blocks of a long list are on the screen or close to it; `selector` finds the blocks, of which there are
 * `count()`. A block that leaves keeps its height, whatever is drawn of it then; a block that has the focus stays near.
 */
export class NearController implements ReactiveController {
  readonly #host: ListHost;
  readonly #selector: string;
  readonly #count: () => number;
  readonly #observer: IntersectionObserver;
  readonly #anchor = new ScrollAnchor();
  #observed: HTMLElement[] = [];
  #near: ReadonlySet<number> = new Set([0]); // before anything is measured

  constructor(host: ListHost, selector: string, count: () => number) {
    this.#host = host;
    this.#selector = selector;
    this.#count = count;
    // The second margin is for a list that scrolls inside the page; iOS has it from 18.
    const options = { rootMargin: MARGIN, scrollMargin: MARGIN };
    this.#observer = new IntersectionObserver(entries => this.#measure(entries), options);
    host.addController(this);
  }

  /** The indexes of the blocks that are near; a new set when a block comes or goes. */
  get blocks(): ReadonlySet<number> {
    return this.#near;
  }

  hostConnected(): void {
    this.#host.requestUpdate(); // observes again
  }

  hostUpdated(): void {
    // An update that was asked for before the element left the page still comes.
    if (!this.#host.isConnected || this.#observed.length === this.#count()) return;
    const blocks = this.#host.renderRoot.querySelectorAll<HTMLElement>(this.#selector);
    for (const gone of this.#observed.splice(blocks.length)) this.#observer.unobserve(gone);
    for (const block of [...blocks].slice(this.#observed.length)) {
      this.#observed.push(block);
      this.#observer.observe(block);
    }
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#observed = [];
    this.#anchor.release();
  }

  #measure(entries: readonly IntersectionObserverEntry[]): void {
    const near = new Set(this.#near);
    const above: IntersectionObserverEntry[] = [];
    for (const entry of entries) {
      const { target, isIntersecting, boundingClientRect } = entry;
      const at = this.#observed.findIndex(block => block === target);
      const block = this.#observed[at];
      if (!block) continue;
      if (isIntersecting) {
        if (boundingClientRect.bottom < 0 && !near.has(at)) above.push(entry);
        near.add(at);
        block.style.blockSize = '';
      } else if (near.has(at) && !block.matches(':focus-within')) {
        near.delete(at);
        block.style.blockSize = `${boundingClientRect.height}px`;
      }
    }
    this.#near = near;
    this.#host.requestUpdate();
    if (this.#anchor.isNeeded && above.length > 0) void this.#holdScroll(above);
  }

  async #holdScroll(above: readonly IntersectionObserverEntry[]): Promise<void> {
    await this.#host.updateComplete;
    const grown = above.map(
      ({ target, boundingClientRect: { height } }) => target.getBoundingClientRect().height - height,
    );
    const list = above[0]?.target.closest<HTMLElement>('[role=list]');
    if (list)
      this.#anchor.hold(
        list,
        grown.reduce((sum, px) => sum + px),
      );
  }
}

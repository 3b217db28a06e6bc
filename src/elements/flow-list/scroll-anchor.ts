/** Scrolling counts as resting when it has not moved for this long. */
const REST_MS = 150;

/**
 * Keeps what is seen in its place when something above it has grown. All browsers but Safari do that themselves.
 * Setting the scroll position would stop a list that still moves from the push of a finger, so a margin holds the place
 * until scrolling rests.
 */
export class ScrollAnchor {
  readonly isNeeded = !CSS.supports('overflow-anchor', 'auto');
  #list: HTMLElement | undefined;
  #grownPx = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * To be called when something in `list`, above what is seen, has grown by `grownPx`; a negative number means that it
   * has shrunk.
   */
  hold(list: HTMLElement, grownPx: number): void {
    if (grownPx === 0) return;
    this.#list = list;
    this.#grownPx += grownPx;
    list.style.marginBlockStart = `${-this.#grownPx}px`;
    addEventListener('scroll', this.#wait, { capture: true, passive: true });
    this.#wait();
  }

  /** Puts the scroll position right at once. */
  release = (): void => {
    clearTimeout(this.#timer);
    removeEventListener('scroll', this.#wait, { capture: true });
    if (!this.#list) return;
    this.#list.style.marginBlockStart = '';
    scrollerOf(this.#list).scrollTop += this.#grownPx;
    this.#list = undefined;
    this.#grownPx = 0;
  };

  #wait = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.release, REST_MS);
  };
}

/** What scrolls this element, through shadow roots and slots: a box of the page, or the page. */
function scrollerOf(element: Element): Element {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    if (!(node instanceof Element) || node.scrollHeight <= node.clientHeight) continue;
    if (/auto|scroll/.test(getComputedStyle(node).overflowY)) return node;
  }
  const { scrollingElement, documentElement } = element.ownerDocument;
  return scrollingElement ?? documentElement;
}

function parentOf(node: Node): Node | null {
  const slot = node instanceof Element ? node.assignedSlot : null;
  return slot ?? (node instanceof ShadowRoot ? node.host : node.parentNode);
}

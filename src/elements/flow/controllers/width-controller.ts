import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Whether its element is wide enough for two panes; the width that they need grows with the page's text. A style rule
 * is not enough, because the dialog becomes a part of the page.
 */
export class WidthController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #minWidthRem: number;
  #observer: ResizeObserver | undefined;
  #isWide = false;

  constructor(host: ReactiveControllerHost & Element, minWidthRem: number) {
    this.#host = host;
    this.#minWidthRem = minWidthRem;
    host.addController(this);
  }

  get isWide(): boolean {
    return this.#isWide;
  }

  hostConnected(): void {
    this.#isWide = this.#isEnough(this.#host.clientWidth);
    // The window's own, since the element may be in a frame, or in another window than before.
    const { ResizeObserver = globalThis.ResizeObserver } = this.#host.ownerDocument.defaultView ?? {};
    this.#observer = new ResizeObserver(([entry]) => entry && this.#measure(entry.contentRect.width));
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #isEnough(widthPx: number): boolean {
    const { fontSize } = getComputedStyle(this.#host.ownerDocument.documentElement);
    return widthPx >= this.#minWidthRem * parseFloat(fontSize);
  }

  #measure(widthPx: number): void {
    const isWide = this.#isEnough(widthPx);
    if (isWide === this.#isWide) return;
    this.#isWide = isWide;
    this.#host.requestUpdate();
  }
}

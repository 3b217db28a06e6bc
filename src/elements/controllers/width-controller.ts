import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether its element is at least as wide as the place for two panes. Style cannot say it: a dialog becomes a part of the page. */
export class WidthController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #minWidthPx: number;
  readonly #observer = new ResizeObserver(([entry]) => entry && this.#take(entry.contentRect.width));
  #isWide = false;

  constructor(host: ReactiveControllerHost & Element, minWidthPx: number) {
    this.#host = host;
    this.#minWidthPx = minWidthPx;
    host.addController(this);
  }

  get isWide(): boolean {
    return this.#isWide;
  }

  hostConnected(): void {
    this.#isWide = this.#host.clientWidth >= this.#minWidthPx;
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #take(widthPx: number): void {
    const isWide = widthPx >= this.#minWidthPx;
    if (isWide === this.#isWide) return;
    this.#isWide = isWide;
    this.#host.requestUpdate();
  }
}

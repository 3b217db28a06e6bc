/** Share of the time that may go into frames that are hard to read; in the rest new frames come, and one of them may be easy. */
const THOROUGH_SHARE = 0.6;
/** What was too slow is tried again after this: a device may have been busy with something else. */
const FORGIVE_MS = 5_000;

/**
 * How much is done with a frame of a film, by what frames have taken on this device, so that the newest one never waits long. Where decoding
 * shares the page's thread, no frame may hold that up.
 */
export class FrameBudget {
  readonly #mostMs: number;
  #nextThoroughMs = 0;
  #nextFullMs = 0;

  /** @param mostMs what one frame may take at most */
  constructor(mostMs: number) {
    this.#mostMs = mostMs;
  }

  /** May a frame that shows nothing at first sight be looked at again, in ways that take longer? */
  isThorough(nowMs: number): boolean {
    return nowMs >= this.#nextThoroughMs;
  }

  /** How many pixels of the frame become one. */
  shrink(nowMs: number): 1 | 2 {
    return nowMs >= this.#nextFullMs ? 1 : 2;
  }

  /** A frame has been read between these times. */
  spent(fromMs: number, toMs: number, { isThorough }: { readonly isThorough: boolean }): void {
    const tookMs = toMs - fromMs;
    if (isThorough) {
      const restMs = tookMs > this.#mostMs ? FORGIVE_MS : tookMs * (1 / THOROUGH_SHARE - 1);
      this.#nextThoroughMs = toMs + restMs;
    } else if (tookMs > this.#mostMs) this.#nextFullMs = toMs + FORGIVE_MS;
  }
}

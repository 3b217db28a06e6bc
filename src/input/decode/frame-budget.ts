import { TRIES, type Try } from './tries.js';

/**
 * Share of the time that may go into frames that are hard to read; in the rest new frames come, and one of them may be
 * easy.
 */
const HARD_SHARE = 0.6;
/**
 * A frame that has taken this long leaves its other tries to the next frame, which is newer. Every frame gets one try.
 */
const FRAME_MS = 200;
/** What the first look at a frame may take. Where it takes longer, frames are made smaller, down to half their size. */
const SIGHT_MS = 250;
const MOST_SHRINK = 2;
/** A try that was too slow is made again after this, because the device may have been busy with something else. */
const FORGIVE_MS = 5_000;

/**
 * Decides how much is done with a frame of a film, by the time that frames have taken on this device, so that the
 * newest one never waits long. Tries for which a frame has no time come first in the next one, and so does the try that
 * has read a frame. Where decoding shares the page's thread, no try may hold that thread up.
 */
export class FrameBudget {
  readonly #mostMs: number;
  readonly #now: () => number;
  #fromMs = 0;
  #turn = 0;
  #nextHardMs = 0;
  #shrink = 1;
  #nextFullMs = 0;
  readonly #nextMs = new Map<Try, number>();

  /** @param mostMs what one try may take at most */
  constructor(mostMs: number, now: () => number) {
    this.#mostMs = mostMs;
    this.#now = now;
  }

  /** Begins a frame; returns how many of its pixels become one, along each side. */
  begin(): number {
    this.#fromMs = this.#now();
    if (this.#fromMs >= this.#nextFullMs) this.#shrink = 1;
    return this.#shrink;
  }

  /** The frame has been looked at; returns the tries that are made with it, in this order, until something is read. */
  tries(): Iterable<Try> {
    const nowMs = this.#now();
    const excess = (nowMs - this.#fromMs) / Math.min(SIGHT_MS, this.#mostMs);
    if (excess > 1) {
      this.#shrink = Math.min(MOST_SHRINK, this.#shrink * Math.sqrt(excess));
      this.#nextFullMs = nowMs + FORGIVE_MS;
    }
    return this.#inTurn(nowMs);
  }

  *#inTurn(fromMs: number): Generator<Try, void, void> {
    if (fromMs < this.#nextHardMs) return;
    let hasTried = false;
    for (const _ of TRIES) {
      const one = TRIES[this.#turn] ?? TRIES[0];
      const triedMs = this.#now();
      if (hasTried && triedMs - this.#fromMs >= Math.min(FRAME_MS, this.#mostMs)) return;
      if (triedMs >= (this.#nextMs.get(one) ?? 0)) {
        try {
          yield one;
        } finally {
          hasTried = true;
          const nowMs = this.#now();
          if (nowMs - triedMs > this.#mostMs) this.#nextMs.set(one, nowMs + FORGIVE_MS);
          this.#nextHardMs = nowMs + (nowMs - fromMs) * (1 / HARD_SHARE - 1);
        }
      }
      this.#turn = (this.#turn + 1) % TRIES.length;
    }
  }
}

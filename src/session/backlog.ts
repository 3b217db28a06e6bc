import type { Backlog } from '../ports/diagnostics.js';

/** A reading that waits for longer than this is late, in milliseconds. */
const LATE_MS = 1000;

/**
 * Readings that are not durable yet. None is ever dropped; `onLate` is called while the oldest is late, and once when
 * none is late any more.
 */
export class ReadingBacklog {
  readonly #now: () => number;
  readonly #onLate: () => void;
  /** Since when each reading waits, in the order of arrival. */
  readonly #since = new Map<object, number>();
  #watch: ReturnType<typeof setInterval> | undefined;
  #isLate = false;

  constructor(now: () => number, onLate: () => void) {
    this.#now = now;
    this.#onLate = onLate;
  }

  get current(): Backlog {
    const nowMs = this.#now();
    const [oldest = nowMs] = this.#since.values();
    return { readings: this.#since.size, oldestMs: Math.max(0, nowMs - oldest), isLate: this.#isLate };
  }

  add(reading: object): void {
    this.#since.set(reading, this.#now());
    this.#watch ??= setInterval(() => this.#tell(true), LATE_MS);
  }

  delete(reading: object): void {
    this.#since.delete(reading);
    if (this.#since.size === 0) this.close();
  }

  close(): void {
    clearInterval(this.#watch);
    this.#watch = undefined;
    if (this.#isLate) this.#tell(false);
  }

  #tell(isLate: boolean): void {
    this.#isLate = isLate && this.current.oldestMs >= LATE_MS;
    this.#onLate();
  }
}

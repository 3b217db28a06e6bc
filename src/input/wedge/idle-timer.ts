const LONGEST_WAIT_MS = 300;

/**
 * Calls back when nothing re-armed it for a while. A timer that fires late tells that the page was busy and that keys
 * may still be queued behind it (WebKit runs timers between queued keys): it then waits once more, but not for long.
 */
export class IdleTimer {
  readonly #onIdle: () => void;
  readonly #lateMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onIdle: () => void, lateMs = 50) {
    this.#onIdle = onIdle;
    this.#lateMs = lateMs;
  }

  /** Starts the timer over; with undefined it waits for nothing. */
  arm(delayMs: number | undefined): void {
    clearTimeout(this.#timer);
    if (delayMs === undefined) return;
    const dueMs = performance.now() + delayMs;
    this.#timer = setTimeout(() => {
      if (performance.now() - dueMs > this.#lateMs) this.arm(Math.min(delayMs, LONGEST_WAIT_MS));
      else this.#onIdle();
    }, delayMs);
  }
}

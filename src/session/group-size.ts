/** Deciding this many takes less time than a frame has, also on a slow device. */
const FEWEST = 32;
/** A transaction must not take long either: who scans next waits for it. */
const MOST = 512;
/** For how long deciding may hold the page, in milliseconds, so that a frame has time to store and to paint. */
const HELD_MS = 6;
/** While readings are late: a busy machine waits for its storage once a group, and would fall further behind. */
const HELD_LATE_MS = 24;

/**
 * How many tasks a group may have at most: as many as the page can decide beside painting its frames. A flood must not
 * make it stutter, and the larger a group is, the less does each of its tasks wait for the storage.
 */
export class GroupSize {
  #most = FEWEST;

  get most(): number {
    return this.#most;
  }

  /** To be told for how many milliseconds a group of so many tasks has held the page. */
  note(tasks: number, heldMs: number, isLate: boolean): void {
    const limitMs = isLate ? HELD_LATE_MS : HELD_MS;
    if (heldMs > limitMs) this.#most = Math.max(FEWEST, Math.floor(this.#most / 2));
    else if (tasks >= this.#most && heldMs < limitMs / 2) this.#most = Math.min(MOST, this.#most * 2);
  }
}

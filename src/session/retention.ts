import type { Clock } from '../ports/clock.js';
import type { FlowStore } from '../ports/flow-store.js';

const DAY_MS = 86_400_000;
/** Once a page that has just started is at rest. */
const FIRST_MS = 10_000;

/** Runs something later; the returned function keeps it from running. */
type Later = (run: () => void, afterMs: number) => () => void;

/** A process of Node, such as a partner's test, may end before: only there has a timer `unref`. */
const byTimeout: Later = (run, afterMs) => {
  const timer = setTimeout(run, afterMs);
  (timer as { unref?(): void }).unref?.();
  return () => clearTimeout(timer);
};

/**
 * Takes away what was delivered and kept for long enough: a while after the start, and every day. The returned function
 * ends it. A store that fails says so by its health, and is asked again the next day.
 */
export function keepFor(days: number, store: FlowStore, clock: Clock, later: Later = byTimeout): () => void {
  const erase = (): void => {
    stop = later(erase, DAY_MS);
    const nowMs = clock.now();
    store.erase?.({ deliveredBeforeMs: nowMs - days * DAY_MS }, nowMs).catch(() => undefined);
  };
  let stop = later(erase, FIRST_MS);
  return () => stop();
}

import { asyncScheduler, catchError, defer, EMPTY, exhaustMap, timer } from 'rxjs';
import type { Clock } from '../ports/clock.js';
import type { FlowStore } from '../ports/flow-store.js';

const DAY_MS = 86_400_000;
/** Once a page that has just started is at rest. */
const FIRST_MS = 10_000;

/**
 * Takes away what was delivered and kept for long enough: a while after the start, and every day. The returned function
 * ends it. A store that fails says so by its health, and is asked again the next day.
 */
export function keepFor(days: number, store: FlowStore, clock: Clock, scheduler = asyncScheduler): () => void {
  const erase = defer(async () => {
    const nowMs = clock.now();
    await store.erase?.({ deliveredBeforeMs: nowMs - days * DAY_MS }, nowMs);
  });
  const work = timer(FIRST_MS, DAY_MS, scheduler).pipe(exhaustMap(() => erase.pipe(catchError(() => EMPTY))));
  const subscription = work.subscribe();
  return () => subscription.unsubscribe();
}

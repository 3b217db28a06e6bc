import { hasEnded } from '../domain/rules/has-ended.js';
import type { FlowStore } from '../ports/flow-store.js';
import type { FlowSession } from './flow-session.js';

/** Capture onRest when nothing has changed for this many milliseconds. Freezing a large flow then disturbs nobody. */
const REST_MS = 1000;
const FEWEST_FACTS = 500;

/**
 * Is a new snapshot worth its cost? It costs the more, the larger the flow is, so a large flow gets its next one after
 * more facts: a 64th of those that it has.
 */
function isWorthIt(seq: number, snapshotSeq: number): boolean {
  return seq - snapshotSeq >= Math.max(FEWEST_FACTS, seq / 64);
}

/**
 * Stores a snapshot of an open flow whenever capture onRest, and drops the last one when the flow has ended. Stops with
 * the flow.
 */
export function saveSnapshots(flow: FlowSession, from: number, store: FlowStore): void {
  let snapshotSeq = from;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Resolves when every snapshot so far is kept; never rejects. */
  let work = Promise.resolve();
  const keep = async (): Promise<void> => {
    const { snapshot } = flow;
    const { seq, status } = snapshot.state;
    const isLast = hasEnded(status) && snapshotSeq > 0;
    if (!isLast && !isWorthIt(seq, snapshotSeq)) return;
    try {
      await store.saveSnapshot?.(snapshot);
      snapshotSeq = isLast ? 0 : seq;
    } catch {
      // Nothing depends on a snapshot: the journal has everything, and the next rest tries again.
    }
  };
  const onRest = (): void => {
    timer = undefined;
    work = work.then(keep);
  };
  const onChange = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onRest, REST_MS);
  };
  onChange();
  flow.changes$.subscribe({
    next: onChange,
    complete: () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      onRest();
    },
  });
}

import { debounceTime, merge, mergeMap, of } from 'rxjs';
import type { FlowStore } from '../ports/flow-store.js';
import type { FlowSession } from './flow-session.js';

/** Capture rests when nothing has changed for so long: then freezing a large flow is in nobody's way. */
const REST_MS = 1000;
const FEWEST_FACTS = 500;

/**
 * A snapshot costs as much as the flow is large, so a large flow has its next one after more facts: a 64th of what it
 * holds.
 */
function isWorthIt(seq: number, snapshotSeq: number): boolean {
  return seq - snapshotSeq >= Math.max(FEWEST_FACTS, seq / 64);
}

/**
 * Keeps snapshots of an open flow whenever capture rests, and lets go of the last one when the flow has ended. Ends
 * with the flow.
 */
export function saveSnapshots(flow: FlowSession, from: number, store: FlowStore): void {
  let snapshotSeq = from;
  const keep = async (): Promise<void> => {
    const { snapshot } = flow;
    const { seq, status } = snapshot.state;
    const hasEnded = (status === 'completed' || status === 'cancelled') && snapshotSeq > 0;
    if (!hasEnded && !isWorthIt(seq, snapshotSeq)) return;
    try {
      await store.saveSnapshot?.(snapshot);
      snapshotSeq = hasEnded ? 0 : seq;
    } catch {
      // Nothing depends on it: the journal holds everything, and the next rest tries again.
    }
  };
  merge(of(undefined), flow.changes$).pipe(debounceTime(REST_MS), mergeMap(keep, 1)).subscribe();
}

import { isLineDone, isOver } from '../domain/mismatches.js';
import type { FlowState, LineState } from '../domain/state.js';

/** How a line looks: nothing yet, some, fully and correctly scanned, or something to look at. */
export type LineStatus = 'todo' | 'doing' | 'done' | 'over' | 'unexpected';

export function lineStatus(state: FlowState, line: LineState): LineStatus {
  const { countedQty, unexpected } = line;
  if (unexpected) return 'unexpected';
  if (state.document.count?.blind) return countedQty > 0 ? 'doing' : 'todo';
  if (isOver(state, line)) return 'over';
  if (isLineDone(state, line)) return 'done';
  return countedQty > 0 ? 'doing' : 'todo';
}

/** What the associate may see of a line's expected quantity: nothing while counting blind. */
export function shownExpected(state: FlowState, { expectedQty }: LineState): number | undefined {
  return state.document.count?.blind ? undefined : expectedQty;
}

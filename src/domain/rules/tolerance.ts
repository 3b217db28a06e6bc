import type { Mismatch } from '../model/settings.js';
import type { FlowState, LineState } from '../model/state.js';
import { exact } from './exact.js';
import { unitsThen } from './moved.js';

/** May a difference stand without reason and approval, because the settings tolerate as many units? */
export function isTolerated(state: FlowState, line: LineState, mismatch: Mismatch): boolean {
  const { settings, kind } = state;
  const countedQty = unitsThen(state, line);
  const { expectedQty = countedQty } = line;
  if (mismatch === 'over') return exact(countedQty - expectedQty) <= (settings.overTolerance[kind] ?? 0);
  return mismatch === 'under' && exact(expectedQty - countedQty) <= (settings.underTolerance[kind] ?? 0);
}

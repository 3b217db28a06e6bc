import type { Mismatch } from '../model/settings.js';
import type { FlowState, LineState } from '../model/state.js';
import { exact } from './exact.js';

/** May a difference stand without reason and approval, because the settings tolerate as many units? */
export function isTolerated(
  { settings, kind }: Pick<FlowState, 'settings' | 'kind'>,
  { countedQty, expectedQty = countedQty }: LineState,
  mismatch: Mismatch,
): boolean {
  if (mismatch === 'over') return exact(countedQty - expectedQty) <= (settings.overTolerance[kind] ?? 0);
  return mismatch === 'under' && exact(expectedQty - countedQty) <= (settings.underTolerance[kind] ?? 0);
}

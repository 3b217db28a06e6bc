import type { FlowStatus } from '../model/state.js';

/** Is nothing captured any more, but by a correction? */
export function hasEnded(status: FlowStatus): boolean {
  return status === 'completed' || isUndone(status);
}

/** Does nothing come of it? Its document can be worked anew. */
export function isUndone(status: FlowStatus): boolean {
  return status === 'cancelled' || status === 'voided';
}

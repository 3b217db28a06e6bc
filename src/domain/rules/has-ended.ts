import type { FlowStatus } from '../model/state.js';

/** Is nothing captured any more, but by a correction? */
export function hasEnded(status: FlowStatus): boolean {
  return status === 'completed' || status === 'cancelled';
}

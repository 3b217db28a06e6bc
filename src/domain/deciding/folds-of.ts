import type { Action } from '../model/action.js';
import { serialFold } from '../model/claim.js';
import type { FlowState } from '../model/state.js';

/** The folds of the serials that claims and ledger must be asked about before this action can be decided. */
export function foldsOf(state: FlowState, action: Action): readonly string[] {
  switch (action.type) {
    case 'read': {
      if (!action.parsed.ok) return [];
      const { serial } = action.parsed.code;
      if (serial !== undefined) return [serialFold(serial)];
      // A product code may answer the question whose serial is held.
      return heldFolds(state);
    }
    case 'choose-serial':
      return [serialFold(action.serial)];
    case 'confirm-prompt':
    case 'choose-line':
      return heldFolds(state);
    default:
      return [];
  }
}

function heldFolds({ held }: FlowState): readonly string[] {
  return held ? [serialFold(held.serial)] : [];
}

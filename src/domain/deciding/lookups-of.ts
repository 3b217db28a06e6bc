import type { Parsed } from '../../codes/code.js';
import type { Action } from '../model/action.js';
import { lookupForm } from '../model/claim.js';
import type { FlowState } from '../model/state.js';
import { movesLookups } from './note-moves.js';
import { textAlone } from './product-or-serial.js';

/** The lookup forms of the serials that claims and ledger must be asked about before this action can be decided. */
export function lookupsOf(state: FlowState, action: Action): readonly string[] {
  switch (action.type) {
    case 'read': {
      const { reading, parsed, meant = [] } = action;
      const all = [parsed, ...meant];
      const said = all.flatMap(one => (one.ok ? one.code : []));
      const serialOf = (one: Parsed) => (one.ok ? one.code.serial : undefined);
      // The text of a product may be a serial as well, and so may one that no grammar can read.
      const serials = all.flatMap(one => serialOf(one) ?? textAlone({ reading, parsed: one }) ?? []).map(lookupForm);
      // A product code may answer the prompt of the held serial.
      const answers = said.some(({ serial }) => serial === undefined);
      return [...new Set([...serials, ...(answers ? heldLookups(state) : [])])];
    }
    case 'start-review':
    case 'complete':
      return movesLookups(state);
    case 'choose-serial':
      return [lookupForm(action.serial)];
    case 'confirm-prompt':
    case 'choose-line':
      return heldLookups(state);
    default:
      return [];
  }
}

function heldLookups({ held }: FlowState): readonly string[] {
  return held ? [lookupForm(held.serial)] : [];
}

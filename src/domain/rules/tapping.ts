import type { FlowState, LineState } from '../model/state.js';
import { isBlind } from './blind.js';
import { linesListing } from './lines.js';

/** May serials of this flow be tapped as present? Not in a blind count, which does not tell what it expects. */
export function canTap(state: FlowState): boolean {
  return state.settings.tapKnown === true && !isBlind(state);
}

/** May this serial be tapped as present on this line? Only a list stands for a unit that nobody has scanned. */
export function mayTap(state: FlowState, serial: string, { lineId }: LineState): boolean {
  return canTap(state) && linesListing(state, serial).some(line => line.lineId === lineId);
}

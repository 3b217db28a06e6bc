import { isUncounted } from './differences.js';
import { isVacant } from './lines.js';
import type { CountScope } from '../model/document.js';
import type { FlowState, LineState } from '../model/state.js';

/**
 * What becomes of a count's lines that nobody has looked for: they are left out of the event (`partial`), asked for
 * before completion (`full`), or told as not counted (`manual`). Source: docs/flows.md#cycle-counts.
 */
function countModeOf({ document, settings }: FlowState): CountScope['mode'] {
  const { count } = document;
  const { countMode } = settings;
  if (!count || countMode === undefined) return 'manual';
  return countMode === 'document' ? count.mode : countMode;
}

/**
 * The lines of a count that nobody has looked for: none was scanned, and nobody has said that there is none.
 * @example
 * await capture.request({ type: 'none-here', lineIds: openPlaces(state).map(({ lineId }) => lineId) });
 */
export function openPlaces(state: FlowState): readonly LineState[] {
  return state.document.count ? state.lines.filter(line => isUncounted(state, line) && !isVacant(state, line)) : [];
}

/** The lines that somebody has to look for before the count's batch can be completed. */
export function placesWanted(state: FlowState): readonly LineState[] {
  return countModeOf(state) === 'full' ? openPlaces(state) : [];
}

/** Is the line told in the event? */
export function isTold(state: FlowState, line: LineState): boolean {
  return !isVacant(state, line) && !(countModeOf(state) === 'partial' && isUncounted(state, line));
}

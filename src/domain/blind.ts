import type { FlowState } from './state.js';
import type { RefusalCode } from './verdict.js';

/**
 * Counting blind: the associate must not learn what is expected, neither by words nor by what is asked.
 * Source: docs/flows.md#cycle-counts.
 */
export function isBlind({ document }: Pick<FlowState, 'document'>): boolean {
  return document.count?.blind === true;
}

/** What may be said of a serial's flags. The fact and the event file have them all. */
export function shownFlags(state: FlowState, flags: readonly RefusalCode[]): readonly RefusalCode[] {
  return isBlind(state) ? flags.filter(code => code !== 'not-on-document' && code !== 'over-quantity') : flags;
}

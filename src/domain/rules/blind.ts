import type { FlowState } from '../model/state.js';
import type { RefusalCode } from '../model/verdict.js';

/** Codes that tell what is expected. */
const TELLTALES: readonly RefusalCode[] = ['not-on-document', 'over-quantity'];

export function isTelltale(code: RefusalCode): boolean {
  return TELLTALES.includes(code);
}

/**
 * Is this a blind count? The associate must then not learn what is expected, neither from texts nor from prompts.
 * Source: docs/flows.md#cycle-counts.
 */
export function isBlind({ document }: Pick<FlowState, 'document'>): boolean {
  return document.count?.blind === true;
}

/**
 * Is this a blind count that is not closed yet? Once `report` says that the count is closed, its figures may be shown.
 */
export function isStillBlind(
  state: Pick<FlowState, 'document'>,
  report: { readonly countId: string; readonly isClosed: boolean } | undefined,
): boolean {
  return isBlind(state) && !(report?.isClosed && report.countId === state.document.count?.countId);
}

/** The flags of a serial that may be shown to the associate. The fact and the event have all of them. */
export function shownFlags(state: FlowState, flags: readonly RefusalCode[]): readonly RefusalCode[] {
  return isBlind(state) ? flags.filter(code => !isTelltale(code)) : flags;
}

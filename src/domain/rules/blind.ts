import type { CountReport } from './count-report.js';
import type { FlowState } from '../model/state.js';
import type { RefusalCode } from '../model/verdict.js';

/** Codes that tell what is expected. */
const TELLTALES: readonly RefusalCode[] = ['not-on-document', 'over-quantity'];

export function isTelltale(code: RefusalCode): boolean {
  return TELLTALES.includes(code);
}

/**
 * Counting blind: the associate must not learn what is expected, neither by words nor by what is asked.
 * Source: docs/flows.md#cycle-counts.
 */
export function isBlind({ document }: Pick<FlowState, 'document'>): boolean {
  return document.count?.blind === true;
}

/** Blind until the count is closed: what it has found is then shown, `report` says so. */
export function isStillBlind(state: Pick<FlowState, 'document'>, report: CountReport | undefined): boolean {
  return isBlind(state) && !(report?.isClosed && report.countId === state.document.count?.countId);
}

/** What may be said of a serial's flags. The fact and the event file have them all. */
export function shownFlags(state: FlowState, flags: readonly RefusalCode[]): readonly RefusalCode[] {
  return isBlind(state) ? flags.filter(code => !isTelltale(code)) : flags;
}

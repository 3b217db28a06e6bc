import type { Mismatch, PartialReceipts } from '../model/settings.js';
import type { FlowState, LineState } from '../model/state.js';
import type { Rest } from '../model/rest.js';
import { differencesOf } from './differences.js';
import { policyOf } from './flow-policy.js';
import { isTolerated } from './tolerance.js';

/** The mismatches that a later receipt may make good. */
export function isLack(mismatch: Mismatch): boolean {
  return mismatch === 'missing' || mismatch === 'under';
}

/** Whether further receipts may follow: the admin's setting, else the row's default. All of a count is one. */
export function partialReceiptsOf({ document, settings }: Pick<FlowState, 'document' | 'settings'>): PartialReceipts {
  if (document.count) return 'final';
  return settings.partialReceipts[document.flow] ?? policyOf(document).partialReceipts;
}

/** Does the line lack units, more than the settings tolerate? Another serial in place of a listed one lacks none. */
function lacksUnits(state: FlowState, line: LineState): boolean {
  const { countedQty, expectedQty = countedQty } = line;
  if (countedQty >= expectedQty) return false;
  return differencesOf(state, line).some(({ mismatch }) => isLack(mismatch) && !isTolerated(state, line, mismatch));
}

/**
 * What becomes of the units that the line lacks. Undefined where it lacks none, where nobody has said, and where
 * nothing ever follows, which needs no word. Whoever gives a reason for what is missing has closed it. A completion
 * that nobody was asked about, as by a host's own screen, is final.
 */
export function restOf(state: FlowState, line: LineState): Rest | undefined {
  const partial = partialReceiptsOf(state);
  if (partial === 'final' || !lacksUnits(state, line)) return undefined;
  return partial === 'open' ? 'follows' : saidOf(line);
}

function saidOf({ rest, reasons }: LineState): Rest | undefined {
  return rest ?? ((reasons.missing ?? reasons.under) === undefined ? undefined : 'closed');
}

/**
 * The lines of which the associate has still to say whether the rest follows.
 * @example
 * const lineIds = restMissing(state);
 * if (lineIds.length > 0) await capture.request({ type: 'give-rest', rest: 'follows', lineIds });
 */
export function restMissing(state: FlowState): readonly string[] {
  if (partialReceiptsOf(state) !== 'ask') return [];
  return linesLacking(state).flatMap(line => (saidOf(line) ? [] : line.lineId));
}

/** The lines about whose rest the associate is asked, answered or not. */
export function linesLacking(state: FlowState): readonly LineState[] {
  return state.lines.filter(line => lacksUnits(state, line));
}

/** Does no further receipt of the document follow this one? */
export function isFinalReceipt(state: FlowState): boolean {
  return partialReceiptsOf(state) === 'final' || state.lines.every(line => restOf(state, line) !== 'follows');
}

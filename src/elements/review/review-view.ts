import { isVacant } from '../../domain/rules/lines.js';
import type { LineMismatch } from '../../domain/model/line-mismatch.js';
import { isBlind } from '../../domain/rules/blind.js';
import { isUncounted, statusOf } from '../../domain/rules/differences.js';
import { differencesOfLine, mismatchesOfLine } from '../../domain/rules/mismatches.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import { shownExpected } from '../view/line-view.js';

/** What the last look before completion shows. */
export interface ReviewView {
  /** Products that differ from the document, and all others. */
  readonly differing: number;
  readonly matching: number;
  /**
   * Whether nothing is expected, or the associate may not know what is, so that only what was captured can be shown.
   */
  readonly isOpenEnded: boolean;
  readonly lines: readonly ReviewedLine[];
}

export interface ReviewedLine {
  readonly line: LineState;
  /** What differs, and in returns and adjustments what the line's units want a reason for. */
  readonly found: readonly LineMismatch[];
  /** Nobody has looked for its units. */
  readonly isUncounted: boolean;
}

export function reviewView(state: FlowState): ReviewView {
  const there = state.lines.filter(line => !isVacant(state, line));
  const lines = there.map(line => reviewedLine(state, line));
  const isOpenEnded = state.lines.every(line => shownExpected(state, line) === undefined);
  const differing = isBlind(state) ? 0 : there.filter(line => statusOf(state, line) !== 'match').length;
  return {
    differing,
    matching: lines.length - differing,
    isOpenEnded,
    lines: lines.filter(
      ({ line, found, isUncounted }) => found.length > 0 || isUncounted || (isOpenEnded && line.countedQty > 0),
    ),
  };
}

/** A blind count tells nothing of what differs. That nobody has looked for a product tells of no quantity. */
function reviewedLine(state: FlowState, line: LineState): ReviewedLine {
  if (isBlind(state)) return { line, found: [], isUncounted: isUncounted(state, line) };
  const moved = mismatchesOfLine(state, line).filter(({ mismatch }) => mismatch === 'moved');
  return { line, found: [...differencesOfLine(state, line), ...moved], isUncounted: isUncounted(state, line) };
}

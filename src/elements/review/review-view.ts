import { isVacant } from '../../domain/rules/lines.js';
import type { LineMismatch } from '../../domain/model/line-mismatch.js';
import { mismatchesOf } from '../../domain/rules/mismatches.js';
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
  readonly found: readonly LineMismatch[];
}

export function reviewView(state: FlowState): ReviewView {
  const byLine = new Map<string, LineMismatch[]>();
  for (const found of mismatchesOf(state)) byLine.set(found.lineId, [...(byLine.get(found.lineId) ?? []), found]);
  const there = state.lines.filter(line => !isVacant(state, line));
  const lines = there.map(line => ({ line, found: byLine.get(line.lineId) ?? [] }));
  const isOpenEnded = state.lines.every(line => shownExpected(state, line) === undefined);
  const differing = lines.filter(({ found }) => found.some(({ mismatch }) => mismatch !== 'moved')).length;
  return {
    differing,
    matching: lines.length - differing,
    isOpenEnded,
    lines: lines.filter(({ line, found }) => found.length > 0 || (isOpenEnded && line.countedQty > 0)),
  };
}

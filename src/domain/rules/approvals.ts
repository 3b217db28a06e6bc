import type { LineMismatch } from '../model/line-mismatch.js';
import { mismatchesOfLine } from './mismatches.js';
import type { FlowState } from '../model/state.js';

/**
 * What somebody must approve before this flow can be completed. A blind count's differences are among them: they are
 * the approver's to see.
 */
export function approvalsNeeded(state: FlowState): readonly LineMismatch[] {
  const wanted = state.settings.approvals[state.kind] ?? [];
  if (wanted.length === 0) return [];
  return state.lines.flatMap(line => mismatchesOfLine(state, line)).filter(({ mismatch }) => wanted.includes(mismatch));
}

/** Those of them that nobody has approved: capture may have gone on while somebody was asked. */
export function approvalsMissing(state: FlowState, approved: readonly LineMismatch[]): readonly LineMismatch[] {
  const known = new Set(approved.map(nameOf));
  return approvalsNeeded(state).filter(found => !known.has(nameOf(found)));
}

function nameOf({ lineId, mismatch, units, serials }: LineMismatch): string {
  return JSON.stringify([lineId, mismatch, units, serials]);
}

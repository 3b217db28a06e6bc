import type { LineMismatch } from '../model/line-mismatch.js';
import { mismatchesOfLine } from './mismatches.js';
import type { FlowState } from '../model/state.js';

/**
 * The mismatches that must be approved before this flow can be completed. Those of a blind count are among them,
 * because whoever approves may see them.
 * @example
 * const open = approvalsNeeded(state);
 * if (open.length > 0) showNote(`${open.length} differences need an approval`);
 * await capture.request({ type: 'complete' }); // asks the host's `approve`
 */
export function approvalsNeeded(state: FlowState): readonly LineMismatch[] {
  const wanted = state.settings.approvals[state.kind] ?? [];
  if (wanted.length === 0) return [];
  return state.lines.flatMap(line => mismatchesOfLine(state, line)).filter(({ mismatch }) => wanted.includes(mismatch));
}

/** The mismatches that still need approval: capture may have gone on while the host was asked. */
export function approvalsMissing(state: FlowState, approved: readonly LineMismatch[]): readonly LineMismatch[] {
  const known = new Set(approved.map(nameOf));
  return approvalsNeeded(state).filter(found => !known.has(nameOf(found)));
}

function nameOf({ lineId, mismatch, units, serials }: LineMismatch): string {
  return JSON.stringify([lineId, mismatch, units, serials]);
}

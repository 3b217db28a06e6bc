import { mismatchesOfLine, type LineMismatch } from './mismatches.js';
import type { FlowState } from './state.js';

/** What somebody must approve before this flow can be completed. A blind count's differences are among them: they are the approver's to see. */
export function approvalsNeeded(state: FlowState): readonly LineMismatch[] {
  const wanted = state.settings.approvals[state.kind] ?? [];
  if (wanted.length === 0) return [];
  return state.lines.flatMap(line => mismatchesOfLine(state, line)).filter(({ mismatch }) => wanted.includes(mismatch));
}

import type { Action } from '../model/action.js';
import type { FactBody } from '../model/fact.js';
import { isReasonFor } from '../rules/mismatches.js';
import { tooMany } from '../rules/objections.js';
import { promptAfter } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState, LineState } from '../model/state.js';

type CountUnreadable = Extract<Action, { type: 'count-unreadable' }>;

/**
 * A unit whose label cannot be read counts without a serial, so that one torn label blocks nothing; the line gets no
 * check mark by it. The associate says why, which is also the answer to a policy that would ask (`confirm`).
 */
export function countUnreadable(
  state: FlowState,
  line: LineState,
  { unitId, reason }: CountUnreadable,
): readonly FactBody[] {
  const { lineId } = line;
  if (!line.serialized) return [refusal('not-serialized', { lineId })];
  if (unitId === '' || unitId.length > 200) return [refusal('malformed', { lineId, rule: 'unit-id' })];
  if (line.unreadable.some(unit => unit.unitId === unitId)) return [];
  if (!isReasonFor(state, 'unreadable', reason)) return [refusal('unknown-reason', { lineId, text: reason })];
  if (tooMany(state, line, 1).some(({ action }) => action === 'block')) return [refusal('over-quantity', { lineId })];
  return [{ type: 'unreadable-counted', lineId, unitId, reason }, ...promptAfter(state, line, false)];
}

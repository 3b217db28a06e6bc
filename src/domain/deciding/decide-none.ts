import type { Action } from '../model/action.js';
import type { FactBody } from '../model/fact.js';
import { openPlaces } from '../rules/count-mode.js';
import { lineOf } from '../rules/lines.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState, LineState } from '../model/state.js';

/**
 * Somebody has looked and found none, or takes that back. Only of a count, whose zero is a result; and only of lines
 * without units, because what is counted is there.
 */
export function decideNone(
  state: FlowState,
  { lineIds, undo = false }: Extract<Action, { type: 'none-here' }>,
): readonly FactBody[] {
  if (!state.document.count) return [refusal('not-a-count')];
  const unknown = lineIds?.find(lineId => !lineOf(state, lineId));
  if (unknown !== undefined) return [refusal('not-on-document', { lineId: unknown })];
  const named = lineIds?.flatMap(lineId => lineOf(state, lineId) ?? []);
  const there = undo ? [] : (named ?? []).filter(({ countedQty }) => countedQty > 0);
  if (there.length > 0) return [refusal('units-counted', { lineIds: idsOf(there) })];
  const all = named ?? (undo ? state.lines : openPlaces(state));
  const changed = idsOf(all.filter(({ isNone }) => isNone === undo));
  return changed.length === 0 ? [] : [{ type: undo ? 'none-here-undone' : 'none-here', lineIds: changed }];
}

function idsOf(lines: readonly LineState[]): readonly string[] {
  return [...new Set(lines.map(({ lineId }) => lineId))];
}

import type { Action } from '../model/action.js';
import type { FactBody } from '../model/fact.js';
import { policyOf } from '../rules/flow-policy.js';
import { isReasonFor, reasonCodesFor } from '../rules/mismatches.js';
import { refusal } from '../rules/refuse.js';
import { unitsToMark } from '../rules/shares.js';
import type { FlowState, LineState } from '../model/state.js';
import type { Condition, UnitFacts } from '../model/unit.js';

type RequestOf<T> = Extract<Action, { type: T }>;
interface Mark {
  readonly condition: Condition;
  readonly reason?: string;
}

/** Marks the condition of a serial, or of a unit without a readable label. The same mark again changes nothing. */
export function markUnit(
  state: FlowState,
  line: LineState,
  { key, unitId, condition, reason }: RequestOf<'mark-unit'>,
): readonly FactBody[] {
  const { lineId } = line;
  const unit = marksOf(line).find(known => (key === undefined ? known.unitId === unitId : known.key === key));
  if (!unit) return [refusal('malformed', { lineId, rule: 'unit', text: key ?? unitId ?? '' })];
  const mark = { condition, ...(reason !== undefined && { reason }) };
  const { condition: before = 'good', reason: given, ...named } = unit;
  if (before === condition && given === reason) return [];
  return refused(state, line, mark) ?? [{ type: 'unit-marked', lineId, ...named, ...mark }];
}

/** Marks units of a product without serials. */
export function markUnits(
  state: FlowState,
  line: LineState,
  { quantity, condition, reason }: RequestOf<'mark-units'>,
): readonly FactBody[] {
  const { lineId } = line;
  if (line.serialized) return [refusal('serial-required', { lineId })];
  const mark = { condition, ...(reason !== undefined && { reason }) };
  const isCount = Number.isInteger(quantity) && quantity > 0 && quantity <= unitsToMark(line.shares, mark);
  if (!isCount) return [refusal('malformed', { lineId, rule: 'whole-number' })];
  return refused(state, line, mark) ?? [{ type: 'units-marked', lineId, quantity, ...mark }];
}

/** Why this mark is not made: its reason is none of the store's, is wanted and missing, or would be written nowhere. */
function refused(
  state: FlowState,
  { lineId }: LineState,
  { condition, reason }: Mark,
): readonly FactBody[] | undefined {
  const { reasonPerLine } = policyOf(state.document);
  const mismatch = condition === 'good' ? 'moved' : condition;
  if (reason === undefined) {
    const isWanted = condition !== 'good' && state.settings.requireReasons;
    return isWanted && reasonCodesFor(state, mismatch).length > 0 ? [refusal('unknown-reason', { lineId })] : undefined;
  }
  if (condition === 'good' && !reasonPerLine) return [refusal('no-difference', { lineId, text: reason })];
  return isReasonFor(state, mismatch, reason) ? undefined : [refusal('unknown-reason', { lineId, text: reason })];
}

type MarkedUnit = { readonly condition: UnitFacts['condition']; readonly reason: string | undefined } & (
  { readonly key: string; readonly unitId?: never } | { readonly unitId: string; readonly key?: never }
);

function marksOf({ serials, unreadable }: LineState): readonly MarkedUnit[] {
  return [
    ...serials.map(({ key, condition, reason }) => ({ key, condition, reason })),
    ...unreadable.map(({ unitId, condition, conditionReason: reason }) => ({ unitId, condition, reason })),
  ];
}

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
  { key, unitId, condition, reason, lot, expiry }: RequestOf<'mark-unit'>,
): readonly FactBody[] {
  const { lineId } = line;
  const unit = marksOf(line).find(known => (key === undefined ? known.unitId === unitId : known.key === key));
  if (!unit) return [refusal('malformed', { lineId, rule: 'unit', text: key ?? unitId ?? '' })];
  const mark = { condition, ...(reason !== undefined && { reason }) };
  const details = detailsOf({ lot, expiry });
  const { condition: before = 'good', reason: given, known, ...named } = unit;
  const isKnown = (lot ?? known.lot) === known.lot && (expiry ?? known.expiry) === known.expiry;
  if (before === condition && given === reason && isKnown) return [];
  return refused(state, line, mark) ?? [{ type: 'unit-marked', lineId, ...named, ...mark, ...details }];
}

/** Marks units of a product without serials. */
export function markUnits(
  state: FlowState,
  line: LineState,
  { quantity, condition, reason, lot, expiry }: RequestOf<'mark-units'>,
): readonly FactBody[] {
  const { lineId } = line;
  if (line.serialized) return [refusal('serial-required', { lineId })];
  const mark = { condition, ...(reason !== undefined && { reason }) };
  const details = detailsOf({ lot, expiry });
  const isCount =
    Number.isInteger(quantity) && quantity > 0 && quantity <= unitsToMark(line.shares, { ...mark, ...details });
  if (!isCount) return [refusal('malformed', { lineId, rule: 'whole-number' })];
  return refused(state, line, mark) ?? [{ type: 'units-marked', lineId, quantity, ...mark, ...details }];
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

type Details = Pick<UnitFacts, 'lot' | 'expiry'>;

function detailsOf({ lot, expiry }: { readonly [K in keyof Details]: string | undefined }): Details {
  return { ...(lot !== undefined && { lot }), ...(expiry !== undefined && { expiry }) };
}

type MarkedUnit = {
  readonly condition: UnitFacts['condition'];
  readonly reason: string | undefined;
  readonly known: Details;
} & ({ readonly key: string; readonly unitId?: never } | { readonly unitId: string; readonly key?: never });

function marksOf({ serials, unreadable }: LineState): readonly MarkedUnit[] {
  return [
    ...serials.map(({ key, condition, reason, ...known }) => ({ key, condition, reason, known })),
    ...unreadable.map(({ unitId, condition, conditionReason: reason, reason: _, ...known }) => {
      return { unitId, condition, reason, known };
    }),
  ];
}

import type { DraftLine } from './draft-lines.js';
import type { CapturedSerial, Fact, UnreadableUnit } from '../model/fact.js';
import { isSealed } from '../model/erased-name.js';
import type { FlowState } from '../model/state.js';
import type { Taker, UnitFacts } from '../model/unit.js';
import { isSameTaker, marked, markedUnits, withUnits, withoutUnits } from '../rules/shares.js';

type FactOf<T> = Extract<Fact, { type: T }>;

/** Who did this, where it is not who opened the flow: most flows are worked by one person on one device. */
function takerOf({ openedBy }: Pick<FlowState, 'openedBy'>, stamp: Taker): { readonly by?: Taker } {
  const taker = whoOf(stamp);
  return isSameTaker(openedBy, taker) ? {} : { by: taker };
}

/** Who a stamp names. What stands for a name that was erased is none. */
export function whoOf({ deviceId, userId }: Taker): Taker {
  return { deviceId, ...(userId !== undefined && !isSealed(userId) && { userId }) };
}

/** Takes units without serials to the shares of their line, or some out of them. The caller counts the line. */
export function countShare(state: FlowState, line: DraftLine, fact: FactOf<'unit-counted'>): void {
  const { delta, atMs, lot, expiry, cartonId, gtin, flags } = fact;
  if (line.serialized) return;
  if (delta < 0) {
    line.shares = withoutUnits(line.shares, -delta);
    return;
  }
  const facts = {
    ...(lot !== undefined && { lot }),
    ...(expiry !== undefined && { expiry }),
    ...(cartonId !== undefined && { cartonId }),
    ...(gtin !== undefined && { gtin }),
    ...(flags && { flags }),
    ...takerOf(state, fact),
  };
  line.shares = withUnits(line.shares, facts, delta, atMs);
}

export function markShare(line: DraftLine, { quantity, atMs, ...mark }: FactOf<'units-marked'>): void {
  line.shares = markedUnits(line.shares, quantity, mark, atMs);
}

/** Marks one unit of the line: a serial, or a unit without a readable label. */
export function markUnit(line: DraftLine, { key, unitId, ...mark }: FactOf<'unit-marked'>): void {
  if (key !== undefined) line.serials = line.serials.map(unit => (unit.key === key ? marked(unit, mark) : unit));
  if (unitId !== undefined)
    line.unreadable = line.unreadable.map(unit => (unit.unitId === unitId ? markedUnreadable(unit, mark) : unit));
}

export function addUnreadable(state: FlowState, line: DraftLine, fact: FactOf<'unreadable-counted'>): void {
  const { unitId, reason, atMs } = fact;
  line.unreadable = [...line.unreadable, { unitId, reason, atMs, ...takerOf(state, fact) }];
}

/** The serial with who took it. It stays the fact's own object where that is who opened the flow. */
export function takenBy(state: FlowState, captured: CapturedSerial, fact: Taker): CapturedSerial {
  const { by } = takerOf(state, fact);
  return by ? { ...captured, by } : captured;
}

/** Takes the persons out, and leaves the devices. */
export function withoutNames(line: DraftLine, openedBy: Taker): void {
  const nameless = <T extends { readonly by?: Taker }>({ by, ...unit }: T): T => {
    return { ...unit, ...(by && takerOf({ openedBy }, { deviceId: by.deviceId })) } as T;
  };
  const all = <T extends { readonly by?: Taker }>(units: readonly T[]): readonly T[] =>
    units.some(({ by }) => by) ? units.map(nameless) : units;
  line.serials = all(line.serials);
  line.unreadable = all(line.unreadable);
  line.shares = all(line.shares).reduce<DraftLine['shares']>(
    (shares, { quantity, atMs, ...facts }) => withUnits(shares, facts, quantity, atMs),
    [],
  );
}

/** The reason of such a unit is what is wrong with its label, so that the mark has one of its own. */
function markedUnreadable(unit: UnreadableUnit, mark: Omit<FactOf<'unit-marked'>, 'key' | 'unitId'>): UnreadableUnit {
  const { conditionReason: _, reason: label, ...facts } = unit;
  const { reason, ...changed } = marked<UnitFacts>(facts, mark);
  return {
    ...changed,
    unitId: unit.unitId,
    atMs: unit.atMs,
    reason: label,
    ...(reason !== undefined && { conditionReason: reason }),
  };
}

import type { Condition, Taker, UnitShare } from '../model/unit.js';
import { exact } from './exact.js';

/** What units of a share are alike in. */
export type ShareFacts = Omit<UnitShare, 'quantity' | 'atMs'>;

type LotExpiry = Partial<Record<'lot' | 'expiry', string | undefined>>;

interface Mark {
  readonly condition: Condition;
  readonly reason?: string | undefined;
}

/**
 * The shares with so many units more. Units that are alike in everything but their time are one share, whose time is
 * the last one, and which then stands last.
 */
export function withUnits(
  shares: readonly UnitShare[],
  facts: ShareFacts,
  quantity: number,
  atMs: number,
): readonly UnitShare[] {
  if (quantity <= 0) return shares;
  const known = shares.find(share => isAlike(share, facts));
  const before = known ? shares.filter(share => share !== known) : shares;
  return [...before, { ...facts, quantity: exact(quantity + (known?.quantity ?? 0)), atMs }];
}

/** The shares without so many units. Nobody says which they were: good ones go first, the latest before the others. */
export function withoutUnits(shares: readonly UnitShare[], quantity: number): readonly UnitShare[] {
  return taken(shares, quantity, () => true).left;
}

/** The shares after so many units of another condition were marked: good ones first, the latest before the others. */
export function markedUnits(
  shares: readonly UnitShare[],
  quantity: number,
  mark: Mark & LotExpiry,
  atMs: number,
): readonly UnitShare[] {
  const { left, gone } = taken(shares, quantity, share => isToMark(share, mark));
  return gone.reduce((all, { quantity: units, atMs: _, ...facts }) => {
    return withUnits(all, marked(facts, mark), units, atMs);
  }, left);
}

/** How many units of the line could get this mark: those that do not have it yet. */
export function unitsToMark(shares: readonly UnitShare[], mark: Mark & LotExpiry): number {
  return shares.reduce((sum, share) => sum + (isToMark(share, mark) ? share.quantity : 0), 0);
}

/** The facts of a unit in another condition, or of which more is known. */
export function marked<T extends Pick<UnitShare, 'condition' | 'reason' | 'lot' | 'expiry'>>(
  unit: T,
  { condition, reason, lot, expiry }: Mark & LotExpiry,
): T {
  const changed: { -readonly [K in keyof T]: T[K] } = { ...unit };
  delete changed.condition;
  delete changed.reason;
  return {
    ...changed,
    ...(condition !== 'good' && { condition }),
    ...(reason !== undefined && { reason }),
    ...(lot !== undefined && { lot }),
    ...(expiry !== undefined && { expiry }),
  };
}

export function isSameTaker(one: Taker, other: Taker): boolean {
  return one.deviceId === other.deviceId && one.userId === other.userId;
}

function isToMark(share: UnitShare, mark: Mark & LotExpiry): boolean {
  const { lot = share.lot, expiry = share.expiry } = mark;
  const isMarked = (share.condition ?? 'good') === mark.condition && share.reason === mark.reason;
  return !isMarked || lot !== share.lot || expiry !== share.expiry;
}

function taken(
  shares: readonly UnitShare[],
  quantity: number,
  isWanted: (share: UnitShare) => boolean,
): { readonly left: readonly UnitShare[]; readonly gone: readonly UnitShare[] } {
  const wanted = shares.filter(isWanted).reverse();
  const order = [...wanted.filter(share => !share.condition), ...wanted.filter(share => share.condition)];
  const cut = new Map<UnitShare, number>();
  let rest = quantity;
  for (const share of order) {
    const units = Math.min(rest, share.quantity);
    rest = exact(rest - units);
    if (units > 0) cut.set(share, units);
  }
  const part = (share: UnitShare, units: number) => (units > 0 ? [{ ...share, quantity: units }] : []);
  return {
    left: shares.flatMap(share =>
      cut.has(share) ? part(share, exact(share.quantity - (cut.get(share) ?? 0))) : share,
    ),
    gone: [...cut].flatMap(([share, units]) => part(share, units)),
  };
}

function isAlike(share: UnitShare, facts: ShareFacts): boolean {
  return nameOf(share) === nameOf(facts);
}

function nameOf({ condition, reason, lot, expiry, cartonId, gtin, flags = [], by }: ShareFacts): string {
  return JSON.stringify([condition, reason, lot, expiry, cartonId, gtin, flags, by?.deviceId, by?.userId]);
}

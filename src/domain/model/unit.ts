import type { RefusalCode } from './verdict.js';

/** In what state a unit is. `rejected` units are there and are not taken over: they do not go into stock. */
export const CONDITIONS = ['good', 'damaged', 'rejected'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Who took a unit, and on which device. */
export interface Taker {
  readonly deviceId: string;
  readonly userId?: string;
}

/** What is known of a unit beside its product and its serial. */
export interface UnitFacts {
  /** Absent: good. */
  readonly condition?: Exclude<Condition, 'good'>;
  /** Why it is not good; of a good unit in a return or an adjustment, why it moves. */
  readonly reason?: string;
  readonly lot?: string;
  /** The last day on which it may be used or sold, as `YYYY-MM-DD`. */
  readonly expiry?: string;
  /** The carton that was scanned for it: an SSCC in 18 digits, or a pack's GTIN in 14. */
  readonly cartonId?: string;
  /** Who took it, where that is not who opened the flow. */
  readonly by?: Taker;
}

/**
 * Units of a product without serials that are alike in everything that is known of them. The shares of a line add up to
 * what it counts.
 */
export interface UnitShare extends UnitFacts {
  readonly quantity: number;
  /** When the last of them was counted or marked, in milliseconds since the epoch. */
  readonly atMs: number;
  /** The GTIN that was read, where the product has several. */
  readonly gtin?: string;
  /** The codes that speak against them, which policy or the associate accepted all the same. */
  readonly flags?: readonly RefusalCode[];
}

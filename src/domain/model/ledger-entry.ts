/**
 * Where a unit is, or what keeps it from being sold: `sold` to a customer, `held` in the store but not for sale, such
 * as a damaged one.
 */
export const LEDGER_STATUSES = ['expected', 'in-stock', 'in-transit', 'sold', 'held', 'gone'] as const;

/** When, where and on which receipt a unit was sold, as far as the ledger knows. */
export interface Sale {
  readonly receipt?: string;
  /** Milliseconds since the epoch. */
  readonly atMs?: number;
  readonly locationId: string;
}

/** What the ledger knows of a unit's life with a customer. */
export interface UnitHistory {
  readonly sale?: Sale;
  /** The last day of the warranty, such as `2028-05-31`. */
  readonly warrantyUntil?: string;
}

/** What the ledger knows of one serial of one product. */
export interface LedgerEntry {
  readonly sku: string;
  readonly serial: string;
  readonly status: (typeof LEDGER_STATUSES)[number];
  readonly locationId: string;
  /** With `sold`: the number of the receipt. */
  readonly receipt?: string;
  readonly warrantyUntil?: string;
  /**
   * When the device or the host last knew it, in milliseconds since the epoch. From 24 hours on the entry alone refuses
   * nothing. With `sold` it is the time of the sale. Absent: it counts as fresh.
   */
  readonly atMs?: number;
  /**
   * The product's rule of the same name: the entry replaces those of the same serial in other letters. A capture adds
   * it from the product feed when it seeds the ledger.
   */
  readonly ignoreCase?: boolean;
}

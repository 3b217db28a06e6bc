/** What the ledger knows of one serial of one product. */
export interface LedgerEntry {
  readonly sku: string;
  readonly serial: string;
  readonly status: 'expected' | 'in-stock' | 'in-transit' | 'gone';
  readonly locationId: string;
  /**
   * When the device or the host last knew it, in milliseconds since the epoch. From 24 hours on the entry alone refuses
   * nothing. Absent: it counts as fresh.
   */
  readonly atMs?: number;
  /**
   * The product's rule of the same name: the entry replaces those of the same serial in other letters. A capture adds
   * it from the product feed when it seeds the ledger.
   */
  readonly ignoreCase?: boolean;
}

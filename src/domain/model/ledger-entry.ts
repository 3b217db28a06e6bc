/** What the ledger knows of one serial of one product. */
export interface LedgerEntry {
  readonly sku: string;
  readonly serial: string;
  readonly status: 'expected' | 'in-stock' | 'in-transit' | 'gone';
  readonly locationId: string;
  /**
   * The product's rule: the entry replaces those of the same serial in other letters. A capture adds it to what it
   * seeds.
   */
  readonly ignoreCase?: boolean;
}

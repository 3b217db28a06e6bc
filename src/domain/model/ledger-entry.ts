/** What the ledger knows of one serial of one product. */
export interface LedgerEntry {
  readonly sku: string;
  readonly serial: string;
  readonly status: 'expected' | 'in-stock' | 'in-transit' | 'gone';
  readonly locationId: string;
  /**
   * The product's rule of the same name: the entry replaces those of the same serial in other letters. A capture adds
   * it from the product feed when it seeds the ledger.
   */
  readonly ignoreCase?: boolean;
}

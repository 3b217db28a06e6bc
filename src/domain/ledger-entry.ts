/** What the ledger knows of one serial of one product. */
export interface LedgerEntry {
  readonly sku: string;
  readonly serial: string;
  readonly status: 'expected' | 'in-stock' | 'in-transit' | 'gone';
  readonly locationId: string;
}

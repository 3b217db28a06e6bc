import type { LedgerEntry } from '../domain/ledger-entry.js';
import { serialFold } from '../domain/claim.js';
import type { Connection } from './connection.js';

/** Entries a transaction: about 50 ms, so that scans and frames get their turn in between. */
const SLICE = 500;

/** Stores entries slice by slice; what was stored before a failure stays, and seeding again is harmless. */
export async function seedLedger(
  connection: Connection,
  entries: Iterable<LedgerEntry> | AsyncIterable<LedgerEntry>,
): Promise<number> {
  let slice: LedgerEntry[] = [];
  let stored = 0;
  const flush = async (): Promise<void> => {
    const full = slice;
    slice = [];
    await connection.write(['ledger'], async transaction => {
      const ledger = transaction.objectStore('ledger');
      await Promise.all(full.map(entry => ledger.put(entry, ledgerKey(entry))));
    });
    stored += full.length;
  };
  for await (const entry of entries) {
    if (slice.push(entry) === SLICE) await flush();
  }
  if (slice.length > 0) await flush();
  return stored;
}

export function ledgerKey({ serial, sku }: LedgerEntry): [fold: string, sku: string, serial: string] {
  return [serialFold(serial), sku, serial];
}

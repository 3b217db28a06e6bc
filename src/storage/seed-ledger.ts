import { unwrap } from 'idb';
import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import { lookupForm } from '../domain/model/claim.js';
import type { Connection } from './connection.js';
import { startsWith } from './schema.js';
import { addShapes } from './shapes.js';

/**
 * How many entries one transaction stores. It takes about 50 ms, so that scans and frames get their turn in between.
 */
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
    await connection.write(['ledger', 'shapes'], async transaction => {
      const ledger = transaction.objectStore('ledger');
      addShapes(unwrap(transaction.objectStore('shapes')), full);
      await Promise.all(full.flatMap(entry => putEntry(ledger, entry)));
    });
    stored += full.length;
  };
  for await (const entry of entries) {
    if (slice.push(entry) === SLICE) await flush();
  }
  if (slice.length > 0) await flush();
  return stored;
}

/** The methods of an object store that storing an entry needs; typed and bare stores have them. */
interface LedgerStore {
  delete(range: IDBKeyRange): unknown;
  put(entry: LedgerEntry, key: [lookup: string, sku: string, serial: string]): unknown;
}

/**
 * Stores an entry, and returns the requests in order. Where case is ignored, it replaces those of its serial in other
 * letters.
 */
export function putEntry(ledger: LedgerStore, entry: LedgerEntry): readonly unknown[] {
  const { serial, sku, ignoreCase } = entry;
  const lookup = lookupForm(serial);
  return [...(ignoreCase ? [ledger.delete(startsWith(lookup, sku))] : []), ledger.put(entry, [lookup, sku, serial])];
}

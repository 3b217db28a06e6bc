import { InputError, type Problem } from '../domain/model/input-error.js';
import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { ProductCatalog } from '../domain/model/product.js';
import { readLedgerEntry } from '../domain/inputs/read-ledger-entry.js';

/**
 * Reads what the host knows of serials, row by row, and adds the `ignoreCase` of each product's rule. A row that cannot
 * be used is left out; the first of them is reported to `tell`.
 * @throws {InputError} for something that is no list and no iterable
 */
export async function* readLedger(
  rows: unknown,
  catalog: ProductCatalog,
  tell: (problem: Problem) => void,
): AsyncGenerator<LedgerEntry> {
  if (!isIterable(rows)) {
    const message = 'ledger must be a list or an iterable';
    throw new InputError('ledger', [{ code: 'wrong-type', path: '', message }]);
  }
  let at = 0;
  let isTold = false;
  for await (const row of rows) {
    const entry = readLedgerEntry(row, `ledger[${at++}]`);
    if ('code' in entry) {
      if (!isTold) tell(entry);
      isTold = true;
    } else {
      const ignoreCase = catalog.find(entry.sku)?.serialRule?.ignoreCase;
      yield ignoreCase ? { ...entry, ignoreCase } : entry;
    }
  }
}

function isIterable(value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
}

import { InputError, type Problem } from '../domain/model/input-error.js';
import type { LedgerEntry } from '../domain/model/ledger-entry.js';
import type { ProductCatalog } from '../domain/model/product.js';
import { readable } from '../domain/inputs/read-input.js';
import { readLedgerEntry } from '../domain/inputs/read-ledger-entry.js';

/**
 * Reads what the host knows of serials, row by row, and adds the `ignoreCase` of each product's rule. A row that cannot
 * be used is left out; the first of them is reported to `tell`.
 * @throws {InputError} for something that is no list and no iterable; whatever an iterable of the host's throws comes
 * through
 */
export async function* readLedger(
  rows: unknown,
  catalog: ProductCatalog,
  tell: (problem: Problem) => void,
): AsyncGenerator<LedgerEntry> {
  const items = readable('ledger', () => iterableOf(rows));
  let at = 0;
  let isTold = false;
  for await (const row of items) {
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

/** Arrays are copied, because one that is a proxy may throw at each of its items. */
function iterableOf(rows: unknown): Iterable<unknown> | AsyncIterable<unknown> {
  if (Array.isArray(rows)) return Array.from<unknown>(rows);
  if (isIterable(rows)) return rows;
  const message = 'ledger must be a list or an iterable';
  throw new InputError('ledger', [{ code: 'wrong-type', path: '', message }]);
}

function isIterable(value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
}

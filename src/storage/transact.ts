import { serialFold } from '../domain/claim.js';
import type { Changes, Found, Wanted } from '../ports/flow-store.js';
import type { Name, Transaction } from './database.js';
import { startsWith, waitingRecord, type JournalRecord } from './schema.js';
import { ledgerKey } from './seed-ledger.js';
import { StoreError } from './store-error.js';

export const TRANSACT_STORES: Name[] = ['journal', 'flows', 'claims', 'ledger', 'outbox'];

export interface Situation {
  /** Groups that were stored after `wanted.seq`. */
  readonly records: readonly JournalRecord[];
  readonly found: Found;
  /** Place of the next fact. */
  readonly seq: number;
}

/** All look-ups of one decision, issued at once. */
export async function lookUp(transaction: Transaction<'readwrite'>, wanted: Wanted): Promise<Situation> {
  const { flowId, seq, scope } = wanted;
  const folds = new Set(wanted.folds);
  const [flow, records, claims, ledger] = await Promise.all([
    transaction.objectStore('flows').get(flowId),
    transaction.objectStore('journal').getAll(IDBKeyRange.bound([flowId, seq], [flowId, []])),
    onFolds(transaction.objectStore('claims'), [scope], folds, ({ fold }) => fold),
    onFolds(transaction.objectStore('ledger'), [], folds, ({ serial }) => serialFold(serial)),
  ]);
  if ((flow?.seq ?? 0) < seq) {
    throw new StoreError(
      'unavailable',
      'Facts of this flow are gone: the storage was cleared while the flow was open.',
    );
  }
  return {
    records,
    seq: flow?.seq ?? 0,
    found: { tail: records.flatMap(({ facts }) => facts), claims, ledger },
  };
}

interface RangeReader<T> {
  getAll(range: IDBKeyRange, count?: number): Promise<T[]>;
}

/** So many records a fold may lie between the first and the last fold for one request to be cheaper than one for each. */
const NEAR = 4;

/**
 * All records on any of the folds; their keys are `prefix`, then the fold. One request for all where it can be, because the number of
 * requests is what a group costs: 100 of them take as long as storing the group (measured in Chromium).
 */
async function onFolds<T>(
  store: RangeReader<T>,
  prefix: readonly string[],
  folds: ReadonlySet<string>,
  foldOf: (record: T) => string,
): Promise<T[]> {
  const sorted = [...folds].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (sorted.length > 1) {
    const limit = sorted.length * NEAR;
    const near = await store.getAll(IDBKeyRange.bound([...prefix, first], [...prefix, last, []]), limit);
    if (near.length < limit) return near.filter(record => folds.has(foldOf(record)));
  }
  const found = await Promise.all(sorted.map(fold => store.getAll(startsWith(...prefix, fold))));
  return found.flat();
}

/** Stores what was decided, or nothing when there are no facts. Releases go first: a line may be restarted and scanned again in one group. */
export async function storeChanges(
  transaction: Transaction<'readwrite'>,
  record: JournalRecord,
  { claim, release, ledger, summary, outbox }: Changes,
): Promise<void> {
  const { flowId, seq, facts } = record;
  if (facts.length === 0) return;
  const claims = transaction.objectStore('claims');
  const ledgerStore = transaction.objectStore('ledger');
  await Promise.all([
    // First, because facts that cannot be cloned throw at once, and no request may be left unheard then.
    transaction.objectStore('journal').add(record),
    ...release.map(({ scope, fold, key }) => claims.delete([scope, fold, key])),
    ...claim.map(taken => claims.add(taken)),
    ...ledger.map(entry => ledgerStore.put(entry, ledgerKey(entry))),
    transaction.objectStore('flows').put({ flowId, seq: seq + facts.length, summary }),
    outbox && transaction.objectStore('outbox').add(waitingRecord(outbox)),
  ]);
}

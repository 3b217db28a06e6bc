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
  const folds = [...new Set(wanted.folds)];
  const claimStore = transaction.objectStore('claims');
  const ledgerStore = transaction.objectStore('ledger');
  const [flow, records, claims, ledger] = await Promise.all([
    transaction.objectStore('flows').get(flowId),
    transaction.objectStore('journal').getAll(IDBKeyRange.bound([flowId, seq], [flowId, []])),
    Promise.all(folds.map(fold => claimStore.getAll(startsWith(scope, fold)))),
    Promise.all(folds.map(fold => ledgerStore.getAll(startsWith(fold)))),
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
    found: { tail: records.flatMap(({ facts }) => facts), claims: claims.flat(), ledger: ledger.flat() },
  };
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

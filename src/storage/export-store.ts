import { wrap } from 'idb';
import { flatten } from '../chain/chain.js';
import { groupBy } from '../domain/collections/group-by.js';
import type { ExportedFlow, StoreExport } from '../ports/flow-store.js';
import type { Database } from './database.js';
import type { JournalRecord } from './schema.js';
import { StoreError, toStoreError } from './store-error.js';

const FORMAT = 'serialkit/store/1';

/**
 * Everything that has happened, read from the stores as they are: also where a newer version of the app made them, and
 * this one must not write.
 */
export async function exportStores(factory: IDBFactory | undefined, name: string): Promise<StoreExport> {
  if (!factory) throw new StoreError('unavailable', 'There is no IndexedDB here.');
  const database = await openAsIs(factory, name);
  if (!database) return { format: FORMAT, flows: [], outbox: [] };
  try {
    const transaction = database.transaction(['journal', 'outbox']);
    const [records, outbox] = await Promise.all([
      transaction.objectStore('journal').getAll(),
      transaction.objectStore('outbox').getAll(),
    ]);
    return { format: FORMAT, flows: flowsOf(records), outbox: outbox.map(({ entry }) => entry) };
  } catch (error) {
    throw toStoreError(error);
  } finally {
    database.close();
  }
}

function flowsOf(records: readonly JournalRecord[]): readonly ExportedFlow[] {
  const flows = groupBy(records, ({ flowId }) => flowId);
  return [...flows].map(([flowId, groups]) => flatten(flowId, groups));
}

/** The database in whatever version it is; undefined where there is none, and none is made. */
function openAsIs(factory: IDBFactory, name: string): Promise<Database | undefined> {
  const request = factory.open(name);
  let isMissing = false;
  request.addEventListener('upgradeneeded', () => {
    isMissing = true;
    request.transaction?.abort();
  });
  return (wrap(request) as unknown as Promise<Database>).catch((error: unknown): undefined => {
    if (isMissing) return undefined;
    throw toStoreError(error);
  });
}

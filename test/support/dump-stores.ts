import { ended } from './ended.js';

/**
 * Everything that a database holds, store by store, keys and values, as JSON can say it: to compare before and after.
 */
export async function dumpStores(name = 'serialkit'): Promise<Readonly<Record<string, readonly StoredRecord[]>>> {
  const database = await ended(indexedDB.open(name));
  try {
    const stores = [...database.objectStoreNames];
    if (stores.length === 0) return {};
    const transaction = database.transaction(stores);
    const records = await Promise.all(stores.map(store => recordsOf(transaction.objectStore(store))));
    return Object.fromEntries(stores.map((store, at) => [store, records[at] ?? []]));
  } finally {
    database.close();
  }
}

/** Makes the database what it was when it was dumped. */
export async function putBack(name: string, stores: Readonly<Record<string, readonly StoredRecord[]>>): Promise<void> {
  const database = await ended(indexedDB.open(name));
  const transaction = database.transaction(Object.keys(stores), 'readwrite');
  for (const [storeName, records] of Object.entries(stores)) {
    const store = transaction.objectStore(storeName);
    store.clear();
    for (const { key, value } of records) store.put(value, ...(store.keyPath === null ? [key] : []));
  }
  await new Promise(resolve => transaction.addEventListener('complete', resolve));
  database.close();
}

export interface StoredRecord {
  readonly key: IDBValidKey;
  readonly value: unknown;
}

async function recordsOf(store: IDBObjectStore): Promise<readonly StoredRecord[]> {
  const [keys, values] = await Promise.all([ended(store.getAllKeys()), ended<unknown[]>(store.getAll())]);
  return keys.map((key, at) => ({ key, value: values[at] }));
}

/**
 * Everything that a database holds, store by store, keys and values, as JSON can say it: to compare before and after.
 */
export async function dumpStores(name = 'serialkit'): Promise<Readonly<Record<string, readonly StoredRecord[]>>> {
  const database = await opened(indexedDB.open(name));
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

export interface StoredRecord {
  readonly key: IDBValidKey;
  readonly value: unknown;
}

async function recordsOf(store: IDBObjectStore): Promise<readonly StoredRecord[]> {
  const [keys, values] = await Promise.all([opened(store.getAllKeys()), opened<unknown[]>(store.getAll())]);
  return keys.map((key, at) => ({ key, value: values[at] }));
}

function opened<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed'));
  });
}

// Each driver stores scans so that a serial can be stored only once: `one` in a transaction of its own, `many` in the
// library's bulk form.
import Dexie from 'dexie';
import { openDB } from 'idb';
import localforage from 'localforage';
import PouchDB from 'pouchdb-browser';
import { createRxDatabase } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { createFlowStore } from '../../src/storage/index.ts';
import { logFrom } from '../../src/storage/log/start-log.ts';
import { systemTimer } from '../../src/storage/time-limit.ts';

const { indexedDB } = globalThis;
const strict = { durability: 'strict' };

/** About 200 bytes, as one accepted serial is. */
export function scanOf(serial) {
  const reading = { id: `${serial}-reading`, text: serial, source: 'wedge', atMs: 1_700_000_000_000 };
  const captured = { serial, key: `sku|${serial}`, reading, warnings: [], expected: false, flags: [] };
  return { serial, type: 'serial-accepted', lineId: '1', captured, atMs: reading.atMs, deviceId: 'till-1' };
}

function ours(options) {
  return async name => {
    const store = createFlowStore({ name, ...options });
    await store.flows();
    const document = { kind: 'asn-receiving', documentId: name, locationId: '1' };
    const summary = { ...document, flowId: name, title: name, status: 'capturing', countedUnits: 0, updatedAtMs: 1 };
    const holder = { flowId: name, documentId: name, kind: document.kind, deviceId: 'till-1', atMs: 1 };
    let seq = 0;
    const many = async scans => {
      const lookups = new Set(scans.map(({ serial }) => serial));
      await store.transact({ flowId: name, seq, scope: 'stock', lookups }, ({ claims }) => {
        const taken = new Set(claims.map(({ lookup }) => lookup));
        const facts = scans.filter(({ serial }) => !taken.has(serial));
        const claim = facts.map(({ serial }) => ({ scope: 'stock', lookup: serial, key: `sku|${serial}`, holder }));
        return { changes: { facts, claim, release: [], ledger: [], outbox: [], summary } };
      });
      seq += scans.length;
    };
    return { one: scan => many([scan]), many, close: () => store.close() };
  };
}

function ended(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
}

function rawDatabase(name, upgrade) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The limit for durable in both copies: the database and the log at the same time, nothing decided in between. */
function inBoth(database) {
  return async name => {
    const copies = await Promise.all([drivers[database](name), drivers['OPFS log'](name)]);
    const many = scans => Promise.all(copies.map(copy => copy.many(scans)));
    return { one: scan => many([scan]), many, close: () => copies.forEach(copy => copy.close()) };
  };
}

export const drivers = {
  ours: ours({ logWorkerUrl: false }),
  'ours + log': ours({}),

  /** The platform with what we promise, plainly: one array of facts a group, and a claim record for each. */
  'raw journal': async name => {
    const database = await rawDatabase(name, created => {
      created.createObjectStore('journal', { autoIncrement: true });
      created.createObjectStore('claims', { keyPath: 'serial' });
    });
    const many = scans => {
      const transaction = database.transaction(['journal', 'claims'], 'readwrite', strict);
      transaction.objectStore('journal').add(scans);
      for (const { serial } of scans) transaction.objectStore('claims').add({ serial, flowId: name, atMs: 1 });
      return ended(transaction);
    };
    return { one: scan => many([scan]), many, close: () => database.close() };
  },

  /** The platform at its best: the claims of a group are one record, too, and an index keeps each unique. */
  'raw grouped claims': async name => {
    const database = await rawDatabase(name, created => {
      created.createObjectStore('journal', { autoIncrement: true });
      const claims = created.createObjectStore('claims', { autoIncrement: true });
      claims.createIndex('keys', 'keys', { unique: true, multiEntry: true });
    });
    const many = scans => {
      const transaction = database.transaction(['journal', 'claims'], 'readwrite', strict);
      transaction.objectStore('journal').add(scans);
      const keys = scans.map(({ serial }) => serial);
      const claims = scans.map(({ serial }) => ({ serial, flowId: name, atMs: 1 }));
      transaction.objectStore('claims').add({ keys, claims });
      return ended(transaction);
    };
    return { one: scan => many([scan]), many, close: () => database.close() };
  },

  raw: async name => {
    const database = await rawDatabase(name, created => created.createObjectStore('scans', { keyPath: 'serial' }));
    const many = scans => {
      const transaction = database.transaction('scans', 'readwrite', strict);
      for (const scan of scans) transaction.objectStore('scans').add(scan);
      return ended(transaction);
    };
    return { one: scan => many([scan]), many, close: () => database.close() };
  },

  /** The log alone, without a check for duplicates. */
  'OPFS log': async name => {
    const log = await logFrom()(systemTimer);
    await log.call('open', name);
    let seq = 0;
    const many = scans => {
      const line = { flowId: name, seq, count: scans.length, text: JSON.stringify(scans) };
      seq += scans.length;
      return log.call('append', [line]);
    };
    return { one: scan => many([scan]), many, close: () => log.close() };
  },

  'raw in both': inBoth('raw journal'),
  'raw grouped in both': inBoth('raw grouped claims'),

  idb: async name => {
    const database = await openDB(name, 1, {
      upgrade: created => created.createObjectStore('scans', { keyPath: 'serial' }),
    });
    const many = async scans => {
      const transaction = database.transaction('scans', 'readwrite', strict);
      await Promise.all([...scans.map(scan => transaction.store.add(scan)), transaction.done]);
    };
    return { one: scan => many([scan]), many, close: () => database.close() };
  },

  Dexie: async name => {
    const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
    database.version(1).stores({ scans: 'serial' });
    await database.open();
    return {
      one: scan => database.scans.add(scan),
      many: scans => database.scans.bulkAdd(scans),
      close: () => database.close(),
    };
  },

  RxDB: async name => {
    const database = await createRxDatabase({ name, storage: getRxStorageDexie(), multiInstance: false });
    const text = { type: 'string', maxLength: 60 };
    const properties = {
      serial: text,
      type: text,
      lineId: text,
      captured: { type: 'object' },
      atMs: { type: 'number' },
      deviceId: text,
    };
    const schema = { version: 0, primaryKey: 'serial', type: 'object', properties };
    const { scans: collection } = await database.addCollections({ scans: { schema } });
    return {
      one: scan => collection.insert(scan),
      many: scans => collection.bulkInsert(scans),
      close: () => database.close(),
    };
  },

  PouchDB: async name => {
    const database = new PouchDB(name, { auto_compaction: false });
    const toDocument = scan => ({ _id: scan.serial, ...scan });
    return {
      one: scan => database.put(toDocument(scan)),
      many: scans => database.bulkDocs(scans.map(toDocument)),
      close: () => database.close(),
    };
  },

  /** localForage has no bulk form and no `add`, so a look-up before each scan is the check for duplicates. */
  localForage: async name => {
    const table = localforage.createInstance({ name, driver: localforage.INDEXEDDB });
    const one = async scan => {
      if ((await table.getItem(scan.serial)) === null) await table.setItem(scan.serial, scan);
    };
    return { one, many: scans => Promise.all(scans.map(one)), close: () => undefined };
  },
};

import { expect } from '@open-wc/testing';
import { createFlowStore } from '../../src/storage/index.js';
import { MIGRATIONS } from '../../src/storage/schema.js';
import { dumpStores } from '../support/dump-stores.js';
import { append, claimOf, counted, entryOf, lookUp, rejectionOf, wantedOf } from './samples.js';

interface StoredStore {
  readonly keyPath?: string | string[];
  /** The key path alone, or with options. */
  readonly indexes?: Readonly<Record<string, string | (IDBIndexParameters & { readonly keyPath: string })>>;
  readonly records: readonly { readonly key?: IDBValidKey; readonly value: unknown }[];
}

/** A database as a release of that version left it: written down then, and never made by today's code. */
interface Stored {
  readonly version: number;
  readonly stores: Readonly<Record<string, StoredStore>>;
}

async function load(version: number): Promise<Stored> {
  const response = await fetch(new URL(`../fixtures/storage/version-${version}.json`, import.meta.url));
  return (await response.json()) as Stored;
}

/** One for every released version. */
const fixtures: readonly Stored[] = await Promise.all([1, 2, 3, 4, 5].map(load));

function leave(name: string, { version, stores }: Stored): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.addEventListener('upgradeneeded', () => {
      for (const [storeName, { keyPath, indexes = {}, records }] of Object.entries(stores)) {
        const store = request.result.createObjectStore(storeName, keyPath === undefined ? {} : { keyPath });
        for (const [index, given] of Object.entries(indexes)) {
          const options = typeof given === 'string' ? { keyPath: given } : given;
          store.createIndex(index, options.keyPath, options);
        }
        for (const { key, value } of records) store.add(value, key);
      }
    });
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('It did not open.')));
  });
}

describe('migrations', () => {
  it('have a stored fixture for every version', () => {
    expect(fixtures.map(({ version }) => version)).to.deep.equal(MIGRATIONS.map((_, index) => index + 1));
  });

  for (const fixture of fixtures) {
    it(`keep everything that version ${fixture.version} stored`, async () => {
      const name = `migrations-${crypto.randomUUID()}`;
      await leave(name, fixture);
      const store = createFlowStore({ name, logWorkerUrl: false });
      const journal = await store.journal('flow');
      expect(await store.load?.('flow')).to.deep.equal({ tail: journal });
      expect(journal.map(fact => fact.type === 'unit-counted' && fact.delta)).to.deep.equal([1, 2, 3]);
      expect((await store.flows()).map(({ countedUnits }) => countedUnits)).to.deep.equal([6]);
      expect((await store.outbox()).map(({ eventId, attempts }) => [eventId, attempts])).to.deep.equal([
        ['event-1', 2],
      ]);
      expect(await lookUp(store, wantedOf('flow', 3, ['SN1']))).to.deep.equal({
        tail: [],
        claims: [claimOf('SN1', 'flow')],
        ledger: [entryOf('SN1')],
      });
      const { shapes } = await lookUp(store, { ...wantedOf('flow', 3), skus: new Set(['sku-1']) });
      expect(shapes?.get('sku-1') ?? []).to.have.length(fixture.stores['shapes'] ? 1 : 0);
      await store.refuse?.('event-1', { code: 'closed', message: 'The order is closed.', atMs: 5 });
      expect((await store.outbox()).map(({ refusal }) => refusal?.code)).to.deep.equal(['closed']);
      await append(store, 'flow', [counted(4)]);
      expect(await store.journal('flow')).to.have.length(4);
      store.close();
      indexedDB.deleteDatabase(name);
    });
  }

  it('move the claims of many flows into groups, each still held once', async () => {
    const name = `migrations-${crypto.randomUUID()}`;
    const version2 = fixtures[1];
    const claims = version2?.stores['claims'];
    if (!claims) throw new Error('Version 2 had claims.');
    const held = Array.from({ length: 3000 }, (_, number) => claimOf(`SN${number + 10}`, `flow-${number % 3}`));
    const product = { sku: 'sku-1', lineId: '10' };
    const records = held.map(({ holder, ...id }) => ({ value: { ...id, ...holder, ...product, serial: id.fold } }));
    await leave(name, {
      ...version2,
      stores: { ...version2.stores, claims: { ...claims, records: [...claims.records, ...records] } },
    });
    const store = createFlowStore({ name, logWorkerUrl: false });
    const serials = ['SN1', ...held.map(({ fold }) => fold)];
    const found = await lookUp(store, wantedOf('flow', 3, serials));
    expect(found.claims).to.have.deep.members([claimOf('SN1', 'flow'), ...held]);
    const taken = append(store, 'other', [counted(1)], { claim: [claimOf('SN2999', 'other')] });
    expect(await rejectionOf(taken)).to.include({ code: 'aborted' });
    await append(store, 'flow-0', [counted(1)], { release: held.filter(({ holder }) => holder.flowId === 'flow-0') });
    const { claimGroups = [], ...others } = await dumpStores(name);
    expect(Object.keys(others)).not.to.include('claims');
    expect(claimGroups.map(({ key }) => key)).to.deep.equal([
      ['flow', -1, 0],
      ...[1, 2].flatMap(flow => [0, 1, 2, 3].map(part => [`flow-${flow}`, -1, part])),
    ]);
    store.close();
    indexedDB.deleteDatabase(name);
  }).timeout(60_000);
});

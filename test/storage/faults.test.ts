import { expect } from '@open-wc/testing';
import type { Fact } from '../../src/domain/model/fact.js';
import { IdSet } from '../../src/domain/collections/id-set.js';
import type { FlowStore, StoreHealth } from '../../src/ports/flow-store.js';
import { createFlowStore, type FlowStoreOptions } from '../../src/storage/index.js';
import { IndexedDbStore } from '../../src/storage/indexed-db-store.js';
import { systemTimer } from '../../src/storage/time-limit.js';
import { Bench } from '../domain/bench.js';
import {
  abortsAtCommit,
  connectionIsClosing,
  FakePage,
  FaultFactory,
  lostAfterCommit,
  ManualTimer,
  requestFails,
  staysSilent,
} from './fault-factory.js';
import { append, changesOf, counted, rejectionOf, wantedOf } from './samples.js';

function ended(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('It did not open.')));
  });
}

/** Says at once that all is kept: to ask for it is a transaction, which would meet a fault meant for another. */
const keeper = { persisted: async () => true, persist: async () => true };

describe('IndexedDbStore with faults', () => {
  let name: string;
  let factory: FaultFactory;
  let stores: FlowStore[];
  const open = (options: FlowStoreOptions = {}): FlowStore => {
    const store = createFlowStore({ name, factory, keeper, logWorkerUrl: false, ...options });
    stores.push(store);
    return store;
  };
  const healthsOf = (store: FlowStore): StoreHealth['state'][] => {
    const healths: StoreHealth['state'][] = [];
    store.observeHealth(({ state }) => healths.push(state));
    return healths;
  };

  beforeEach(() => {
    name = `faults-${crypto.randomUUID()}`;
    factory = new FaultFactory();
    stores = [];
  });
  afterEach(() => {
    for (const store of stores) store.close();
    indexedDB.deleteDatabase(name);
  });

  const fullDisk = new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  for (const [when, fault] of [
    ['at a request', requestFails(fullDisk)],
    ['at the commit', abortsAtCommit(fullDisk)],
  ] as const) {
    it(`says that there is no room ${when}, stores nothing and recovers`, async () => {
      const store = open();
      const healths = healthsOf(store);
      factory.faults.push(fault);
      expect(await rejectionOf(append(store, 'flow', [counted(1)]))).to.include({ code: 'quota' });
      expect(store.health).to.include({ state: 'degraded', code: 'quota' });
      expect(await open().journal('flow')).to.deep.equal([]);
      await append(store, 'flow', [counted(2)]);
      expect(await store.journal('flow')).to.deep.equal([counted(2)]);
      expect(healths).to.deep.equal(['degraded', 'ok']);
    });
  }

  it('makes room by letting go of snapshots before it says that there is none', async () => {
    const store = open();
    const bench = new Bench();
    const { flowId } = bench.state;
    await append(store, flowId, bench.facts);
    await store.saveSnapshot?.({ state: bench.state, readings: IdSet.empty });
    factory.faults.push(requestFails(fullDisk));
    await append(store, flowId, [counted(1)]);
    expect(await store.load?.(flowId)).to.deep.equal({ tail: [...bench.facts, counted(1)] });
    expect(store.health).to.deep.equal({ state: 'ok' });
  });

  it('says that a private window keeps nothing', async () => {
    const denied = new DOMException('The operation is insecure.', 'SecurityError');
    Object.assign(factory, {
      open: () => {
        throw denied;
      },
    });
    const store = open();
    expect(await rejectionOf(append(store, 'flow', [counted(1)]))).to.include({ code: 'unavailable' });
    expect(store.health).to.include({ state: 'degraded', code: 'unavailable' });
  });

  it('says that a frame whose storage is blocked keeps nothing, in the words of Chromium', async () => {
    const denied = new DOMException('The user denied permission to access the database.', 'UnknownError');
    Object.assign(factory, {
      open: () => {
        throw denied;
      },
    });
    const store = open();
    expect(await rejectionOf(append(store, 'flow', [counted(1)]))).to.include({ code: 'unavailable' });
    expect(store.health).to.include({ state: 'degraded', code: 'unavailable' });
  });

  it('keeps the order of the journal when the clock is set back', async () => {
    const store = open();
    const at = (atMs: number): Fact => ({ ...counted(1), atMs });
    for (const atMs of [1000, 5, 900]) await append(store, 'flow', [at(atMs)]);
    expect(await open().journal('flow')).to.deep.equal([1000, 5, 900].map(at));
  });

  it('tries again after an abort without a reason, and stores once', async () => {
    const store = open();
    factory.faults.push(abortsAtCommit(null));
    await append(store, 'flow', [counted(1)]);
    expect(await store.journal('flow')).to.deep.equal([counted(1)]);
    expect(store.health).to.deep.equal({ state: 'ok' });
  });

  it('opens a fresh connection when the old one is closing', async () => {
    const store = open();
    await append(store, 'flow', [counted(1)]);
    factory.faults.push(connectionIsClosing);
    await append(store, 'flow', [counted(2)]);
    expect(factory.opened).to.equal(2);
    expect(await store.journal('flow')).to.deep.equal([counted(1), counted(2)]);
  });

  it('gives up after three tries, keeps the order, and recovers at the next call', async () => {
    const store = open();
    const healths = healthsOf(store);
    factory.faults.push(connectionIsClosing, connectionIsClosing, connectionIsClosing);
    const first = rejectionOf(append(store, 'flow', [counted(1)]));
    const second = append(store, 'flow', [counted(2)]);
    expect(await first).to.include({ code: 'connection-lost' });
    await second;
    expect(await store.journal('flow')).to.deep.equal([counted(2)]);
    expect(healths).to.deep.equal(['degraded', 'ok']);
  });

  it('stores once and resolves when only the word of the commit was lost', async () => {
    const store = open();
    let decisions = 0;
    factory.faults.push(lostAfterCommit);
    await store.transact(wantedOf('flow'), () => changesOf('flow', [counted(++decisions)]));
    expect(await store.journal('flow')).to.deep.equal([counted(1)]);
  });

  it('gives up a transaction that never ends', async () => {
    const timer = new ManualTimer();
    const store = open({ timer: timer.start });
    factory.faults.push(staysSilent(() => timer.expire()));
    await append(store, 'flow', [counted(1)]);
    expect(await store.journal('flow')).to.deep.equal([counted(1)]);
    expect(factory.opened).to.equal(2);
  });

  it('lets go of the database for a newer version, then says so', async () => {
    const store = open();
    await append(store, 'flow', [counted(1)]);
    const newer = await ended(indexedDB.open(name, 99));
    newer.close();
    expect(store.health).to.include({ state: 'degraded', code: 'version-changed' });
    expect(await rejectionOf(append(store, 'flow', [counted(2)]))).to.include({ code: 'version-changed' });
  });

  it('settles when an older tab does not let go, and recovers when it does', async () => {
    const first = open();
    await append(first, 'flow', [counted(1)]);
    first.close();
    const older = await ended(indexedDB.open(name));
    const timer = new ManualTimer();
    const ahead = new FaultFactory();
    ahead.versionsAhead = 1;
    const store = open({ factory: ahead, timer: timer.start });
    ahead.onBlocked = () => timer.expire();
    expect(await rejectionOf(store.flows())).to.include({ code: 'blocked' });
    expect(store.health).to.include({ state: 'degraded', code: 'blocked' });
    older.close();
    expect(await store.journal('flow')).to.deep.equal([counted(1)]);
    expect(store.health).to.deep.equal({ state: 'ok' });
  });

  it('waits for a database that is being brought to a new version, but not for ever', async () => {
    const timer = new ManualTimer();
    factory.onUpgrade = () => timer.expire(10_000);
    const store = open({ timer: timer.start });
    await append(store, 'flow', [counted(1)]);
    expect(await store.journal('flow')).to.deep.equal([counted(1)]);
    name = `faults-${crypto.randomUUID()}`;
    factory.onUpgrade = () => timer.expire();
    expect(await rejectionOf(open({ timer: timer.start }).flows())).to.include({ code: 'unavailable' });
  });

  it('refuses to go on with a flow whose facts were cleared underneath', async () => {
    const store = open();
    await append(store, 'flow', [counted(1)]);
    await ended(indexedDB.deleteDatabase(name));
    const next = store.transact(wantedOf('flow', 1), () => changesOf('flow', [counted(2)]));
    expect(await rejectionOf(next)).to.include({ code: 'unavailable' });
    await append(store, 'other', [counted(3)]);
    expect(await store.journal('other')).to.deep.equal([counted(3)]);
  });

  it('starts nothing while the page is hidden, and stores all in order when it is shown', async () => {
    const page = new FakePage();
    const store = open({ page });
    page.show('hidden');
    const all = Promise.all([1, 2, 3].map(number => append(store, 'flow', [counted(number)])));
    expect(await open().journal('flow')).to.deep.equal([]);
    expect(store.health).to.include({ state: 'degraded', code: 'hidden' });
    page.show('visible');
    await all;
    expect(await store.journal('flow')).to.deep.equal([1, 2, 3].map(counted));
    expect(store.health).to.deep.equal({ state: 'ok' });
  });

  it('rejects what waits when it is closed', async () => {
    const page = new FakePage();
    page.visibilityState = 'hidden';
    const store = open({ page });
    const waiting = rejectionOf(append(store, 'flow', [counted(1)]));
    await Promise.resolve();
    store.close();
    expect(await waiting).to.include({ code: 'unavailable' });
    expect(await rejectionOf(store.flows())).to.include({ code: 'unavailable' });
  });

  it('completes what was running when it is closed', async () => {
    const store = open();
    await store.transact(wantedOf('flow'), () => {
      store.close();
      return changesOf('flow', [counted(1)]);
    });
    expect(await open().journal('flow')).to.deep.equal([counted(1)]);
  });

  it('is unavailable where there is no IndexedDB', async () => {
    const store = new IndexedDbStore({
      name,
      factory: undefined,
      timer: systemTimer,
      startLog: undefined,
      now: Date.now,
    });
    expect(await rejectionOf(store.flows())).to.include({ code: 'unavailable' });
    expect(store.health).to.include({ state: 'degraded', code: 'unavailable' });
  });
});

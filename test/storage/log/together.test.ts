import { expect } from '@open-wc/testing';
import type { Fact } from '../../../src/domain/model/fact.js';
import type { FlowStore } from '../../../src/ports/flow-store.js';
import { Connection } from '../../../src/storage/connection.js';
import { openDatabase } from '../../../src/storage/database.js';
import { Health } from '../../../src/storage/health.js';
import { IndexedDbStore } from '../../../src/storage/indexed-db-store.js';
import { restoreFlow } from '../../../src/storage/log/restore.js';
import type { LogClient } from '../../../src/storage/log/log-client.js';
import { logFrom } from '../../../src/storage/log/start-log.js';
import { inTurn, TURN_LIMIT_MS, type Locks } from '../../../src/storage/log/turn.js';
import { systemTimer, type Timer } from '../../../src/storage/time-limit.js';
import { TRANSACT_STORES } from '../../../src/storage/transact.js';
import { chained, changesOf, lookUp, wantedOf } from '../samples.js';
import { accepted, opened } from './opened.js';
import { hasSyncFiles } from '../sync-files.js';
import { deleted, ended } from '../../support/ended.js';
import { freed } from '../log-files.js';

/** Does not wait long for a turn. */
const impatient: Timer = (callback, ms) => systemTimer(callback, ms === TURN_LIMIT_MS ? 100 : ms);

const turns = [
  ['by Web Locks', navigator.locks],
  ['by turns in the database, without Web Locks', undefined],
] as const;

describe('tabs that start together', () => {
  let name: string;
  let stores: FlowStore[];
  const open = (locks: Locks | undefined = navigator.locks, timer = systemTimer): FlowStore => {
    const startLog = logFrom(undefined);
    const store = new IndexedDbStore({ name, factory: indexedDB, timer, now: () => 77, startLog, locks });
    stores.push(store);
    return store;
  };
  /** Stores a fact in a tab whose log never writes it down: it is killed as soon as the database has the fact. */
  const storeAndDie = async (fact: Fact): Promise<void> => {
    const startLog = async (timer: Timer): Promise<LogClient> => {
      const log = await logFrom(undefined)(timer);
      const call = log.call.bind(log);
      log.call = (what, ...given) => (what === 'append' ? Promise.resolve(undefined as never) : call(what, ...given));
      return log;
    };
    const store = new IndexedDbStore({ name, factory: indexedDB, timer: systemTimer, now: () => 77, startLog });
    await append(store, fact);
    store.close();
  };
  /** Stores a fact after whatever others have stored; resolves to what the tab then knows of the flow. */
  const append = async (store: FlowStore, fact: Fact, seen: readonly Fact[] = []): Promise<readonly Fact[]> => {
    const wanted = wantedOf('flow', seen.length);
    const { tail } = await store.transact(wanted, found => ({ ...changesOf('flow', [fact]), tail: found.tail }));
    return [...seen, ...tail, fact];
  };
  const discard = async (): Promise<void> => {
    for (const store of stores.splice(0)) store.close();
    await freed(name);
    await deleted(name);
  };
  /** Two tabs that write in turn, so that the log of neither has all: what both have stored. */
  const written = async (): Promise<readonly Fact[]> => {
    const [one, two] = [open(), open()];
    const first = await append(one, opened);
    const others = await append(two, accepted('SN1'));
    await append(one, accepted('SN2'), first);
    return append(two, accepted('SN3'), others);
  };
  /** What is stored in the end: everything once, in the order in which it was acknowledged. */
  const expectAll = async (facts: readonly Fact[], store: FlowStore, more: readonly string[]): Promise<void> => {
    const journal = await store.journal('flow');
    expect(journal.slice(0, facts.length)).to.deep.equal(facts);
    expect(journal.map(({ type }) => type)).to.not.include('facts-tampered');
    const serials = journal.flatMap(fact => (fact.type === 'serial-accepted' ? [fact.captured.serial] : []));
    expect(serials).to.have.members(['SN1', 'SN2', 'SN3', ...more]);
    const { claims } = await lookUp(store, wantedOf('other', 0, ['SN1', 'SN2', 'SN3']));
    expect(claims.map(({ fold }) => fold)).to.deep.equal(['SN1', 'SN2', 'SN3']);
  };

  beforeEach(() => {
    name = `together-${crypto.randomUUID()}`;
    stores = [];
  });
  afterEach(async () => {
    for (const store of stores) store.close();
    await deleted(name);
  });

  it('store what both do, without a log or with one', async () => {
    const [one, two] = [open(), open()];
    await Promise.all([append(one, opened), append(two, accepted('SN1'))]);
    expect(await one.journal('flow')).to.have.deep.members([opened, accepted('SN1')]);
  });

  for (const [what, locks] of turns) {
    it(`work one after the other, ${what}`, async () => {
      const log: string[] = [];
      const work = (tab: string) => async (isAlone: boolean) => {
        log.push(`${tab} begins ${isAlone}`);
        await new Promise(resolve => setTimeout(resolve));
        log.push(`${tab} ends`);
      };
      const health = new Health();
      const connectionOf = () =>
        new Connection({ name, factory: indexedDB, timer: systemTimer, health, onMade: () => undefined });
      const tabs = ['a', 'b', 'c'].map(tab => ({ tab, connection: connectionOf() }));
      await Promise.all(
        tabs.map(({ tab, connection }) => inTurn({ name, connection, timer: systemTimer, locks }, work(tab))),
      );
      for (const { connection } of tabs) connection.close();
      const begun = log.filter((_, at) => at % 2 === 0);
      expect(begun).to.have.members(['a begins true', 'b begins true', 'c begins true']);
      expect(log.filter((_, at) => at % 2 === 1)).to.deep.equal(begun.map(entry => `${entry.slice(0, 1)} ends`));
    });
  }

  it('bring nothing back that another tab has erased since they looked', async () => {
    const store = open();
    await store.keep?.('erased/flow', { flowId: 'flow' });
    const database = await openDatabase({
      name,
      factory: indexedDB,
      timer: systemTimer,
      onGone: () => undefined,
      onMade: () => undefined,
    });
    const record = chained({ flowId: 'flow', seq: 0, facts: [opened], write: 'w' });
    const outside = { flowId: 'flow', groups: [{ record, outbox: [] }], isShared: false };
    await restoreFlow(database.transaction(TRANSACT_STORES, 'readwrite'), outside, 77);
    database.close();
    expect(await store.journal('flow')).to.deep.equal([]);
    expect(await store.flows()).to.deep.equal([]);
  });

  if (!hasSyncFiles) return;

  it('copy what a tab that was killed had not copied, so that nobody is said to have taken it away', async () => {
    const [one, two] = [open(), open()];
    await append(one, opened);
    await two.journal('flow');
    await storeAndDie(accepted('SN1'));
    await open().journal('flow'); // the tab that was killed is opened again, beside the others
    await append(two, accepted('SN2'), [opened, accepted('SN1')]);
    for (const store of stores.splice(0)) store.close();
    await freed(name);
    const facts = await append(open(), accepted('SN3'), [opened, accepted('SN1'), accepted('SN2')]);
    expect(await open().journal('flow')).to.deep.equal(facts);
    expect(stores.flatMap(store => store.health.tampered ?? [])).to.be.empty;
  });

  for (const [what, locks] of turns) {
    it(`bring all back that was discarded, and lose nothing that they store meanwhile, ${what}`, async () => {
      const facts = await written();
      await discard();
      const store = open(locks);
      const scans = { A: store, B: open(locks), C: open(locks) };
      await Promise.all(Object.entries(scans).map(([serial, tab]) => append(tab, accepted(serial))));
      await expectAll(facts, store, ['A', 'B', 'C']);
      await discard();
      await expectAll(facts, open(locks), ['A', 'B', 'C']);
    });
  }

  it('go on beside a tab that was frozen in its turn with the files open, and know what those hold', async () => {
    const facts = await written();
    await discard();
    let thaw: () => void = () => undefined;
    const frozen = navigator.locks.request(`${name}/copies`, () => new Promise<void>(resolve => (thaw = resolve)));
    const letGo = await held(name);
    const store = open(navigator.locks, impatient);
    await append(store, accepted('A'));
    await expectAll(facts, store, ['A']);
    expect(store.secondCopy).to.deep.equal({ state: 'ok' });
    letGo();
    thaw();
    await frozen;
    await discard();
    await expectAll(facts, open(), ['A']);
  });

  it('go on after a tab that was killed in its turn, without Web Locks', async () => {
    await append(open(), opened);
    const database = await ended(indexedDB.open(name));
    await ended(database.transaction('meta', 'readwrite').objectStore('meta').put('a dead tab', 'turn'));
    database.close();
    const store = open(undefined, (callback, ms) => systemTimer(callback, ms / 50));
    await append(store, accepted('SN1'));
    expect(await store.journal('flow')).to.deep.equal([opened, accepted('SN1')]);
  });

  it('go on where a platform refuses its locks', async () => {
    const refusing: Locks = { request: () => Promise.reject(new DOMException('denied', 'SecurityError')) };
    const store = open(refusing);
    await append(store, opened);
    expect(await store.journal('flow')).to.deep.equal([opened]);
    expect(store.secondCopy).to.deep.equal({ state: 'ok' });
  });

  it('have all again when the database is cleared under both', async () => {
    const [one, two] = [open(), open()];
    let first = await append(one, opened);
    let other = await append(two, accepted('SN1'));
    first = await append(one, accepted('SN2'), first);
    other = await append(two, accepted('SN3'), other);
    await deleted(name);
    await Promise.all([append(one, accepted('A'), first), append(two, accepted('B'), other)]);
    await expectAll(other, one, ['A', 'B']);
  });
});

/** Holds all files of the log open, as a tab does; resolves to what lets go of them. */
async function held(name: string): Promise<() => void> {
  const text = `(async () => {
    const root = await navigator.storage.getDirectory();
    self.handles = [];
    const take = file => file.createSyncAccessHandle().catch(() => new Promise(resolve => setTimeout(resolve, 5)).then(() => take(file)));
    for await (const file of (await root.getDirectoryHandle('${name}')).values()) self.handles.push(await take(file));
    postMessage(self.handles.length);
  })()`;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  await new Promise(resolve => worker.addEventListener('message', resolve, { once: true }));
  return () => worker.terminate();
}

import { expect } from '@open-wc/testing';
import { claimScope } from '../../../src/domain/model/claim.js';
import type { Fact } from '../../../src/domain/model/fact.js';
import { readDocument } from '../../../src/domain/inputs/read-document.js';
import { readSettings } from '../../../src/domain/inputs/read-settings.js';
import type { FlowStore, FlowSummary } from '../../../src/ports/flow-store.js';
import { createFlowStore, type FlowStoreOptions } from '../../../src/storage/index.js';
import { IndexedDbStore } from '../../../src/storage/indexed-db-store.js';
import type { StartLog } from '../../../src/storage/log/flow-copy.js';
import { LogClient } from '../../../src/storage/log/log-client.js';
import source from '../../../src/storage/log/log.worker.ts?inline';
import { systemTimer } from '../../../src/storage/time-limit.js';
import { startWorker } from '../../../src/workers/start-worker.js';
import { importInto } from '../../support/import-into.js';
import { hasSyncFiles } from '../sync-files.js';
import { abortsAtCommit, FaultFactory, ManualTimer } from '../fault-factory.js';
import {
  changesOf,
  claimOf,
  heldBy,
  lookUp,
  outboxEntryOf,
  rejectionOf,
  SCOPE,
  summaryOf,
  wantedOf,
} from '../samples.js';
import { deleted, ended } from '../../support/ended.js';
import { freed } from '../log-files.js';

const stamp = { atMs: 1, deviceId: 'till-1' };
const document = readDocument({
  flow: 'asn-receiving',
  documentId: 'ASN-1',
  locationId: '0042',
  lines: [{ lineId: '10', sku: 'sku-1', expectedQty: 9 }],
});
const product = { sku: 'sku-1', name: 'Drill', gtins: [], barcodes: [], serialNumberRequired: true };
const opened: Fact = {
  ...stamp,
  type: 'flow-opened',
  flowId: 'flow',
  document,
  products: [product],
  settings: readSettings({ deviceId: 'till-1' }),
};

const keyed = (serial: string): string => `sku-1\u001f${serial}`;

function accepted(serial: string, key = `sku-1|${serial}`): Fact {
  const reading = { id: serial, text: serial, source: 'wedge', atMs: 1 } as const;
  const captured = { serial, key, reading, warnings: [], expected: false, flags: [] };
  return { ...stamp, type: 'serial-accepted', lineId: '10', captured };
}

/** Of another origin: then only a blob is tried. */
const noFile = new URL('https://cdn.example.test/log.worker.js');

const restored = (count: number): Fact => ({ ...stamp, atMs: 77, type: 'facts-restored', count });

const completed = (eventId: string): Fact => ({ ...stamp, type: 'flow-completed', eventId });
const reopenedAfter = (supersedes: string): Fact => ({ ...stamp, type: 'flow-reopened', supersedes });

describe('FlowCopy', () => {
  let name: string;
  let stores: FlowStore[];
  const open = (options: FlowStoreOptions = {}): FlowStore => {
    const store = createFlowStore({ name, now: () => 77, ...options });
    stores.push(store);
    return store;
  };
  const openWith = (startLog: StartLog): FlowStore => {
    const store = new IndexedDbStore({ name, factory: indexedDB, timer: systemTimer, now: () => 77, startLog });
    stores.push(store);
    return store;
  };
  /** What the store holds once both copies have been compared. */
  const compared = async (store: FlowStore): Promise<FlowStore> => {
    await store.outbox();
    return store;
  };
  const append = (store: FlowStore, facts: readonly Fact[], seq: number, more = {}) =>
    store.transact(wantedOf('flow', seq), () => changesOf('flow', facts, more));
  /** As after a restart: the files of the last store are free. */
  const reopened = async (): Promise<FlowStore> => {
    closeAll();
    await freed(name);
    return compared(open());
  };
  const closeAll = (): void => {
    for (const store of stores) store.close();
  };

  beforeEach(() => {
    name = `copy-${crypto.randomUUID()}`;
    stores = [];
  });
  afterEach(async () => {
    closeAll();
    await deleted(name);
  });

  if (hasSyncFiles) {
    it('writes every group to both copies', async () => {
      const store = open();
      await append(store, [opened, accepted('SN1')], 0);
      expect(store.secondCopy).to.deep.equal({ state: 'ok' });
      expect(await store.journal('flow')).to.deep.equal([opened, accepted('SN1')]);
    });

    it('brings nothing back that was erased', async () => {
      const store = open();
      const outbox = [{ ...outboxEntryOf('event-1', 5), acknowledgedAtMs: 6 }];
      const summary = { ...summaryOf('flow'), status: 'completed' } as const;
      await append(store, [opened, accepted('SN1'), completed('event-1')], 0, { outbox, summary });
      await store.erase?.({ flowId: 'flow' }, 7);
      expect(await (await reopened()).flows()).to.deep.equal([]);
      closeAll();
      await deleted(name);
      expect(await (await reopened()).flows()).to.deep.equal([]);
    });

    it('brings a database back that was lost as a whole, with its claims and event files, and says so', async () => {
      const store = open();
      const outbox = outboxEntryOf('event-1', 5);
      await append(store, [opened, accepted('SN1')], 0);
      await append(store, [accepted('SN2')], 2, { outbox: [outbox] });
      store.close();
      await deleted(name);
      const again = await reopened();
      const facts = [opened, accepted('SN1'), accepted('SN2'), restored(3)];
      expect(await again.journal('flow')).to.deep.equal(facts);
      expect(await again.outbox()).to.deep.equal([outbox]);
      expect((await again.flows()).map(({ flowId, countedUnits }) => [flowId, countedUnits])).to.deep.equal([
        ['flow', 2],
      ]);
      const found = await lookUp(again, wantedOf('other', 0, ['SN1', 'SN2']));
      expect(found.claims.map(({ fold: fold }) => fold)).to.deep.equal(['SN1', 'SN2']);
      expect(claimScope(document)).to.equal(SCOPE);
      const third = await reopened();
      expect(await third.journal('flow')).to.deep.equal(facts);
    });

    it('brings back only the tail that the database has lost', async () => {
      const store = open();
      await append(store, [opened], 0);
      await append(store, [accepted('SN1')], 1);
      store.close();
      await forgetFrom(name, 1);
      const again = await reopened();
      expect(await again.journal('flow')).to.deep.equal([opened, accepted('SN1'), restored(1)]);
    });

    it('sets a serial free whose removal the database has lost', async () => {
      const store = open();
      const removed: Fact = { ...stamp, type: 'serial-removed', lineId: '10', key: 'sku-1|SN1' };
      await append(store, [opened, accepted('SN1')], 0, { claim: [claimOf('SN1', 'flow')] });
      await append(store, [removed], 2);
      store.close();
      await forgetFrom(name, 2, false);
      const again = await reopened();
      expect(await again.journal('flow')).to.deep.equal([opened, accepted('SN1'), removed, restored(1)]);
      expect((await lookUp(again, wantedOf('other', 0, ['SN1']))).claims).to.deep.equal([]);
    });

    /** The flows that come back where a batch of a count was delivered, and the database is taken away then. */
    async function backAfterDelivery(count: Pick<FlowSummary, 'isCountClosed'>): Promise<readonly string[]> {
      const outbox = [outboxEntryOf('event-1', 5)];
      const summary = { ...summaryOf('flow'), status: 'completed', countId: 'CC', batchId: 'A', ...count } as const;
      const store = open();
      await append(store, [opened, accepted('SN1'), completed('event-1')], 0, { outbox, summary });
      await store.acknowledge('event-1', 6);
      await reopened();
      closeAll();
      await deleted(name);
      return (await (await reopened()).flows()).map(({ flowId }) => flowId);
    }

    it('brings a batch of an open count back that was delivered, since its serials are still claimed', async () => {
      expect(await backAfterDelivery({})).to.deep.equal(['flow']);
    });

    it('lets go of a delivered batch once its count is closed', async () => {
      expect(await backAfterDelivery({ isCountClosed: true })).to.deep.equal([]);
    });

    it('does not bring back what the database refused', async () => {
      const factory = new FaultFactory();
      const store = open({ factory });
      await append(store, [opened], 0);
      factory.faults.push(abortsAtCommit(new DOMException('The quota has been exceeded.', 'QuotaExceededError')));
      expect(await rejectionOf(append(store, [accepted('SN1')], 1))).to.include({ code: 'quota' });
      await append(store, [accepted('SN2')], 1);
      factory.faults.push(abortsAtCommit(new DOMException('The quota has been exceeded.', 'QuotaExceededError')));
      expect(await rejectionOf(append(store, [accepted('SN3')], 2))).to.include({ code: 'quota' });
      store.close();
      await deleted(name);
      expect(await (await reopened()).journal('flow')).to.deep.equal([opened, accepted('SN2'), restored(2)]);
    });

    it('does not bring back what was decided anew because another flow had the serial', async () => {
      const store = open();
      const claim = [claimOf('SN1', 'other')];
      const first: Fact = { ...opened, flowId: 'other' };
      await store.transact(wantedOf('other'), () => changesOf('other', [first], { claim }));
      await append(store, [opened], 0);
      await store.transact(wantedOf('flow', 1, ['SN1']), ({ claims }) =>
        claims.length > 0
          ? changesOf('flow', [])
          : changesOf('flow', [accepted('SN1')], { claim: [claimOf('SN1', 'flow')] }),
      );
      store.close();
      await deleted(name);
      expect(await (await reopened()).journal('flow')).to.deep.equal([opened, restored(1)]);
    });

    it('brings back what was cleared while the flow is open, and goes on', async () => {
      const store = open();
      await append(store, [opened, accepted('SN1')], 0);
      await deleted(name);
      const { found } = await store.transact(wantedOf('flow', 2), tail => ({
        ...changesOf('flow', [accepted('SN2')]),
        found: tail,
      }));
      expect(found.tail).to.deep.equal([restored(2)]);
      expect(store.health).to.deep.equal({ state: 'ok' });
      const facts = [opened, accepted('SN1'), restored(2), accepted('SN2')];
      expect(await store.journal('flow')).to.deep.equal(facts);
      store.close();
      await deleted(name);
      expect(await (await reopened()).journal('flow')).to.deep.equal([...facts, restored(4)]);
    });

    it('brings back what was cleared in mid-session when it is read', async () => {
      const store = open();
      const outbox = outboxEntryOf('event-1', 5);
      await append(store, [opened, accepted('SN1')], 0, { outbox: [outbox] });
      await deleted(name);
      expect(await store.outbox()).to.deep.equal([outbox]);
      await deleted(name);
      expect(await store.event('event-1')).to.deep.equal(outbox);
      await deleted(name);
      expect((await store.flows()).map(({ flowId }) => flowId)).to.deep.equal(['flow']);
    });

    it('begins no flow anew over what was cleared in mid-session', async () => {
      const store = open();
      await append(store, [opened, accepted('SN1')], 0);
      await deleted(name);
      const { tail } = await store.transact(wantedOf('flow', 0), found => ({ ...changesOf('flow', []), ...found }));
      expect(tail).to.deep.equal([opened, accepted('SN1'), restored(2)]);
      expect(store.health).to.deep.equal({ state: 'ok' });
    });

    it('leaves a serial to the flow that has taken it since, and takes it out of the one that comes back', async () => {
      const store = open();
      await append(store, [opened, accepted('SN1'), accepted('SN2')], 0);
      store.close();
      await deleted(name);
      const other = open({ logWorkerUrl: false });
      const claim = [{ ...claimOf('SN1', 'other'), key: 'sku-1|SN1' }];
      await other.transact(wantedOf('other'), () => changesOf('other', [accepted('SN1')], { claim }));
      const again = await reopened();
      await again.outbox();
      const removed: Fact = { ...stamp, atMs: 77, type: 'serial-removed', lineId: '10', key: 'sku-1|SN1' };
      const facts = [opened, accepted('SN1'), accepted('SN2'), restored(3), removed];
      expect(await again.journal('flow')).to.deep.equal(facts);
      const { claims } = await lookUp(again, wantedOf('third', 0, ['SN1', 'SN2']));
      expect(heldBy(claims)).to.deep.equal([
        ['SN1', 'other'],
        ['SN2', 'flow'],
      ]);
    });

    it('leaves a serial to both flows that share it, though the one that said so is there first', async () => {
      const store = open();
      await append(store, [opened, accepted('SN1')], 0);
      store.close();
      await deleted(name);
      const other = open({ logWorkerUrl: false });
      const claim = [{ ...claimOf('SN1', 'other'), shared: true as const }];
      await other.transact(wantedOf('other'), () => changesOf('other', [accepted('SN1')], { claim }));
      const again = await reopened();
      await again.outbox();
      expect(await again.journal('flow')).to.deep.equal([opened, accepted('SN1'), restored(2)]);
      const { claims } = await lookUp(again, wantedOf('third', 0, ['SN1']));
      expect(heldBy(claims)).to.have.deep.members([
        ['SN1', 'flow'],
        ['SN1', 'other'],
      ]);
    });

    it('fills the log with what only the database holds', async () => {
      await append(open({ logWorkerUrl: false }), [opened, accepted('SN1')], 0);
      const copied = await reopened();
      await copied.flows();
      copied.close();
      await deleted(name);
      const again = await reopened();
      expect(await again.journal('flow')).to.deep.equal([opened, accepted('SN1'), restored(2)]);
    });

    it('copies what was imported, so that what is scanned after it comes back too', async () => {
      const store = open();
      const imported = [opened, accepted('SN1', keyed('SN1')), completed('event-1')];
      const flows = [{ flowId: 'flow', facts: imported }];
      const { files } = await importInto(store, { format: 'serialkit/store/1', flows });
      expect(files).to.deep.equal(['event-1']);
      const outbox = await store.event('event-1');
      await append(store, [accepted('SN2')], 4);
      store.close();
      await deleted(name);
      const again = await reopened();
      const facts = [...imported, restored(3), accepted('SN2'), restored(5)];
      expect(await again.journal('flow')).to.deep.equal(facts);
      expect(await again.outbox()).to.deep.equal([outbox]);
    });

    it('copies an imported event file of a flow that was here already', async () => {
      const store = open();
      const facts = [opened, accepted('SN1', keyed('SN1')), completed('event-1')];
      await append(store, facts, 0);
      await importInto(store, { format: 'serialkit/store/1', flows: [{ flowId: 'flow', facts }] });
      const outbox = await store.event('event-1');
      expect(outbox).to.include({ flowId: 'flow', eventId: 'event-1' });
      store.close();
      await deleted(name);
      expect(await (await reopened()).outbox()).to.deep.equal([outbox]);
    });

    it('copies the event files that another tab has written, with the facts that it found', async () => {
      const [one, two] = [open(), open()];
      const [first, correction] = [outboxEntryOf('event-1', 5), outboxEntryOf('event-2', 6)];
      await append(two, [opened], 0);
      await append(one, [accepted('SN1')], 1); // its file is the newer one
      await append(two, [completed('event-1')], 2, { outbox: [first] });
      await append(two, [reopenedAfter('event-1'), completed('event-2')], 3, { outbox: [correction] });
      await append(one, [reopenedAfter('event-2')], 2);
      closeAll();
      await deleted(name);
      const again = await reopened();
      expect((await again.journal('flow')).length).to.equal(7);
      expect(await again.outbox()).to.deep.equal([first, correction]);
    });

    it('copies an event file with the fact that completed the flow, whatever a third tab has copied of it', async () => {
      const [one, two, three] = [open(), open(), open()];
      const outbox = outboxEntryOf('event-1', 5);
      await append(one, [opened], 0);
      await append(two, [accepted('SN1')], 1);
      await append(three, [accepted('SN2')], 2); // the newest file
      await append(one, [completed('event-1')], 3, { outbox: [outbox] });
      await append(three, [reopenedAfter('event-1')], 4);
      await append(two, [accepted('SN3')], 2);
      closeAll();
      await deleted(name);
      expect(await (await reopened()).outbox()).to.deep.equal([outbox]);
    });

    it('fills the log with all event files that wait', async () => {
      const store = open({ logWorkerUrl: false });
      const [first, correction] = [outboxEntryOf('event-1', 5), outboxEntryOf('event-2', 6)];
      await append(store, [opened, completed('event-1')], 0, { outbox: [first] });
      await append(store, [reopenedAfter('event-1'), completed('event-2')], 2, { outbox: [correction] });
      await reopened();
      closeAll();
      await deleted(name);
      expect(await (await reopened()).outbox()).to.deep.equal([first, correction]);
    });

    it('leaves an event file acknowledged when facts after it come back', async () => {
      const [one, two] = [open(), open()];
      await append(two, [opened, completed('event-1')], 0, { outbox: [outboxEntryOf('event-1', 5)] });
      await append(two, [reopenedAfter('event-1')], 2);
      await append(one, [accepted('SN1')], 0);
      await one.acknowledge('event-1', 8);
      closeAll();
      await forgetFrom(name, 2);
      const again = await reopened();
      expect((await again.journal('flow')).length).to.equal(5);
      expect(await again.outbox()).to.deep.equal([]);
    });

    it('keeps what follows the log of a tab that lives when it lets go of other flows', async () => {
      const one = open();
      await append(one, [opened], 0);
      const two = open();
      await append(two, [accepted('SN1')], 1);
      const summary = { ...summaryOf('other'), status: 'completed' as const };
      await two.transact(wantedOf('other'), () => changesOf('other', [accepted('SN2')], { summary }));
      two.close();
      await freed(name, 1);
      const again = await compared(open());
      again.close();
      await freed(name, 1);
      one.close();
      await deleted(name);
      const facts = [opened, accepted('SN1'), restored(2)];
      expect(await (await reopened()).journal('flow')).to.deep.equal(facts);
    });

    it('lets go of flows that ended and were delivered', async () => {
      const store = open();
      const summary = { ...summaryOf('flow'), status: 'completed' as const };
      await append(store, [opened, accepted('SN1')], 0, { summary });
      await reopened();
      closeAll();
      await deleted(name);
      expect(await (await reopened()).flows()).to.deep.equal([]);
    });
  } else {
    it('names what the platform lacks, and stores all the same', async () => {
      const store = open();
      await append(store, [opened], 0);
      expect(store.secondCopy).to.include({ state: 'off' });
      expect(await (await reopened()).journal('flow')).to.deep.equal([opened]);
    });
  }

  it('leaves reading alone: the copies are compared when it rests, or when something is written', async () => {
    await append(open({ logWorkerUrl: false }), [opened], 0);
    closeAll();
    let starts = 0;
    const startLog = (): Promise<LogClient> => {
      starts += 1;
      return Promise.reject(new Error('There is none.'));
    };
    const timer = new ManualTimer();
    const reader = new IndexedDbStore({ name, factory: indexedDB, timer: timer.start, now: () => 77, startLog });
    stores.push(reader);
    await reader.flows();
    await reader.journal('flow');
    expect(starts).to.equal(0);
    timer.expire();
    expect(starts).to.equal(1);
    const writer = openWith(startLog);
    await append(writer, [accepted('SN1')], 1);
    expect(starts).to.equal(2);
  });

  it('goes on without a second copy where there can be none, and names the reason', async () => {
    const store = openWith(() => Promise.reject(new Error('no worker here')));
    await append(store, [opened], 0);
    expect(await store.journal('flow')).to.deep.equal([opened]);
    expect(store.secondCopy).to.deep.equal({ state: 'off', detail: 'Error: no worker here' });
  });

  it('goes on when the worker was killed and says nothing any more', async () => {
    const timer = new ManualTimer();
    const silent = Object.assign(new EventTarget(), {
      terminate: () => undefined,
      postMessage: ({ id, name: call }: { id: number; name: string }) => {
        if (call === 'append') return void setTimeout(() => timer.expire());
        const value = call === 'open' ? { heads: {}, isShared: false } : undefined;
        queueMicrotask(() => silent.dispatchEvent(new MessageEvent('message', { data: { id, value } })));
      },
    });
    const store = openWith(() => LogClient.start(silent as unknown as Worker, timer.start));
    await append(store, [opened], 0);
    await append(store, [accepted('SN1')], 1);
    expect(store.secondCopy).to.deep.equal({ state: 'off', detail: 'Error: The log worker does not answer.' });
    expect(await store.journal('flow')).to.deep.equal([opened, accepted('SN1')]);
  });

  it('goes on when the worker dies', async () => {
    let worker: Worker | undefined;
    const store = openWith(timer =>
      startWorker({ file: noFile, loadText: async () => source }, started =>
        LogClient.start((worker = started), timer),
      ),
    );
    await append(store, [opened], 0);
    worker?.dispatchEvent(new Event('error'));
    await append(store, [accepted('SN1')], 1);
    expect(store.secondCopy).to.include({ state: 'off' });
    expect(await store.journal('flow')).to.deep.equal([opened, accepted('SN1')]);
  });
});

/** Takes the end of the flow's journal away behind the store's back, and with `isBare` all claims. */
async function forgetFrom(name: string, seq: number, isBare = true): Promise<void> {
  const database = await ended(indexedDB.open(name));
  const transaction = database.transaction(['journal', 'flows', 'claimGroups'], 'readwrite');
  transaction.objectStore('journal').delete(IDBKeyRange.bound(['flow', seq], ['flow', []]));
  if (isBare) transaction.objectStore('claimGroups').clear();
  await ended(transaction.objectStore('flows').put({ flowId: 'flow', seq, summary: summaryOf('flow') }));
  database.close();
}

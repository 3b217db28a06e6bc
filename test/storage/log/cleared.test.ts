import { expect } from '@open-wc/testing';
import { checkChain } from '../../../src/chain/chain.js';
import type { Fact } from '../../../src/domain/model/fact.js';
import type { Changes, FlowStore } from '../../../src/ports/flow-store.js';
import { createFlowStore, type FlowStoreOptions } from '../../../src/storage/index.js';
import { abortsAtCommit, FaultFactory } from '../fault-factory.js';
import { changesOf, claimOf, heldBy, lookUp, outboxEntryOf, rejectionOf, wantedOf } from '../samples.js';
import { accepted, opened, stamp } from './opened.js';
import { deleted } from '../../support/ended.js';

const restored = (count: number): Fact => ({ ...stamp, atMs: 77, type: 'facts-restored', count });

describe('a flow under which all storage is cleared', () => {
  let name: string;
  let stores: FlowStore[];
  /** Without a log: memory has the only copy. */
  const open = (options: FlowStoreOptions = {}): FlowStore => {
    const store = createFlowStore({ name, now: () => 77, logWorkerUrl: false, ...options });
    stores.push(store);
    return store;
  };
  const append = (store: FlowStore, facts: readonly Fact[], seq: number, more: Partial<Changes> = {}) =>
    store.transact(wantedOf('flow', seq), () => changesOf('flow', facts, more));
  const clear = (): Promise<unknown> => deleted(name);

  beforeEach(() => {
    name = `cleared-${crypto.randomUUID()}`;
    stores = [];
  });
  afterEach(async () => {
    for (const store of stores) store.close();
    await clear();
  });

  it('is written again with the next scan, with its chain, its claims and its event files', async () => {
    const store = open();
    const outbox = outboxEntryOf('event-1', 5);
    await append(store, [opened, accepted('SN1')], 0, { claim: [claimOf('SN1', 'flow')] });
    await append(store, [accepted('SN2')], 2, { claim: [claimOf('SN2', 'flow')], outbox: [outbox] });
    const before = await store.factGroups?.('flow');
    await clear();
    await append(store, [accepted('SN3')], 3);
    const groups = (await store.factGroups?.('flow')) ?? [];
    expect(groups.slice(0, 2)).to.deep.equal(before);
    expect(groups.flatMap(({ facts }) => facts).slice(3)).to.deep.equal([restored(3), accepted('SN3')]);
    expect(checkChain('flow', groups)).to.deep.include({ since: 0, broken: [], length: 5 });
    expect(await store.outbox()).to.deep.equal([outbox]);
    const { claims } = await lookUp(store, wantedOf('other', 0, ['SN1', 'SN2']));
    expect(heldBy(claims)).to.deep.equal([
      ['SN1', 'flow'],
      ['SN2', 'flow'],
    ]);
    expect(store.health).to.deep.equal({ state: 'ok', rewritten: ['flow'] });
  });

  it('is written again when something is read', async () => {
    const store = open();
    await append(store, [opened, accepted('SN1')], 0);
    await clear();
    expect((await store.flows()).map(({ flowId }) => flowId)).to.deep.equal(['flow']);
    expect(await open().journal('flow')).to.deep.equal([opened, accepted('SN1'), restored(2)]);
  });

  it('is written again where it was only loaded here', async () => {
    await append(open(), [opened, accepted('SN1')], 0);
    const store = open();
    await store.load?.('flow');
    await clear();
    await append(store, [accepted('SN2')], 2);
    expect(await store.journal('flow')).to.deep.equal([opened, accepted('SN1'), restored(2), accepted('SN2')]);
  });

  it('is written again with what another tab had stored of it', async () => {
    const [store, other] = [open(), open()];
    await append(store, [opened], 0);
    await append(other, [accepted('SN1')], 1);
    await append(store, [accepted('SN2')], 1);
    await clear();
    await append(store, [accepted('SN3')], 3);
    const facts = [opened, accepted('SN1'), accepted('SN2'), restored(3), accepted('SN3')];
    expect(await store.journal('flow')).to.deep.equal(facts);
  });

  it('is written again without what was refused, and without files that were acknowledged', async () => {
    const factory = new FaultFactory();
    const store = open({ factory });
    await append(store, [opened], 0, { outbox: [outboxEntryOf('event-1', 5)] });
    await store.acknowledge('event-1', 6);
    factory.faults.push(abortsAtCommit(new DOMException('The quota has been exceeded.', 'QuotaExceededError')));
    expect(await rejectionOf(append(store, [accepted('SN1')], 1))).to.include({ code: 'quota' });
    await clear();
    await append(store, [accepted('SN2')], 1);
    expect(await store.journal('flow')).to.deep.equal([opened, restored(1), accepted('SN2')]);
    expect(await store.outbox()).to.deep.equal([]);
  });

  it('stays away where another tab has erased it', async () => {
    const store = open();
    await append(store, [opened], 0);
    await clear();
    await open().keep?.('erased/flow', { flowId: 'flow' });
    expect(await rejectionOf(append(store, [accepted('SN1')], 1))).to.include({ code: 'erased' });
    expect(store.health).to.not.have.property('rewritten');
  });
});

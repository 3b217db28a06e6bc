import { expect } from '@open-wc/testing';
import type { Fact } from '../../src/domain/model/fact.js';
import type { FlowStore, FlowSummary } from '../../src/ports/flow-store.js';
import {
  append,
  changesOf,
  claimOf,
  counted,
  heldBy,
  lookUp,
  outboxEntryOf,
  rejectionOf,
  summaryOf,
  wantedOf,
} from './samples.js';
import { tabsOfEachTest } from './tabs.js';

const completed = (eventId: string): Fact => ({ type: 'flow-completed', eventId, atMs: 1, deviceId: 'till-1' });
const ended = (flowId: string, more: Partial<FlowSummary> = {}): FlowSummary => ({
  ...summaryOf(flowId),
  status: 'completed',
  ...more,
});

describe('what is kept for long enough', () => {
  const { open } = tabsOfEachTest();

  /** Stores a flow that was completed at 1 ms, with its event file. */
  async function complete(store: FlowStore, flowId: string, more: Partial<FlowSummary> = {}): Promise<void> {
    const outbox = [{ ...outboxEntryOf(`event-${flowId}`, 1), flowId }];
    const claim = [claimOf(`SN-${flowId}`, flowId)];
    await append(store, flowId, [counted(1), completed(`event-${flowId}`)], {
      outbox,
      claim,
      summary: ended(flowId, more),
    });
  }
  /** The chain's end, which the note of an erased flow has. */
  const headOf = async (store: FlowStore, flowId: string) => (await store.factGroups?.(flowId))?.at(-1)?.hash;
  const left = async (store: FlowStore) => (await store.flows()).map(({ flowId }) => flowId);

  it('may be erased once what was refused of it was withdrawn, as if it were acknowledged', async () => {
    const store = open();
    await complete(store, 'A');
    const withdrawn = [{ eventId: 'event-A', atMs: 100 }];
    const voided: Fact = {
      type: 'flow-voided',
      eventId: 'event-A',
      code: 'c',
      message: 'm',
      atMs: 100,
      deviceId: 'till-1',
    };
    await append(store, 'A', [voided], { summary: ended('A', { status: 'voided' }), withdrawn });
    expect(await store.outbox(), 'which it may yet take').to.have.length(1);
    await store.refuse?.('event-A', { code: 'c', message: 'm', atMs: 90 });
    await append(store, 'A', [voided], { summary: ended('A', { status: 'voided' }), withdrawn });
    expect(await store.outbox()).to.deep.equal([]);
    expect(await store.event('event-A')).to.have.property('withdrawnAtMs', 100);
    expect(await store.erase?.({ deliveredBeforeMs: 101 }, 200)).to.have.length(1);
  });

  it('leaves behind which receipt it was, where the rest was still to come', async () => {
    const store = open();
    await complete(store, 'A', { receipt: 2, restFollows: true });
    await store.acknowledge('event-A', 100);
    const [erased] = (await store.erase?.({ deliveredBeforeMs: 101 }, 200)) ?? [];
    expect(erased?.receipt).to.equal(2);
  });

  it('is erased with all that was stored of it, and only that it was', async () => {
    const store = open();
    for (const flowId of ['A', 'B']) await complete(store, flowId);
    await store.acknowledge('event-A', 100);
    const head = await headOf(store, 'A');
    expect(head).to.match(/^[0-9a-f]{64}$/);
    expect(await store.erase?.({ deliveredBeforeMs: 101 }, 200)).to.deep.equal([
      { flowId: 'A', why: 'delivered', atMs: 200, facts: 2, head },
    ]);
    const other = open();
    expect(await other.erased?.()).to.deep.equal([{ flowId: 'A', why: 'delivered', atMs: 200, facts: 2, head }]);
    expect(await left(other)).to.deep.equal(['B']);
    expect(await other.journal('A')).to.deep.equal([]);
    expect(await other.event('event-A')).to.equal(undefined);
    const { claims } = await lookUp(other, wantedOf('C', 0, ['SN-A', 'SN-B']));
    expect(heldBy(claims)).to.deep.equal([['SN-B', 'B']]);
    expect((await other.exportAll?.())?.flows.map(({ flowId }) => flowId)).to.deep.equal(['B']);
  });

  it('stays until its time, and as long as nobody has acknowledged its event file', async () => {
    const store = open();
    for (const flowId of ['late', 'waiting']) await complete(store, flowId);
    await store.acknowledge('event-late', 100);
    expect(await store.erase?.({ deliveredBeforeMs: 100 }, 200)).to.deep.equal([]);
    expect(await left(store)).to.deep.equal(['late', 'waiting']);
    expect((await store.outbox()).map(({ eventId }) => eventId)).to.deep.equal(['event-waiting']);
  });

  it('stays while it goes on, while the host is still to be asked, and while its count is open', async () => {
    const store = open();
    await append(store, 'going on', [counted(1)]);
    await complete(store, 'unverified', { unverified: 1 });
    await complete(store, 'batch', { countId: 'count' });
    for (const flowId of ['unverified', 'batch']) await store.acknowledge(`event-${flowId}`, 100);
    expect(await store.erase?.({ deliveredBeforeMs: 1000 }, 1000)).to.deep.equal([]);

    await complete(store, 'last batch', { countId: 'count', isCountClosed: true });
    const heads = [await headOf(store, 'batch'), await headOf(store, 'last batch')];
    expect(await store.erase?.({ deliveredBeforeMs: 1000 }, 1000)).to.deep.equal([
      { flowId: 'batch', why: 'delivered', atMs: 1000, facts: 2, head: heads[0], closedCountId: 'count' },
    ]);
    await complete(store, 'late batch', { countId: 'count' });
    await store.acknowledge('event-last batch', 100);
    expect(await store.erase?.({ deliveredBeforeMs: 1000 }, 1000)).to.deep.equal([
      { flowId: 'last batch', why: 'delivered', atMs: 1000, facts: 2, head: heads[1], closedCountId: 'count' },
    ]);

    // The batch that closed the count is gone, and the count is still known to be closed.
    await store.acknowledge('event-late batch', 100);
    expect((await store.erase?.({ deliveredBeforeMs: 1000 }, 1000))?.map(({ flowId }) => flowId)).to.deep.equal([
      'late batch',
    ]);
  });

  it('leaves the heads that its event files name, so that one of them can be held against the note', async () => {
    const store = open();
    const facts: Fact[] = ['h1', 'h2'].map(journalHead => ({ ...completed('event-A'), journalHead }) as Fact);
    const outbox = [{ ...outboxEntryOf('event-A', 1), flowId: 'A', acknowledgedAtMs: 2 }];
    await append(store, 'A', facts, { outbox, summary: ended('A') });
    await store.acknowledge('event-A', 2);
    const [note] = (await store.erase?.({ flowId: 'A' }, 5)) ?? [];
    expect(note).to.deep.include({ journalHeads: ['h1', 'h2'] });
    expect(await store.erased?.()).to.deep.equal([note]);
  });

  it('goes before its time where it is asked for by name, but not before it was delivered', async () => {
    const store = open();
    await complete(store, 'A');
    expect(await store.erase?.({ flowId: 'A' }, 5)).to.deep.equal([]);
    await store.acknowledge('event-A', 100);
    const head = await headOf(store, 'A');
    expect(await store.erase?.({ flowId: 'A' }, 100)).to.deep.equal([
      { flowId: 'A', why: 'asked', atMs: 100, facts: 2, head },
    ]);
    expect(await left(store)).to.deep.equal([]);
    expect(await store.erase?.({ flowId: 'A' }, 101)).to.deep.equal([]);
  });

  it('takes nothing more, from its beginning or from where another tab has it, and the storage is well', async () => {
    const [store, other] = [open(), open()];
    await complete(store, 'A');
    await store.acknowledge('event-A', 100);
    await store.erase?.({ flowId: 'A' }, 100);
    for (const seq of [0, 2]) {
      const adding = other.transact(wantedOf('A', seq), () => changesOf('A', [counted(1)]));
      expect(await rejectionOf(adding)).to.include({ name: 'StoreError', code: 'erased' });
    }
    expect(await left(store)).to.deep.equal([]);
    expect(await other.journal('A')).to.deep.equal([]);
    expect(other.health).to.deep.equal({ state: 'ok' });
  });
});

import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Claim } from '../../src/domain/model/claim.js';
import type { Fact } from '../../src/domain/model/fact.js';
import type { FlowStore, StoreHealth } from '../../src/ports/flow-store.js';
import {
  append,
  changesOf,
  claimOf,
  counted,
  entryOf,
  lookUp,
  outboxEntryOf,
  rejectionOf,
  SCOPE,
  summaryOf,
  wantedOf,
} from './samples.js';
import { tabsOfEachTest } from './tabs.js';

describe('IndexedDbStore', () => {
  const { open } = tabsOfEachTest();

  it('stores all that a decision changes, for another tab to find', async () => {
    const outbox = outboxEntryOf('event-1', 5);
    const claim = claimOf('SN1', 'flow');
    await append(open(), 'flow', [counted(1), counted(2)], {
      claim: [claim],
      ledger: [entryOf('SN1')],
      outbox: [outbox],
    });
    const other = open();
    expect(await other.journal('flow')).to.deep.equal([counted(1), counted(2)]);
    expect(await other.flows()).to.deep.equal([summaryOf('flow', 2)]);
    expect(await other.outbox()).to.deep.equal([outbox]);
    const found = await lookUp(other, wantedOf('flow', 1, ['sn1']));
    expect(found.claims).to.deep.equal([claim]);
    expect(found.ledger).to.deep.equal([entryOf('SN1')]);
  });

  it('resolves to what was decided', async () => {
    const decision = { ...changesOf('flow', [counted(1)]), verdict: 'accepted' };
    expect(await open().transact(wantedOf('flow'), () => decision)).to.equal(decision);
  });

  it('stores nothing when there are no facts', async () => {
    const store = open();
    await append(store, 'flow', [], { claim: [claimOf('SN1', 'flow')] });
    expect(await store.flows()).to.deep.equal([]);
    const found = await lookUp(store, wantedOf('flow', 0, ['SN1']));
    expect(found.claims).to.deep.equal([]);
  });

  it('stores nothing when the decision throws, passes its error on and works again', async () => {
    const store = open();
    const mistake = new TypeError('mistake');
    const failed = store.transact(wantedOf('flow'), () => {
      throw mistake;
    });
    expect(await rejectionOf(failed)).to.equal(mistake);
    expect(store.health).to.deep.equal({ state: 'ok' });
    await append(store, 'flow', [counted(1)]);
    expect(await store.journal('flow')).to.deep.equal([counted(1)]);
  });

  it('lets only one of two tabs that race have a serial', async () => {
    const take = (store: FlowStore, flowId: string) =>
      store.transact(wantedOf(flowId, 0, ['SN1']), ({ claims }) =>
        claims.length > 0
          ? { ...changesOf(flowId, []), won: false }
          : { ...changesOf(flowId, [counted(1)], { claim: [claimOf('SN1', flowId)] }), won: true },
      );
    const outcomes = await Promise.all([take(open(), 'flow-a'), take(open(), 'flow-b')]);
    expect(outcomes.map(({ won }) => won).sort()).to.deep.equal([false, true]);
    expect(await open().flows()).to.have.length(1);
  });

  it('decides as if a serial were free, and anew with its holder where it is not, in good health', async () => {
    const [one, two] = [open(), open()];
    const held = claimOf('SN2', 'flow-a');
    await append(one, 'flow-a', [counted(1)], { claim: [held] });
    const health: StoreHealth[] = [];
    two.observeHealth(state => health.push(state));
    const said: (readonly Claim[])[] = [];
    await two.transact(wantedOf('flow-b', 0, ['SN1', 'SN2', 'SN3']), ({ claims }) => {
      said.push(claims);
      const free = ['SN1', 'SN2', 'SN3'].filter(serial => !claims.some(({ fold }) => fold === serial));
      return changesOf(
        'flow-b',
        free.map((_, number) => counted(number)),
        {
          claim: free.map(serial => claimOf(serial, 'flow-b')),
        },
      );
    });
    expect(said).to.deep.equal([[], [held]]);
    expect(health).to.deep.equal([]);
    expect(await two.journal('flow-b')).to.deep.equal([counted(0), counted(1)]);
    const found = await lookUp(two, wantedOf('flow-c', 0, ['SN1', 'SN2', 'SN3']));
    expect(found.claims).to.have.deep.members([claimOf('SN1', 'flow-b'), held, claimOf('SN3', 'flow-b')]);
  });

  it('keeps the order of calls when one is decided anew', async () => {
    const store = open();
    await append(store, 'flow-a', [counted(1)], { claim: [claimOf('SN1', 'flow-a')] });
    const first = store.transact(wantedOf('flow-b', 0, ['SN1']), ({ claims }) =>
      changesOf('flow-b', [counted(1)], { claim: claims.length > 0 ? [] : [claimOf('SN1', 'flow-b')] }),
    );
    await Promise.all([first, append(store, 'flow-b', [counted(2)])]);
    expect(await store.journal('flow-b')).to.deep.equal([counted(1), counted(2)]);
  });

  it('asks who has the serials that a decision does not take, before it counts', async () => {
    const store = open();
    const held = claimOf('SN2', 'flow-a');
    await append(store, 'flow-a', [counted(1)], { claim: [held] });
    const said: (readonly Claim[])[] = [];
    await store.transact(wantedOf('flow-b', 0, ['SN1', 'SN2']), ({ claims }) => {
      said.push(claims);
      return changesOf('flow-b', [counted(claims.length)], { claim: [claimOf('SN1', 'flow-b')] });
    });
    expect(said).to.deep.equal([[], [held]]);
    expect(await store.journal('flow-b')).to.deep.equal([counted(1)]);
  });

  it('refuses a claim that is taken, with everything that came with it', async () => {
    const store = open();
    await append(store, 'flow-a', [counted(1)], { claim: [claimOf('SN1', 'flow-a')] });
    const claim = [claimOf('SN2', 'flow-b'), claimOf('SN1', 'flow-b')];
    expect(await rejectionOf(append(store, 'flow-b', [counted(2)], { claim }))).to.include({ code: 'aborted' });
    expect(store.health).to.deep.equal({ state: 'ok' });
    expect(await store.journal('flow-b')).to.deep.equal([]);
    const found = await lookUp(store, wantedOf('flow-b', 0, ['SN2']));
    expect(found.claims).to.deep.equal([]);
  });

  it('sets a claim free before it is taken again in the same group', async () => {
    const store = open();
    const claim = claimOf('SN1', 'flow');
    await append(store, 'flow', [counted(1)], { claim: [claim] });
    const again = { ...claim, holder: { ...claim.holder, atMs: 2 } };
    await append(store, 'flow', [counted(2)], { release: [claim], claim: [again] });
    const found = await lookUp(store, wantedOf('flow', 2, ['SN1']));
    expect(found.claims).to.deep.equal([again]);
  });

  it('finds claims by scope and fold, and nothing that merely begins alike', async () => {
    const store = open();
    const wanted = claimOf('ab', 'flow');
    const others = [claimOf('abc', 'flow'), { ...wanted, scope: `${SCOPE}1` }];
    await append(store, 'flow', [counted(1)], { claim: [wanted, ...others] });
    const found = await lookUp(store, wantedOf('flow', 1, ['AB', 'ab']));
    expect(found.claims).to.deep.equal([wanted]);
  });

  for (const strangers of [0, 3, 500]) {
    it(`finds exactly the serials asked for with ${strangers} others between them`, async () => {
      const store = open();
      const wanted = ['SN', 'SN~'].map(serial => claimOf(serial, 'flow'));
      const between = Array.from({ length: strangers }, (_, number) => claimOf(`SN${number}`, 'flow'));
      const claim = [...wanted, ...between];
      const ledger = [...claim.map(({ fold }) => entryOf(fold)), entryOf('SN1', 'sku-2')];
      await append(store, 'flow', [counted(1)], { claim, ledger });
      const found = await lookUp(store, wantedOf('flow', 1, ['sn~', 'SN', 'none', 'SN']));
      expect(found.claims).to.deep.equal(wanted);
      expect(found.ledger).to.deep.equal([entryOf('SN'), entryOf('SN~')]);
    });
  }

  it('finds what another tab has written since, and goes on after it', async () => {
    const [one, two] = [open(), open()];
    await append(one, 'flow', [counted(1)]);
    await append(two, 'flow', [counted(2), counted(3)]);
    await one.transact(wantedOf('flow', 1), ({ tail }) => {
      expect(tail).to.deep.equal([counted(2), counted(3)]);
      return changesOf('flow', [counted(4)]);
    });
    expect(await two.journal('flow')).to.deep.equal([1, 2, 3, 4].map(counted));
  });

  it('keeps 1,000 groups in the order of the calls', async () => {
    const store = open();
    const numbers = Array.from({ length: 1000 }, (_, number) => number);
    await Promise.all(numbers.map(number => append(store, 'flow', [counted(number)])));
    expect(await open().journal('flow')).to.deep.equal(numbers.map(counted));
  }).timeout(60_000);

  it('gives back any fact exactly as it was stored', async () => {
    const store = open();
    const facts: fc.Arbitrary<Fact[]> = fc.array(
      fc.record({
        type: fc.constant('reading-refused'),
        atMs: fc.integer(),
        deviceId: fc.string({ unit: 'binary' }),
        refusal: fc.record({ code: fc.constant('malformed'), text: fc.string({ unit: 'binary' }) }),
      }),
      { minLength: 1 },
    );
    let flows = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { maxLength: 4 }), async groups => {
        const flowId = `flow-${flows++}`;
        for (const group of groups) await append(store, flowId, group);
        expect(await store.journal(flowId)).to.deep.equal(groups.flat());
      }),
      { numRuns: 50 },
    );
  }).timeout(60_000);

  it('seeds the ledger from lists and streams, replacing what it knew', async () => {
    const store = open();
    const serials = Array.from({ length: 1203 }, (_, number) => `SN${number}`);
    async function* stream() {
      for (const serial of serials) yield entryOf(serial, 'sku-2');
    }
    expect(await store.seedLedger(serials.map(serial => entryOf(serial)))).to.equal(1203);
    expect(await store.seedLedger(stream())).to.equal(1203);
    const gone = { ...entryOf('SN7'), status: 'gone' as const };
    await store.seedLedger([gone]);
    const found = await lookUp(store, wantedOf('flow', 0, ['sn7']));
    expect(found.ledger).to.deep.equal([gone, entryOf('SN7', 'sku-2')]);
  }).timeout(60_000);

  it('lets a scan go between the slices of a ledger that is being seeded', async () => {
    const store = open();
    const order: string[] = [];
    const entries = Array.from({ length: 5000 }, (_, number) => entryOf(`SN${number}`));
    const seeded = store.seedLedger(entries).then(() => order.push('seeded'));
    await append(store, 'flow', [counted(1)]);
    order.push('scanned');
    await seeded;
    expect(order).to.deep.equal(['scanned', 'seeded']);
  }).timeout(60_000);

  it('keeps event files until they are acknowledged, oldest first', async () => {
    const store = open();
    await append(store, 'flow-a', [counted(1)], { outbox: [outboxEntryOf('later', 20)] });
    await append(store, 'flow-b', [counted(1)], { outbox: [outboxEntryOf('sooner', 10)] });
    await store.recordAttempt('later');
    expect((await store.outbox()).map(({ eventId, attempts }) => [eventId, attempts])).to.deep.equal([
      ['sooner', 0],
      ['later', 1],
    ]);
    await store.acknowledge('sooner', 30);
    await store.acknowledge('sooner', 40);
    expect((await store.outbox()).map(({ eventId }) => eventId)).to.deep.equal(['later']);
    expect(await store.event('sooner')).to.deep.equal({ ...outboxEntryOf('sooner', 10), acknowledgedAtMs: 30 });
  });

  it('knows nothing of events and flows that were never stored', async () => {
    const store = open();
    await store.acknowledge('nothing', 1);
    await store.recordAttempt('nothing');
    expect(await store.event('nothing')).to.equal(undefined);
    expect(await store.journal('nothing')).to.deep.equal([]);
  });
});

import { expect } from '@open-wc/testing';
import { replay } from '../../src/domain/folding/apply.js';
import { InputError } from '../../src/domain/model/input-error.js';
import { hashOf } from '../../src/chain/chain.js';
import { createCapture } from '../../src/create-capture.js';
import { createEventWriter, verifyAudit, type Audit } from '../../src/output/index.js';
import type { FlowStore, StoreExport } from '../../src/ports/flow-store.js';
import { createFlowStore } from '../../src/storage/index.js';
import { Bench } from '../domain/bench.js';
import { importInto } from '../support/import-into.js';
import { openSmallFlow, SERIALS } from '../support/small-flow.js';
import { changesOf, claimOf, counted, heldBy, lookUp, rejectionOf, wantedOf } from './samples.js';

function journalOf(...texts: string[]) {
  const bench = new Bench();
  for (const text of texts) bench.scan(text);
  return bench.facts;
}

const journal = journalOf('P1', 'DRILL', 'D-1');

/** Its claims stay after its completion. */
function completedCount(eventId: string) {
  const bench = new Bench({ flow: 'cycle-count', count: { countId: 'C', batchId: 'B', mode: 'full', blind: false } });
  for (const text of ['P1', 'DRILL', 'D-1']) bench.scan(text);
  bench.ask({ type: 'complete', eventId });
  return bench.facts;
}

describe('export and import', () => {
  let names: string[];
  let stores: FlowStore[];
  const device = (): FlowStore => {
    const name = `export-${crypto.randomUUID()}`;
    names.push(name);
    return open(name);
  };
  const open = (name: string): FlowStore => {
    const store = createFlowStore({ name, logWorkerUrl: false, now: () => 77 });
    stores.push(store);
    return store;
  };
  const append = (store: FlowStore, facts = journal, more = {}) =>
    store.transact(wantedOf('F1'), () => changesOf('F1', facts, more));
  const exported = async (store: FlowStore): Promise<StoreExport | undefined> =>
    JSON.parse(JSON.stringify(await store.exportAll?.())) as StoreExport;

  beforeEach(() => {
    [names, stores] = [[], []];
  });
  afterEach(() => {
    for (const store of stores) store.close();
    for (const name of names) indexedDB.deleteDatabase(name);
  });

  it('takes flows and event files to another device, and says so in the journal', async () => {
    const facts = completedCount('event-1');
    const outbox = createEventWriter()(replay(facts), facts.at(-1)?.atMs ?? 0, 60);
    const [one, other] = [device(), device()];
    await append(one, facts, { outbox: [outbox] });
    const report = await importInto(other, await exported(one));
    expect(report).to.deep.equal({ added: ['F1'], known: [], conflicting: [], files: ['event-1'], refused: [] });
    const restored = { type: 'facts-restored', count: facts.length, atMs: 77, deviceId: 'till-1', userId: 'mia' };
    expect(await other.journal('F1')).to.deep.equal([...facts, restored]);
    expect(await other.outbox()).to.deep.equal([outbox]);
    const { claims } = await lookUp(other, {
      flowId: 'F2',
      seq: 0,
      scope: 'count:C',
      lookups: new Set(['P1', 'D-1']),
    });
    expect(heldBy(claims)).to.deep.equal([
      ['P1', 'F1'],
      ['D-1', 'F1'],
    ]);
  });

  it('adds nothing twice, and leaves a flow that went on differently as it is', async () => {
    const [one, same, different] = [device(), device(), device()];
    for (const store of [one, same]) await append(store);
    await append(different, [...journal.slice(0, 2), counted(9)]);
    const nothing = { added: [], files: [], refused: [] };
    expect(await importInto(same, await exported(one))).to.deep.equal({ ...nothing, known: ['F1'], conflicting: [] });
    expect(await same.journal('F1')).to.deep.equal(journal);
    expect(await importInto(different, await exported(one))).to.deep.equal({
      ...nothing,
      known: [],
      conflicting: ['F1'],
    });
    expect(await different.journal('F1')).to.deep.equal([...journal.slice(0, 2), counted(9)]);
  });

  it('keeps a serial that was removed and scanned again on the other device', async () => {
    const bench = new Bench();
    for (const text of ['DRILL', 'D-1']) bench.scan(text);
    const before = [...bench.facts];
    const key = 'DRILL\u001fD-1';
    bench.ask({ type: 'remove-serial', lineId: '2', key });
    for (const text of ['DRILL', 'D-1']) bench.scan(text);
    const [here, other] = [device(), device()];
    await append(here, before, { claim: [{ ...claimOf('D-1', 'F1'), scope: 'stock:here', key }] });
    await append(other, bench.facts);
    await importInto(here, await exported(other));
    expect((await here.journal('F1')).at(-1)).to.include({ type: 'facts-restored' });
    const { claims } = await lookUp(here, { flowId: 'F2', seq: 0, scope: 'stock:here', lookups: new Set(['D-1']) });
    expect(heldBy(claims)).to.deep.equal([['D-1', 'F1']]);
  });

  it('exports nothing where nothing was stored, and leaves nothing in the way of what will be', async () => {
    const store = device();
    expect(await store.exportAll?.()).to.deep.equal({ format: 'serialkit/store/1', flows: [], outbox: [] });
    await append(store);
    expect(await store.journal('F1')).to.deep.equal(journal);
  });

  it('keeps the chain of the other device, so that an audit holds against the head in its event file', async () => {
    const [one, other] = [device(), device()];
    const there = await openSmallFlow({ store: one });
    for (const serial of SERIALS) await there.enter(serial);
    await there.request({ type: 'complete' });
    const [{ event } = { event: undefined }] = await there.device.outbox();
    const flowId = there.state?.flowId ?? '';
    const here = createCapture({ settings: { deviceId: 'other' }, store: other, sources: [], camera: false });
    expect((await here.device.importAll(await exported(one))).refused).to.deep.equal([]);
    const { text } = await here.device.exportAudit(flowId, 'json');
    expect(verifyAudit(text, [event?.journalHead ?? ''])).to.deep.include({ isIntact: true, since: 0 });
    const { chain } = JSON.parse(text) as Audit;
    expect(chain.slice(0, -1)).to.deep.equal((await exported(one))?.flows[0]?.chain);
    expect(other.health).to.deep.equal({ state: 'ok' });
    for (const capture of [there, here]) capture.close();
  });

  it('refuses what is no export, with its path, and stores nothing of it', async () => {
    const store = device();
    const flows = [
      { flowId: 'F1', facts: journal },
      { flowId: 'F2', facts: [counted(1)] },
    ];
    const refused = await rejectionOf(importInto(store, { format: 'other', flows, outbox: [{}] }));
    expect(refused).to.be.instanceOf(InputError);
    expect((refused as InputError).problems.map(({ path }) => path)).to.deep.equal(['format', 'flows[1].facts']);
    expect(await store.flows()).to.deep.equal([]);
  });

  it('still exports what a newer version has stored, and refuses to write there', async () => {
    const store = device();
    await append(store);
    const { salts = [] } = (await store.factGroups?.('F1'))?.[0] ?? {};
    expect(salts).to.have.length(1);
    store.close();
    const name = names[0] ?? '';
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 99);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error ?? new Error('It did not open.'));
    });
    const older = open(name);
    expect(await rejectionOf(append(older))).to.include({ code: 'version-changed' });
    const chain = [{ seq: 0, hash: hashOf('', 'F1', { seq: 0, facts: journal, salts }), salts }];
    expect((await older.exportAll?.())?.flows).to.deep.equal([{ flowId: 'F1', facts: journal, chain }]);
  });
});

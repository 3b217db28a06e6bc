import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { Fact } from '../../src/domain/model/fact.js';
import type { Changes, Found, Wanted } from '../../src/ports/flow-store.js';
import { MemoryStore } from '../support/memory-store.js';

/** Says which group it is that comes next, as a store with a chain does. */
class ChainedStore extends MemoryStore {
  readonly stored: (readonly Fact[])[] = [];

  override transact<T extends { readonly changes: Changes }>(wanted: Wanted, decide: (found: Found) => T): Promise<T> {
    return super.transact(wanted, found => {
      const decided = decide({ ...found, head: `head ${this.stored.length}` });
      if (decided.changes.facts.length > 0) this.stored.push(decided.changes.facts);
      return decided;
    });
  }
}

const document = {
  flow: 'asn-receiving',
  documentId: 'B-1',
  locationId: 's',
  lines: [{ sku: 'GC-X1', expectedQty: 2, expectedSerials: ['KX1-1', 'KX1-2'] }],
} as const;
const products = [{ sku: 'GC-X1', name: 'Kestrel', serialNumberRequired: true }];

function captureOn(store: MemoryStore) {
  return createCapture({
    settings: { deviceId: 'till-1', requireReasons: false },
    products,
    store,
    sources: [],
    camera: false,
  });
}

describe('a chained journal', () => {
  it('gives the event file the head of everything before the completion', async () => {
    const store = new ChainedStore();
    const capture = captureOn(store);
    await capture.open(document);
    const scans = ['KX1-1', 'KX1-2'].map(text => capture.enter(text));
    const completed = capture.request({ type: 'complete' }); // waits together with the scans
    await Promise.all([...scans, completed]);
    const at = store.stored.findIndex(facts => facts.some(({ type }) => type === 'flow-completed'));
    expect(store.stored[at]?.map(({ type }) => type)).to.deep.equal(['flow-completed']);
    const [entry] = await capture.device.outbox();
    expect(entry?.event.journalHead).to.equal(`head ${at}`);
    capture.close();
  });

  it('opens a document anew whose first fact is gone, with what was scanned', async () => {
    const store = new MemoryStore();
    const before = captureOn(store);
    const { flowId } = await before.open(document);
    await before.enter('KX1-1');
    before.close();
    const [, ...others] = await store.journal(flowId);
    const lost: Fact = { type: 'facts-tampered', seq: 0, count: 1, isHealed: false, atMs: 1, deviceId: '' };
    const broken = new MemoryStore();
    const summary = (await store.flows())[0];
    if (!summary) throw new Error('There is a flow.');
    const changes = { facts: [lost, ...others], claim: [], release: [], ledger: [], outbox: [], summary };
    await broken.transact({ flowId, seq: 0, scope: '', lookups: new Set() }, () => ({ changes }));
    const state = await captureOn(broken).open(document);
    expect(state.countedUnits).to.equal(1);
    const again = await captureOn(broken).open(document);
    expect(again).to.deep.include({ seq: state.seq, countedUnits: 1 });
  });
});

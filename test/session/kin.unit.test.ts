import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { Capture } from '../../src/ports/capture.js';
import { MemoryStore } from '../support/memory-store.js';

const products = [
  { sku: 'DRILL', serialNumberRequired: true },
  { sku: 'PHONE-7', serialNumberRequired: true },
];
const blind = (documentId: string): DocumentInput => ({ flow: 'blind-receiving', documentId, locationId: 'S1' });
const UNLIKE = 'GSB18-55';

async function work(store: MemoryStore, documentId: string, ...texts: readonly string[]): Promise<Capture> {
  const options = { settings: { deviceId: 'till' }, products, store, sources: [], camera: false } as const;
  const capture = createCapture(options);
  await capture.open(blind(documentId));
  for (const text of texts[0] === 'PHONE-7' ? texts : ['DRILL', ...texts]) await capture.enter(text);
  return capture;
}

async function outcomeOf(capture: Capture, text: string): Promise<string> {
  return (await capture.enter(text)).outcome;
}

describe('the kin of a serial', () => {
  it('are known in the next flow of the device, before one of it is captured there', async () => {
    const store = new MemoryStore();
    expect(await outcomeOf(await work(new MemoryStore(), 'D1'), UNLIKE)).to.equal('accepted');
    await work(store, 'D1', 'SN100', 'SN101', 'SN102');
    const next = await work(store, 'D2');
    expect(await outcomeOf(next, UNLIKE)).to.equal('prompt');
    expect(next.state?.prompt).to.deep.include({ code: 'doubtful', rule: 'unlike' });
  });

  it('are those of the same product alone', async () => {
    const store = new MemoryStore();
    await work(store, 'D1', 'SN100', 'SN101', 'SN102');
    const next = await work(store, 'D2', 'PHONE-7');
    expect(await outcomeOf(next, UNLIKE)).to.equal('accepted');
  });

  it('are learnt from the ledger', async () => {
    const store = new MemoryStore();
    const first = await work(store, 'D1');
    const entry = { sku: 'DRILL', status: 'gone', locationId: 'S1' } as const;
    await first.device.seedLedger(['SN100', 'SN101', 'SN102'].map(serial => ({ ...entry, serial })));
    expect(await outcomeOf(first, UNLIKE)).to.equal('prompt');
  });

  it('are forgotten when they are taken back, on one line or with the whole flow', async () => {
    const store = new MemoryStore();
    const first = await work(store, 'D1', 'SN100', 'SN101', 'SN102');
    const [line] = first.state?.lines ?? [];
    await first.request({ type: 'remove-serial', lineId: line?.lineId ?? '', key: line?.serials[0]?.key ?? '' });
    expect(store.shapes.get('DRILL')).to.deep.include.members([
      { length: 5, alphabet: 'capitals', lead: 'SN10', units: 2, unfit: 3 - 1 },
    ]);
    await first.request({ type: 'cancel' });
    expect(store.shapes.get('DRILL')).to.deep.equal([]);
  });

  it('are counted once, though the device keeps them while the flow is open', async () => {
    const store = new MemoryStore();
    const flow = await work(store, 'D1', 'SN100', 'SN101');
    expect(await outcomeOf(flow, UNLIKE)).to.equal('accepted');
  });

  it('are those of this flow where the store keeps none', async () => {
    const store = new MemoryStore();
    store.shapes.set = () => store.shapes;
    const flow = await work(store, 'D1', 'SN100', 'SN101', 'SN102');
    expect(await outcomeOf(flow, UNLIKE)).to.equal('prompt');
  });
});

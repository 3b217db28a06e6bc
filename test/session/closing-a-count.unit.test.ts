import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { SettingsInput } from '../../src/domain/inputs/settings-input.js';
import type { Capture } from '../../src/ports/capture.js';
import type { ApproveAnswer, ApproveQuestion } from '../../src/ports/host.js';
import { MemoryStore } from '../support/memory-store.js';

const products = [
  { sku: 'PHONE', SerialNumberRequired: true },
  { sku: 'CABLE', SerialNumberRequired: false },
];
const document = {
  flow: 'cycle-count',
  documentId: 'CC-1-A',
  locationId: 'S1',
  count: { countId: 'CC-1', batchId: 'A', batchIds: ['A', 'B', 'C'] },
  lines: [
    { lineId: '1', sku: 'PHONE', expectedSerials: ['P1', 'P2'] },
    { lineId: '2', sku: 'CABLE', expectedQty: 5 },
  ],
} as const;

/** A completed batch of a count whose other batches were counted elsewhere, and what the host was asked. */
async function counted(answer: ApproveAnswer, settings: Partial<SettingsInput> = { approveClosing: true }) {
  const asked: ApproveQuestion[] = [];
  const approve = (question: ApproveQuestion) => {
    asked.push(question);
    return Promise.resolve(answer);
  };
  const capture = createCapture({
    settings: { deviceId: 'till', ...settings },
    products,
    store: new MemoryStore(),
    sources: [],
    camera: false,
    host: { approve },
  });
  await capture.open(document);
  await capture.enter('PHONE');
  await capture.enter('P1');
  await capture.request({ type: 'complete' });
  return { capture, asked };
}

const lastFact = async ({ device, state }: Capture) => (await device.journal(state?.flowId ?? '')).at(-1);

describe('closing a count', () => {
  it('is a manager’s act where the store wants it, who sees the open places and the batches that are not here', async () => {
    const { capture, asked } = await counted({ approved: true, by: 'lea' });
    expect(await capture.request({ type: 'close-count' })).to.deep.equal({ outcome: 'done' });
    expect(asked).to.have.length(1);
    expect(asked[0]?.closing?.unknownBatches).to.deep.equal(['B', 'C']);
    expect(asked[0]?.closing?.batches[0]?.openLines).to.deep.equal([{ lineId: '2', sku: 'CABLE', name: 'CABLE' }]);
    expect(asked[0]?.closing?.products[0]).to.deep.include({ missing: ['P2'] });
    expect(await lastFact(capture)).to.deep.include({
      type: 'count-closed',
      approval: { by: 'lea' },
      unknownBatches: ['B', 'C'],
    });
    expect((await capture.device.countReport('CC-1')).isClosed).to.equal(true);
  });

  it('is refused in the manager’s words', async () => {
    const { capture } = await counted({ approved: false, message: 'Count aisle 4 first' });
    expect(await capture.request({ type: 'close-count' })).to.deep.include({
      code: 'approval-missing',
      text: 'Count aisle 4 first',
    });
    expect((await capture.device.countReport('CC-1')).isClosed).to.equal(false);
  });

  it('asks nobody where the store does not want it, and names the batches all the same', async () => {
    const { capture, asked } = await counted({ approved: false }, {});
    await capture.request({ type: 'close-count' });
    expect(asked).to.deep.equal([]);
    expect(await lastFact(capture)).to.deep.include({ type: 'count-closed', unknownBatches: ['B', 'C'] });
  });

  it('asks nobody about a count that cannot be closed yet', async () => {
    const { capture, asked } = await counted({ approved: true });
    await capture.request({ type: 'recount', lineIds: ['1'] });
    expect(await capture.request({ type: 'close-count' })).to.deep.include({ code: 'batches-open' });
    expect(asked).to.deep.equal([]);
  });
});

describe('a unit that was sold while it was counted', () => {
  it('is found in the device’s ledger when the count is completed', async () => {
    const capture = createCapture({
      settings: { deviceId: 'till' },
      products,
      store: new MemoryStore(),
      sources: [],
      camera: false,
    });
    await capture.open(document);
    await capture.enter('PHONE');
    await capture.enter('P1');
    const sold = { sku: 'PHONE', serial: 'P2', status: 'sold', locationId: 'S1', atMs: Date.now() + 1 } as const;
    await capture.device.seedLedger([sold]);
    await capture.request({ type: 'complete' });
    const [entry] = await capture.device.outbox();
    expect(entry?.event.lines[0]).to.deep.include({
      status: 'match',
      missingSerials: [],
      moved: { out: ['P2'], in: [] },
    });
  });
});

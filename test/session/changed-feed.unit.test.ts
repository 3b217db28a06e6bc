import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { DocumentInput } from '../../src/domain/index.js';
import type { Problem } from '../../src/domain/model/input-error.js';
import type { Capture } from '../../src/ports/capture.js';
import { MemoryStore } from '../support/memory-store.js';

const BLIND: DocumentInput = { flow: 'blind-receiving', documentId: 'B-1', locationId: 'STORE-042' };
const ASN: DocumentInput = {
  ...{ flow: 'asn-receiving', documentId: 'A-1', locationId: 'STORE-042' },
  lines: [
    { sku: 'CAM', expectedQty: 3 },
    { sku: 'LENS', expectedSerials: ['L1', 'L2'] },
  ],
};

interface Day {
  readonly capture: Capture;
  readonly problems: Problem[];
}

/** A page on the same device, by the feed of its day. */
function page(store: MemoryStore, serialized: readonly string[], settings: object = {}): Day {
  const problems: Problem[] = [];
  const capture = createCapture({
    settings: { deviceId: 'till', requireReasons: false, ...settings },
    products: ['CAM', 'LENS', 'BAG'].map(sku => ({ sku, SerialNumberRequired: serialized.includes(sku) })),
    onProblem: problem => problems.push(problem),
    ...{ store, sources: [], camera: false },
  });
  return { capture, problems };
}

const unitsOf = ({ state }: Capture) =>
  Object.fromEntries(
    state?.lines.map(({ product, countedQty, serials }) => [
      product.sku,
      [countedQty, serials.map(({ serial }) => serial)],
    ]) ?? [],
  );

describe('a product that asks for serials since its flow was begun', () => {
  it('is counted by quantity on, which is told, and its serial is never taken for the next product', async () => {
    const store = new MemoryStore();
    const first = page(store, ['LENS']);
    await first.capture.open(BLIND);
    for (const text of ['CAM', 'CAM']) await first.capture.enter(text);
    expect(first.problems).to.deep.equal([]);
    first.capture.close();

    const { capture, problems } = page(store, ['LENS', 'CAM']);
    await capture.open(BLIND);
    const message =
      'lines[0] counts CAM by quantity, as the feed had it when the flow was begun: it asks for serials now';
    expect(problems).to.deep.equal([{ code: 'feed-changed', path: 'lines[0]', message }]);
    expect(await capture.enter('CAM')).to.include({ outcome: 'counted' });
    expect(await capture.enter('C77')).to.have.nested.property('prompt.type', 'product');
    expect(await capture.enter('LENS')).to.have.nested.property('prompt.type', 'serial');
    expect(await capture.enter('LENS-1')).to.include({ outcome: 'accepted' });
    expect(unitsOf(capture)).to.deep.equal({ CAM: [3, []], LENS: [1, ['LENS-1']] });
    await capture.request({ type: 'close-prompt' });
    expect(capture.state?.held?.serial).to.equal('C77');
    const tap = await capture.request({ type: 'choose-line', lineId: '+CAM' });
    expect(tap).to.include({ outcome: 'refused', code: 'not-serialized' });
    capture.close();
  });

  it('is told once a page, also by a resume, of any line, and both ways', async () => {
    const store = new MemoryStore();
    const first = page(store, ['CAM']);
    const { flowId } = await first.capture.open(ASN);
    await first.capture.enter('CAM');
    first.capture.close();

    const second = page(store, ['LENS']);
    await second.capture.open(ASN);
    await second.capture.open(ASN);
    expect(second.problems.map(({ code, message }) => [code, message])).to.deep.equal([
      [
        'feed-changed',
        'lines[0] asks for serials of CAM, as the feed had it when the flow was begun: it is counted by quantity now',
      ],
    ]);
    second.capture.close();

    const third = page(store, []);
    await third.capture.resume(flowId);
    expect(third.problems.map(({ path }) => path)).to.deep.equal(['lines[0]']);
    third.capture.close();
  });

  it('is nothing to tell where the flow is over, or the store has serials switched off', async () => {
    for (const [settings, isOver] of [
      [{}, true],
      [{ enableSerializedInventory: false }, false],
    ] as const) {
      const store = new MemoryStore();
      const first = page(store, [], settings);
      await first.capture.open(ASN);
      if (isOver) await first.capture.request({ type: 'complete' });
      first.capture.close();
      const { capture, problems } = page(store, ['CAM'], settings);
      await capture.open(ASN);
      expect(problems).to.deep.equal([]);
      capture.close();
    }
  });
});

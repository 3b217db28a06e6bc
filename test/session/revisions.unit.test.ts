import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { DocumentInput } from '../../src/domain/index.js';
import type { Fact } from '../../src/domain/model/fact.js';
import type { Capture } from '../../src/ports/capture.js';
import { MemoryStore } from '../support/memory-store.js';

const ASN: DocumentInput = {
  ...{ flow: 'asn-receiving', documentId: 'ASN-1', locationId: 'STORE-042' },
  lines: [{ lineId: '1', sku: 'CAM', expectedSerials: ['T1', 'T2', 'T3'] }],
};
const REVISED: DocumentInput = {
  ...ASN,
  lines: [
    { lineId: '1', sku: 'CAM', expectedSerials: ['T1', 'T2', 'T9'] },
    { lineId: '2', sku: 'LENS', expectedSerials: ['B1'] },
  ],
};

function tab(store: MemoryStore, settings: object = {}): Capture {
  return createCapture({
    settings: { deviceId: 'till-1', ...settings },
    products: ['CAM', 'LENS'].map(sku => ({ sku, SerialNumberRequired: true })),
    ...{ store, sources: [], camera: false },
  });
}

const linesIn = ({ state }: Capture) =>
  state?.lines.map(({ product, countedQty, expectedQty }) => `${product.sku} ${countedQty}/${expectedQty}`);

const typesOf = async (capture: Capture): Promise<string[]> => {
  const journal: readonly Fact[] = await capture.device.journal(capture.state?.flowId ?? '');
  return journal.map(({ type }) => type);
};

describe('an open document that the host sets again with other content', () => {
  it('is worked in its new version, and completes with it', async () => {
    const store = new MemoryStore();
    const capture = tab(store);
    await capture.open(ASN);
    await capture.enter('T1');
    const { lines } = await capture.open(REVISED);
    expect(lines).to.have.length(2);
    expect(linesIn(capture)).to.deep.equal(['CAM 1/3', 'LENS 0/1']);
    for (const serial of ['T9', 'B1']) expect(await capture.enter(serial)).to.include({ outcome: 'accepted' });
    await capture.request({ type: 'complete' });
    const [entry] = await capture.device.outbox();
    expect(
      entry?.event.lines.map(({ sku, countedQty, missingSerials }) => [sku, countedQty, missingSerials]),
    ).to.deep.equal([
      ['CAM', 2, ['T2']],
      ['LENS', 1, []],
    ]);
  });

  it('is so after a reload, and in a second tab, and is told only once', async () => {
    const store = new MemoryStore();
    const [one, other] = [tab(store), tab(store)];
    await one.open(ASN);
    await other.open(ASN);
    await one.enter('T1');
    await other.open(REVISED);
    expect(await one.enter('T9')).to.include({ outcome: 'accepted' });
    expect(linesIn(one)).to.deep.equal(['CAM 2/3', 'LENS 0/1']);
    const reloaded = tab(store);
    await reloaded.open(REVISED);
    expect(linesIn(reloaded)).to.deep.equal(['CAM 2/3', 'LENS 0/1']);
    expect((await typesOf(reloaded)).filter(type => type === 'document-revised')).to.have.length(1);
    expect(reloaded.state?.revision?.isAnswered).to.equal(undefined);
    await reloaded.request({ type: 'answer-revision', take: false });
    expect((await tab(store).open(REVISED)).revision?.isAnswered).to.equal(true);
  });

  it('is left as it was begun where the store ignores revisions', async () => {
    const capture = tab(new MemoryStore(), { revisions: 'ignore' });
    await capture.open(ASN);
    await capture.open(REVISED);
    expect(linesIn(capture)).to.deep.equal(['CAM 0/3']);
  });

  it('comes in on another device with its revision', async () => {
    const capture = tab(new MemoryStore());
    await capture.open(ASN);
    await capture.enter('T1');
    await capture.open(REVISED);
    await capture.enter('B1');
    const { flowId = '' } = capture.state ?? {};
    const facts = await capture.device.journal(flowId);
    const other = tab(new MemoryStore());
    const flows = [{ flowId, facts }];
    const report = await other.device.importAll({ format: 'serialkit/store/1', flows, outbox: [] });
    expect(report.refused).to.deep.equal([]);
    await other.resume(flowId);
    expect(linesIn(other)).to.deep.equal(['CAM 1/3', 'LENS 1/1']);
  });
});

describe('an earlier receipt that is corrected while a later one is open', () => {
  const [first, second] = ['asn-receiving/ASN-1/1', 'asn-receiving/ASN-1/2'];

  it('changes what the later one expects, once its document is opened again', async () => {
    const capture = tab(new MemoryStore());
    await capture.open(ASN);
    await capture.enter('T1');
    await capture.request({ type: 'give-rest', rest: 'follows' });
    await capture.request({ type: 'complete' });
    await capture.open(ASN);
    await capture.enter('T2');
    await capture.resume(first);
    await capture.request({ type: 'correct' });
    await capture.request({ type: 'remove-serial', lineId: '1', key: 'CAM\u001fT1' });
    await capture.enter('T3');
    await capture.request({ type: 'complete' });
    expect((await capture.open(ASN)).flowId).to.equal(second);
    expect(capture.state?.lines[0]?.expectedSerials).to.deep.equal(['T1', 'T2']);
    expect(await capture.enter('T3')).to.include({ code: 'already-received' });
    expect(await capture.enter('T1')).to.include({ outcome: 'accepted' });
  });
});

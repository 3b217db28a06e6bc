import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { DocumentInput, SettingsInput } from '../../src/domain/index.js';
import type { Capture } from '../../src/ports/capture.js';
import { MemoryStore } from '../support/memory-store.js';

const ASN: DocumentInput = {
  ...{ flow: 'asn-receiving', documentId: 'ASN-1', locationId: 'STORE-042' },
  lines: [
    { lineId: '1', sku: 'CAM', expectedSerials: ['T1', 'T2'] },
    { lineId: '2', sku: 'LENS', expectedQty: 2 },
  ],
};
const COUNT: DocumentInput = {
  ...{ flow: 'cycle-count', documentId: 'CC-1', locationId: 'STORE-042' },
  ...{ count: { countId: 'CC-1', batchId: 'A', mode: 'partial', blind: true } },
  lines: [{ lineId: '1', sku: 'CAM', expectedSerials: ['T1'] }],
};

async function open(document: DocumentInput, settings: Partial<SettingsInput> = { tapKnown: true }): Promise<Capture> {
  const capture = createCapture({
    settings: { deviceId: 'till-1', partialReceipts: { 'asn-receiving': 'final' }, requireReasons: false, ...settings },
    products: [
      { sku: 'CAM', gtins: ['4006381333207'], SerialNumberRequired: true },
      { sku: 'LENS', SerialNumberRequired: true },
      { sku: 'SCREW-4', SerialNumberRequired: false },
    ],
    clock: { now: () => 1_796_029_200_000, utcOffsetMinutes: () => 0, newId: () => crypto.randomUUID() },
    ...{ store: new MemoryStore(), sources: [], camera: false },
  });
  await capture.open(document);
  return capture;
}

async function tap(capture: Capture, serial: string, lineId = '1'): Promise<unknown> {
  const { items } = await capture.enterList([serial], { lineId, isTapped: true });
  const [item] = items;
  return item?.verdict.outcome === 'refused' ? item.verdict.code : item?.verdict.outcome;
}

describe('a listed serial that is tapped as present', () => {
  it('is accepted, and the event says how it was captured', async () => {
    const capture = await open(ASN);
    expect(await tap(capture, 'T1')).to.equal('accepted');
    await capture.request({ type: 'complete' });
    const [entry] = await capture.device.outbox();
    expect(entry?.event.lines[0]?.serials.map(({ serial, source }) => [serial, source])).to.deep.equal([
      ['T1', 'tapped'],
    ]);
  });

  it('counts once', async () => {
    const capture = await open(ASN);
    await tap(capture, 'T1');
    expect(await tap(capture, 'T1')).to.equal('duplicate-in-flow');
    expect(capture.state?.lines[0]?.countedQty).to.equal(1);
  });

  it('is refused where the setting does not allow it', async () => {
    expect(await tap(await open(ASN, {}), 'T1')).to.equal('tap-not-allowed');
  });

  it('is refused where no list has it on the line', async () => {
    const capture = await open(ASN);
    expect(await tap(capture, 'T9')).to.equal('tap-not-allowed');
    expect(await tap(capture, 'T1', '2')).to.equal('tap-not-allowed');
    expect(await tap(capture, 'L1', '2')).to.equal('tap-not-allowed');
  });

  for (const serial of ['CAM', '4006381333207', 'SCREW-4', '(21)ABC123', ']C10104006381333207', 'urn:epc:id:x', 'N/A'])
    it(`is taken as the list has it, whatever code it looks like: ${serial}`, async () => {
      const lines = [{ lineId: '1', sku: 'CAM', expectedSerials: [serial, 'T2'] }];
      const capture = await open({ ...ASN, lines: [...lines, { lineId: '2', sku: 'SCREW-4', expectedQty: 3 }] });
      expect(await tap(capture, serial)).to.equal('accepted');
      expect(capture.state?.lines.map(({ countedQty }) => countedQty)).to.deep.equal([1, 0]);
      expect(capture.state?.lines[0]?.serials.map(captured => captured.serial)).to.deep.equal([serial]);
    });

  it('is refused where a reading only says that it was tapped', async () => {
    const capture = await open(ASN);
    for (const text of ['T1', 'T9']) {
      const verdict = await capture.read({ id: text, text, source: 'tapped', atMs: 1_796_029_200_000 });
      expect(verdict).to.deep.include({ outcome: 'refused', code: 'tap-not-allowed' });
    }
  });

  it('is refused in a blind count, which does not tell what it expects', async () => {
    expect(await tap(await open(COUNT), 'T1')).to.equal('tap-not-allowed');
  });
});

import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { DocumentInput } from '../../src/domain/index.js';
import type { Capture } from '../../src/ports/capture.js';
import { MemoryStore } from '../support/memory-store.js';

const ASN: DocumentInput = {
  ...{ flow: 'asn-receiving', documentId: 'ASN-1', title: 'ASN 1', locationId: 'STORE-042' },
  lines: [{ lineId: '1', sku: 'CAM', expectedSerials: ['T1', 'T2'] }],
};
const TRANSFER: DocumentInput = {
  ...{ flow: 'transfer-receive', documentId: 'TO-78', title: 'Transfer 78', locationId: 'STORE-042' },
  ...{ sourceLocationId: '0007', lines: [{ lineId: '1', sku: 'CAM', expectedSerials: ['T7'] }] },
};
const COUNT: DocumentInput = {
  ...{ flow: 'cycle-count', documentId: 'CC-1', title: 'Count', locationId: 'STORE-042' },
  ...{ count: { countId: 'CC-1', batchId: 'A', mode: 'partial', blind: true } },
  lines: [{ lineId: '1', sku: 'CAM', expectedSerials: ['T9'] }],
};

let atMs = 1_796_029_200_000;

function device(store: MemoryStore): Capture {
  return createCapture({
    settings: { deviceId: 'till-1', userId: 'anna', partialReceipts: { 'asn-receiving': 'ask' } },
    products: [{ sku: 'CAM', name: 'Camera', SerialNumberRequired: true }],
    clock: { now: () => (atMs += 1000), utcOffsetMinutes: () => 0, newId: () => crypto.randomUUID() },
    ...{ store, sources: [], camera: false },
  });
}

async function places(capture: Capture, text: string): Promise<readonly string[]> {
  const found = await capture.device.placesOf(text);
  return found.places.map(({ flow, product, isCounted }) =>
    [isCounted ? 'counted in' : 'expected in', flow.documentId, product].join(' '),
  );
}

async function history(capture: Capture, text: string): Promise<readonly string[]> {
  const found = await capture.device.lookUp(text);
  return found.history.flatMap(({ flow, facts }) => facts.map(({ type }) => `${flow.documentId} ${type}`));
}

describe('looking up a serial', () => {
  it('finds the documents that count or expect it, in every spelling', async () => {
    const capture = device(new MemoryStore());
    await capture.open(TRANSFER);
    await capture.open(ASN);
    await capture.enter('T1');
    expect(await places(capture, 't1')).to.deep.equal(['counted in ASN-1 Camera']);
    expect(await places(capture, 'T2')).to.deep.equal(['expected in ASN-1 Camera']);
    expect(await places(capture, ' T7 ')).to.deep.equal(['expected in TO-78 Camera']);
    expect(await places(capture, 'NOBODY')).to.be.empty;
  });

  it('finds the serial in what a scanner reads from a label', async () => {
    const capture = device(new MemoryStore());
    await capture.open(ASN);
    const { serial, places: found } = await capture.device.placesOf(']C10104006381333207\u001d21T2');
    expect([serial, found.length]).to.deep.equal(['T2', 1]);
  });

  it('does not tell what a blind count expects', async () => {
    const capture = device(new MemoryStore());
    await capture.open(COUNT);
    expect(await places(capture, 'T9')).to.be.empty;
    await capture.enter('T9');
    expect(await places(capture, 'T9')).to.deep.equal(['counted in CC-1 Camera']);
  });

  it('says that a completed document expects a serial only where its rest follows', async () => {
    for (const [rest, expected] of [
      ['follows', ['expected in ASN-1 Camera']],
      ['closed', []],
    ] as const) {
      const capture = device(new MemoryStore());
      await capture.open(ASN);
      await capture.enter('T1');
      await capture.request({ type: 'give-rest', rest });
      expect(await capture.request({ type: 'complete' })).to.deep.equal({ outcome: 'done' });
      expect(await places(capture, 'T2'), rest).to.deep.equal(expected);
      expect(await places(capture, 'T1'), rest).to.deep.equal(['counted in ASN-1 Camera']);
    }
  });

  it('has nothing of a document that was given up, but tells what happened there', async () => {
    const capture = device(new MemoryStore());
    await capture.open(ASN);
    await capture.enter('T1');
    await capture.request({ type: 'cancel' });
    expect(await places(capture, 'T1')).to.be.empty;
    expect(await history(capture, 'T1')).to.deep.equal([
      'ASN-1 flow-opened',
      'ASN-1 serial-accepted',
      'ASN-1 flow-cancelled',
    ]);
  });

  it('tells everything that happened to the serial, the document worked last first, and nothing else', async () => {
    const capture = device(new MemoryStore());
    await capture.open(TRANSFER);
    await capture.enter('T1'); // asks which product it is
    await capture.open(ASN);
    await capture.enter('T2');
    await capture.enter('T1');
    const key = capture.state?.lines[0]?.serials.find(({ serial }) => serial === 'T1')?.key ?? '';
    await capture.request({ type: 'remove-serial', lineId: '1', key });
    await capture.enter('T1');
    await capture.request({ type: 'mark-unit', lineId: '1', key, condition: 'damaged' });
    expect(await history(capture, 'T1')).to.deep.equal([
      'ASN-1 flow-opened',
      ...['ASN-1 serial-accepted', 'ASN-1 serial-removed', 'ASN-1 serial-accepted', 'ASN-1 unit-marked'],
      'TO-78 flow-opened',
      'TO-78 product-prompted',
    ]);
    expect(await history(capture, 'T3')).to.be.empty;
  });

  it('says what the ledger knows', async () => {
    const capture = device(new MemoryStore());
    await capture.device.seedLedger([{ sku: 'CAM', serial: 'T5', status: 'sold', locationId: 'STORE-007' }]);
    const { ledger } = await capture.device.placesOf('t5');
    expect(ledger.map(({ serial, status, locationId }) => [serial, status, locationId])).to.deep.equal([
      ['T5', 'sold', 'STORE-007'],
    ]);
  });

  it('finds nothing for what is no text', async () => {
    const capture = device(new MemoryStore());
    await capture.open(ASN);
    for (const text of ['', undefined, 7, {}])
      expect(await capture.device.lookUp(text as string)).to.deep.equal({
        ...{ serial: '', ledger: [], places: [], history: [] },
      });
  });
});

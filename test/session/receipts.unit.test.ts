import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { DocumentInput } from '../../src/domain/index.js';
import type { Capture } from '../../src/ports/capture.js';
import { MemoryStore } from '../support/memory-store.js';

const ASN: DocumentInput = {
  ...{ flow: 'asn-receiving', documentId: 'ASN-1', locationId: 'STORE-042' },
  lines: [{ lineId: '1', sku: 'CAM', expectedSerials: ['T1', 'T2', 'T3', 'T4', 'T5'] }],
};
const [first, second] = ['asn-receiving/ASN-1/1', 'asn-receiving/ASN-1/2'];

function device(store: MemoryStore, deviceId = 'till-1'): Capture {
  return createCapture({
    settings: { deviceId, userId: 'anna', reasonCodes: [{ code: 'short' }] },
    products: [
      { sku: 'CAM', SerialNumberRequired: true },
      { sku: 'TAPE', SerialNumberRequired: false, packs: [{ gtin: '14006381333303', units: 12 }] },
    ],
    clock: { now: () => 1_796_029_200_000, utcOffsetMinutes: () => 0, newId: () => crypto.randomUUID() },
    ...{ store, sources: [], camera: false },
  });
}

async function receive(capture: Capture, serials: readonly string[], rest?: 'follows' | 'closed'): Promise<void> {
  for (const serial of serials) await capture.enter(serial);
  if (rest) await capture.request({ type: 'give-rest', rest });
  expect(await capture.request({ type: 'complete' })).to.deep.equal({ outcome: 'done' });
}

const left = ({ state }: Capture) =>
  state?.lines.map(({ expectedQty, expectedSerials }) => [expectedQty, ...(expectedSerials ?? [])]);

describe('a document that is received in parts', () => {
  it('opens its next receipt, which knows what came before', async () => {
    const store = new MemoryStore();
    await device(store).open(ASN);
    const day = device(store);
    await day.open(ASN);
    await receive(day, ['T1', 'T2', 'T3'], 'follows');

    const next = device(store);
    const { flowId, receipt } = await next.open(ASN);
    expect([flowId, receipt]).to.deep.equal([second, 2]);
    expect(left(next)).to.deep.equal([[2, 'T4', 'T5']]);
    const earlier = { receipt: 1, deviceId: 'till-1', userId: 'anna', atMs: 1_796_029_200_000 };
    expect(await next.enter('T1')).to.deep.include({ outcome: 'refused', code: 'already-received', earlier });
    await receive(next, ['T4', 'T5']);
    const events = (await next.device.outbox()).map(({ event }) => event);
    expect(
      events.map(({ documentId, receipt: which, lines }) => [documentId, which, lines.map(({ rest }) => rest)]),
    ).to.deep.equal([
      ['ASN-1', { number: 1, isFinal: false }, ['follows']],
      ['ASN-1', { number: 2, isFinal: true }, [undefined]],
    ]);
    expect((await next.open(ASN)).status).to.equal('completed');
  });

  it('says of a carton that an earlier receipt had when it was received, though units of it are still to come', async () => {
    const carton = '106141412345678908';
    const document = { ...ASN, lines: [{ lineId: '1', sku: 'TAPE', expectedQty: 36, cartonId: carton }] };
    const capture = device(new MemoryStore());
    await capture.open(document);
    expect(await capture.enter(`(00)${carton}`)).to.include({ outcome: 'counted', units: 36, lineDone: true });
    await capture.request({ type: 'count-units', lineId: '1', delta: -24 });
    await receive(capture, [], 'follows');
    expect(await capture.open(document)).to.include({ receipt: 2 });
    const earlier = { receipt: 1, deviceId: 'till-1', userId: 'anna', atMs: 1_796_029_200_000 };
    expect(await capture.enter(`(00)${carton}`)).to.deep.include({ code: 'already-received', earlier });
    for (const lineDone of [false, true])
      expect(await capture.enter('14006381333303')).to.include({ units: 12, lineDone });
  });

  it('opens as completed after a receipt that is final', async () => {
    const store = new MemoryStore();
    const capture = device(store);
    await capture.open(ASN);
    await capture.request({ type: 'give-reason', lineId: '1', mismatch: 'missing', reason: 'short' });
    await receive(capture, ['T1'], 'closed');
    const { flowId, status } = await capture.open(ASN);
    expect([flowId, status]).to.deep.equal([first, 'completed']);
  });

  it('has all that was received in a third receipt, and none for one that was given up', async () => {
    const capture = device(new MemoryStore());
    await capture.open(ASN);
    await receive(capture, ['T1'], 'follows');
    await capture.open(ASN);
    await capture.enter('T2');
    await capture.request({ type: 'cancel' });
    await capture.open(ASN);
    await receive(capture, ['T3'], 'follows');
    const { flowId, receipt } = await capture.open(ASN);
    expect([flowId, receipt]).to.deep.equal(['asn-receiving/ASN-1/4', 3]);
    expect(left(capture)).to.deep.equal([[3, 'T2', 'T4', 'T5']]);
  });

  it('goes on with the correction of an earlier receipt first, and then with the later one', async () => {
    const capture = device(new MemoryStore());
    await capture.open(ASN);
    await receive(capture, ['T1'], 'follows');
    await capture.open(ASN);
    await capture.enter('T2');
    await capture.resume(first);
    await capture.request({ type: 'correct' });
    expect((await capture.open(ASN)).flowId).to.equal(first);
    expect(await capture.enter('T2')).to.include({ code: 'duplicate-elsewhere' });
    await receive(capture, ['T3'], 'follows');
    expect((await capture.device.outbox()).at(-1)?.event.receipt).to.deep.equal({ number: 1, isFinal: false });
    expect((await capture.open(ASN)).flowId).to.equal(second);
  });

  it('hears from the host what other devices have received, and its own only once', async () => {
    const store = new MemoryStore();
    const capture = device(store);
    await capture.open(ASN);
    await receive(capture, ['T1'], 'follows');
    const received = [
      { sku: 'CAM', serials: ['T1'], deviceId: 'till-1', receipt: 1 },
      { sku: 'CAM', serials: ['T5'], deviceId: 'till-2', receipt: 2 },
    ];
    const { receipt } = await capture.open({ ...ASN, received });
    expect([receipt, left(capture)]).to.deep.equal([3, [[3, 'T2', 'T3', 'T4']]]);
    expect(await capture.enter('T5')).to.deep.include({ earlier: { receipt: 2, deviceId: 'till-2' } });
    const other = device(new MemoryStore(), 'till-3');
    await other.open({ ...ASN, received });
    expect(left(other)).to.deep.equal([[3, 'T2', 'T3', 'T4']]);
  });

  it('says what is wrong with what the host says of other devices', async () => {
    const capture = device(new MemoryStore());
    const received = [{ sku: 'CAM', quantity: 1, serials: ['T1', 'T2'] }];
    const refused = await capture.open({ ...ASN, received }).catch((error: unknown) => error);
    expect(refused).to.have.nested.property('problems[0].code', 'inconsistent');
    expect(refused).to.have.nested.property('problems[0].path', 'received[0].serials');
  });
});

import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import type { DocumentInput } from '../../src/domain/index.js';
import type { OutboxEntry } from '../../src/domain/model/event-file.js';
import type { Problem } from '../../src/domain/model/input-error.js';
import type { Capture } from '../../src/ports/capture.js';
import type { DeliverAnswer } from '../../src/ports/host.js';
import { MemoryStore } from '../support/memory-store.js';
import { waitUntil } from '../support/wait-until.js';

const ASN: DocumentInput = {
  ...{ flow: 'asn-receiving', documentId: 'ASN-1', locationId: 'STORE-042' },
  lines: [{ lineId: '1', sku: 'CAM', expectedSerials: ['T1'] }],
};
const RIGHT = { ...ASN, documentId: 'ASN-2' };
const CLOSED = { code: 'po-closed', message: 'PO 4500012 is closed.' };
const NO: DeliverAnswer = { refused: CLOSED };

interface Device {
  readonly capture: Capture;
  readonly store: MemoryStore;
  readonly problems: Problem[];
  readonly handed: string[];
  readonly news: OutboxEntry[];
}

/** A device whose host answers so, one file after the other. */
function device(answers: unknown[], store = new MemoryStore()): Device {
  const problems: Problem[] = [];
  const handed: string[] = [];
  const news: OutboxEntry[] = [];
  const capture = createCapture({
    settings: { deviceId: 'till-1' },
    products: [{ sku: 'CAM', SerialNumberRequired: true }],
    host: {
      deliver: async entry => {
        handed.push(entry.eventId);
        return (answers.shift() ?? false) as DeliverAnswer;
      },
    },
    onProblem: problem => problems.push(problem),
    ...{ store, sources: [], camera: false },
  });
  capture.device.observeOutbox(entry => news.push(entry));
  return { capture, store, problems, handed, news };
}

async function complete({ capture }: Device, document = ASN): Promise<string> {
  await capture.open(document);
  await capture.enter('T1');
  expect(await capture.request({ type: 'complete' })).to.deep.equal({ outcome: 'done' });
  return capture.state?.eventIds.at(-1) ?? '';
}

const heard = (till: Device, count = 1): Promise<void> => waitUntil(() => till.news.length === count, 'the answer');
const lastOf = ({ ledger }: MemoryStore) => ledger.find(({ serial }) => serial === 'T1')?.status;

describe('an event file that the host refuses', () => {
  it('is kept with the host’s words, told, and not handed over again by itself', async () => {
    const till = device([NO]);
    const eventId = await complete(till);
    await heard(till);
    const [{ refusal, attempts }] = (await till.capture.device.outbox()) as [OutboxEntry];
    expect([refusal?.code, refusal?.message, attempts]).to.deep.equal([CLOSED.code, CLOSED.message, 1]);
    expect(till.news[0]?.refusal).to.deep.include(CLOSED);
    const again = device([true], till.store);
    await complete(again, { ...ASN, documentId: 'ASN-9', lines: [{ sku: 'CAM', expectedSerials: ['T9'] }] }).catch(
      () => '',
    );
    expect(again.handed).not.to.include(eventId);
  });

  it('is handed over again once somebody asks for that, and acknowledged like any other', async () => {
    const till = device([NO, true]);
    const eventId = await complete(till);
    await heard(till);
    await till.capture.device.sendAgain(eventId);
    await heard(till, 2);
    expect(till.handed).to.deep.equal([eventId, eventId]);
    expect(await till.capture.device.outbox()).to.deep.equal([]);
  });

  it('is withdrawn once its correction is completed, which is handed over in its place', async () => {
    const till = device([NO, true]);
    const first = await complete(till);
    await heard(till);
    await till.capture.request({ type: 'correct' });
    await till.capture.request({ type: 'complete' });
    await heard(till, 2);
    expect(till.news[1]?.event.supersedes).to.equal(first);
    expect(await till.capture.device.outbox()).to.deep.equal([]);
    expect(await till.store.event(first)).to.have.property('withdrawnAtMs');
  });

  it('is taken back: the ledger goes back, and the serial is free for the right document', async () => {
    const till = device([NO]);
    const eventId = await complete(till);
    await heard(till);
    expect(lastOf(till.store)).to.equal('in-stock');
    expect(await till.capture.request({ type: 'void' })).to.deep.equal({ outcome: 'done' });
    expect([till.capture.state?.status, lastOf(till.store)]).to.deep.equal(['voided', 'expected']);
    expect(await till.capture.device.outbox()).to.deep.equal([]);
    const { flowId = '' } = till.capture.state ?? {};
    const voided = (await till.capture.device.journal(flowId)).at(-1);
    expect(voided).to.deep.include({ type: 'flow-voided', eventId, ...CLOSED });
    expect((await till.capture.device.exportAudit(flowId)).text).to.include('PO 4500012 is closed.');
    expect(await till.capture.request({ type: 'correct' })).to.include({ code: 'flow-closed' });

    await till.capture.open(RIGHT);
    expect(await till.capture.enter('T1')).to.include({ outcome: 'accepted' });
    expect((await till.capture.open(ASN)).flowId).to.equal('asn-receiving/ASN-1/2');
  });

  it('is not taken back where the host has it, or has not refused it', async () => {
    const till = device([false]);
    const eventId = await complete(till);
    expect(await till.capture.request({ type: 'void' })).to.include({ code: 'void-not-allowed' });
    await till.capture.device.acknowledge(eventId);
    expect(await till.capture.request({ type: 'void' })).to.include({ code: 'void-not-allowed' });
  });

  it('is not taken back where the host has what it was to correct', async () => {
    const till = device([true, NO]);
    await complete(till);
    await heard(till);
    await till.capture.request({ type: 'correct' });
    await till.capture.request({ type: 'complete' });
    await heard(till, 2);
    expect(await till.capture.request({ type: 'void' })).to.include({ code: 'void-not-allowed' });
  });

  it('may be refused later, after the host has only taken it in', async () => {
    const till = device([false]);
    const eventId = await complete(till);
    await till.capture.device.refuse(eventId, CLOSED);
    expect(till.news.map(({ refusal }) => refusal?.message)).to.deep.equal([CLOSED.message]);
    const refused = await till.capture.device
      .refuse(eventId, { code: '', message: 'x' })
      .catch((error: Error) => error.name);
    expect(refused).to.equal('InputError');
    await till.capture.device.acknowledge(eventId);
    expect(await till.capture.device.refuse(eventId, CLOSED).catch(() => 'rejected')).to.equal('rejected');
  });

  for (const answer of [
    { refused: 'no' },
    { refused: { code: 'x' } },
    { refused: { ...CLOSED, message: 'x'.repeat(501) } },
    'no',
  ])
    it(`is tried again where the answer is ${JSON.stringify(answer).slice(0, 40)}, which is told`, async () => {
      const till = device([answer]);
      await complete(till);
      await waitUntil(() => till.problems.length === 1, 'the problem');
      expect(till.problems[0]?.code).to.equal('bad-answer');
      expect((await till.capture.device.outbox()).map(({ refusal }) => refusal)).to.deep.equal([undefined]);
      expect(till.news).to.deep.equal([]);
    });
});

describe('a flow that was taken back', () => {
  it('hands no file over on the device that imports it', async () => {
    const till = device([NO]);
    const eventId = await complete(till);
    await heard(till);
    await till.capture.request({ type: 'void' });
    const { flowId = '' } = till.capture.state ?? {};
    const facts = await till.capture.device.journal(flowId);
    const other = device([true]);
    const report = await other.capture.device.importAll({
      format: 'serialkit/store/1',
      flows: [{ flowId, facts }],
      outbox: [],
    });
    expect([report.added, report.files, report.refused]).to.deep.equal([[flowId], [], []]);
    expect(other.handed).not.to.include(eventId);
    expect((await other.capture.resume(flowId)).status).to.equal('voided');
  });

  it('is no earlier receipt of its document', async () => {
    const till = device([NO]);
    const lines = [{ lineId: '1', sku: 'CAM', expectedSerials: ['T1', 'T2'] }];
    await till.capture.open({ ...ASN, lines });
    await till.capture.enter('T1');
    await till.capture.request({ type: 'give-rest', rest: 'follows' });
    await till.capture.request({ type: 'complete' });
    await heard(till);
    await till.capture.request({ type: 'void' });
    const { lines: again, receipt } = await till.capture.open({ ...ASN, lines });
    expect([again[0]?.expectedQty, receipt]).to.deep.equal([2, undefined]);
  });
});

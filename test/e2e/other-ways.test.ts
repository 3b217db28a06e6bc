import { expect } from '@open-wc/testing';
import '../../src/define/serial-flow.js';
import type { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import { SerialOpenRequestEvent } from '../../src/events/requests/serial-open-request.js';
import { asn, feed, imeis } from '../support/asn.js';
import { Associate } from './associate.js';
import { freshDevice } from './fresh-device.js';
import { ByHand, code128, ean13 } from './means.js';
import { until } from './screen.js';

const drill = ean13('4006381333207');
const settings = {
  deviceId: 'ipad-7',
  userId: 'mia',
  approvals: { 'asn-receiving': ['under', 'missing'] },
  reasonCodes: [{ code: 'torn', label: 'Label torn', for: ['unreadable'] }],
};

describe('what else an associate can do with a document', function () {
  this.timeout(60_000);
  let flow: SerialFlow;
  let associate: Associate;

  function openPage(document: object = asn, more: object = {}): void {
    flow?.remove();
    flow = window.document.createElement('serial-flow');
    Object.assign(flow, { muted: true, settings: { ...settings, ...more }, products: feed, document });
    Object.assign(flow.style, { display: 'block', width: '390px', height: '560px' });
    associate = new Associate(flow, new ByHand());
    window.document.body.append(flow);
  }

  const counts = (): readonly number[] => flow.activeCapture?.state?.lines.map(line => line.countedQty) ?? [];

  beforeEach(async () => {
    flow?.remove();
    await freshDevice();
    openPage();
    await associate.screen.sees('ASN-10017');
  });

  after(() => flow.remove());

  it('pastes a list: what is wrong is told serial by serial, and keeps nothing out', async () => {
    const { screen } = associate;
    await associate.scan(drill);
    await screen.press('Paste a list');
    await screen.fill('Serials, one a line, or parted by comma, space or pipe', 'D18-1, D18-2\nD18-1');
    await screen.sees('3 serials');
    await screen.press('Add 3 serials');
    await screen.sees('2 serials added 1 not added D18-1 Already scanned');
    expect(counts()).to.deep.equal([0, 2, 0]);
  });

  it('counts a sealed run once it is confirmed', async () => {
    const { screen } = associate;
    await associate.scan(drill);
    await screen.press('Sealed run');
    await screen.fill('First serial of the run', 'D18-098');
    await screen.fill('Last serial of the run', 'D18-099');
    await screen.sees('For Cordless drill 18 V Add 2 serials');
    expect(counts()).to.deep.equal([0, 0, 0]);
    await screen.press('Add 2 serials');
    await screen.sees('2 serials added');
    expect(flow.activeCapture?.state?.lines[1]?.serials.map(({ serial }) => serial)).to.deep.equal([
      'D18-098',
      'D18-099',
    ]);
  });

  it('counts a unit whose label cannot be read, tells the page, and takes it out again', async () => {
    const { screen } = associate;
    const heard: string[] = [];
    flow.addEventListener('serial-unreadable', ({ detail }) => heard.push(`${detail.sku} ${detail.reason}`));
    await associate.scan(drill);
    await screen.press('Label unreadable');
    await screen.choose('Label torn');
    await screen.press('Count the unit');
    await until(() => heard.length === 1, 'the page to hear of the unit');
    expect(heard).to.deep.equal(['DRILL-18V torn']);
    await associate.toList();
    await screen.sees('1 unreadable label');
    expect(screen.marks()[1]).to.equal('In progress');
    await screen.press('Take the unit out: torn');
    await until(() => counts()[1] === 0, 'the unit to be gone');
  });

  it('waits in review until a manager approves the differences, and writes who did', async () => {
    const answers: { approved: boolean; by?: string; message?: string }[] = [
      { approved: false, message: 'Count the shelf again' },
      { approved: true, by: 'boss' },
    ];
    const asked: string[] = [];
    flow.addEventListener('serial-approve-request', event => {
      asked.push(...event.detail.mismatches.map(({ mismatch }) => mismatch));
      event.respondWith(answers.shift() ?? { approved: false });
    });
    await associate.scan(code128(imeis[0]));
    await associate.toList();
    await associate.screen.press('Review');
    await associate.screen.press('Close it short');
    await until(() => associate.screen.isPressed('Close it short'), 'the answer');
    expect(await associate.press('Complete')).to.equal('refused approval-missing');
    await associate.screen.sees('Count the shelf again');
    expect(asked).to.include('missing');
    const completed = new Promise<string | undefined>(resolve => {
      flow.addEventListener('serial-flow-completed', ({ detail }) => resolve(detail.event.approvedBy), { once: true });
    });
    await associate.screen.press('Complete');
    expect(await completed).to.equal('boss');
  });

  it('settles a serial that was taken offline and that the host turns out not to know', async () => {
    let isOnline = false;
    flow.addEventListener('serial-verify-request', event => {
      event.respondWith(isOnline ? 'unknown' : Promise.reject(new Error('offline')));
    });
    expect(await associate.scan(code128(imeis[0]))).to.equal(`accepted ${imeis[0]}`);
    await associate.toList();
    isOnline = true;
    window.dispatchEvent(new Event('online'));
    await associate.screen.sees('The store system does not know 1 serial');
    await expect(flow).to.be.accessible();
    await associate.screen.press(`Remove ${imeis[0]}`);
    await until(() => counts()[0] === 0, 'the serial to be taken out');
    expect(associate.screen.words).not.to.contain('does not know');
  });

  it('goes on with another document of the device', async () => {
    await associate.scan(code128(imeis[0]));
    openPage({ ...asn, documentId: 'ASN-10018', title: 'ASN-10018' });
    await associate.screen.sees('ASN-10018');
    await associate.screen.press('More');
    await associate.screen.press('Other documents');
    await associate.screen.sees('ASN-10017');
    await expect(flow).to.be.accessible();
    const other = flow.shadowRoot?.querySelector('serial-flows');
    const summary = other?.flows.find(({ documentId }) => documentId === 'ASN-10017');
    other?.dispatchEvent(new SerialOpenRequestEvent({ flowId: summary?.flowId ?? '' }));
    await associate.screen.sees(imeis[0]);
  });

  it('shows the record of the document, and hands it out as a file', async () => {
    await associate.scan(code128(imeis[0]));
    await associate.toList();
    await associate.screen.press('More');
    await associate.screen.press('Record');
    await associate.screen.sees('Serial added');
    await expect(flow).to.be.accessible();
    const exported = new Promise<string>(resolve => {
      flow.addEventListener('serial-exported', event => {
        event.preventDefault();
        resolve(event.detail.file.text);
      });
    });
    await associate.screen.press('Export CSV');
    expect(await exported)
      .to.contain(imeis[0])
      .and.to.contain('mia');
  });
});

describe('a cycle count over several batches', function () {
  this.timeout(60_000);
  let flow: SerialFlow;
  let associate: Associate;

  function openBatch(batchId: string, userId: string): void {
    flow?.remove();
    flow = window.document.createElement('serial-flow');
    const document = {
      ...asn,
      flow: 'cycle-count',
      documentId: 'COUNT-7',
      title: batchId,
      count: { countId: 'C7', batchId },
    };
    Object.assign(flow, { muted: true, settings: { deviceId: 'ipad-7', userId }, products: feed, document });
    Object.assign(flow.style, { display: 'block', width: '390px', height: '560px' });
    associate = new Associate(flow, new ByHand());
    window.document.body.append(flow);
  }

  async function complete(): Promise<void> {
    await associate.toList();
    await associate.screen.press('Review');
    expect(await associate.press('Complete')).to.match(/^completed/);
  }

  before(freshDevice);
  after(() => flow.remove());

  it('tells the second associate which batch has the serial, and who', async () => {
    openBatch('shelf-1', 'mia');
    await associate.screen.sees('shelf-1');
    expect(await associate.scan(code128(imeis[0]))).to.equal(`accepted ${imeis[0]}`);
    await complete();
    openBatch('shelf-2', 'zoe');
    await associate.screen.sees('shelf-2');
    expect(await associate.scan(code128(imeis[0]))).to.equal('refused duplicate-elsewhere');
    await associate.screen.sees('Already taken in COUNT-7 · shelf-1 · mia');
    expect(await associate.scan(code128(imeis[1]))).to.equal(`accepted ${imeis[1]}`);
  });

  it('reports over both batches, is closed, and begins no further one', async () => {
    await complete();
    const report = await flow.activeCapture?.device.countReport('C7');
    expect(report?.products[0]).to.deep.include({ countedQty: 2, match: 2, missing: [] });
    const closed = new Promise<string>(resolve => {
      flow.addEventListener('serial-count-closed', ({ detail }) => resolve(detail.countId), { once: true });
    });
    await flow.activeCapture?.request({ type: 'close-count' });
    expect(await closed).to.equal('C7');
    openBatch('shelf-3', 'mia');
    await until(() => associate.heard.includes('problem count-closed'), 'the refusal of a further batch');
  });

  it('counts a product anew where it was counted, and the rest stays', async () => {
    openBatch('shelf-2', 'zoe');
    await until(() => flow.activeCapture?.state?.status === 'completed', 'the batch as it was left');
    await flow.activeCapture?.request({ type: 'recount', lineIds: ['1'] });
    expect(await flow.activeCapture?.device.countReport('C7')).to.include({ isClosed: false });
    expect(await associate.scan(code128(imeis[1]))).to.equal(`accepted ${imeis[1]}`);
    await complete();
    const report = await flow.activeCapture?.device.countReport('C7');
    expect(report).to.include({ isClosed: true });
    expect(report?.products[0]?.lines.map(({ earlierCounts }) => earlierCounts)).to.deep.equal([[], [1]]);
  });
});

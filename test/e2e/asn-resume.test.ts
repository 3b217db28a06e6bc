import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/define/serial-flow.js';
import type { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import type { SerialFlowCompletedEvent } from '../../src/events/outcomes/serial-flow-completed.js';
import { createFlowStore } from '../../src/storage/index.js';
import { asn, feed, imeis } from '../support/asn.js';
import { Associate } from './associate.js';
import { freshDevice } from './fresh-device.js';
import { ByHand, code128, ean13 } from './means.js';
import { until } from './screen.js';

const settings = { deviceId: 'ipad-7' };
const drill = ean13('4006381333207');

describe('an ASN that is left and opened again', function () {
  this.timeout(60_000);
  let flow: SerialFlow;
  let associate: Associate;

  /** What a page does at its start; nothing but the store outlives the page before. */
  function openPage(onCompleted?: (event: SerialFlowCompletedEvent) => void, documentId = 'ASN-10017'): void {
    flow?.remove();
    flow = document.createElement('serial-flow');
    Object.assign(flow, { muted: true, settings, products: feed, document: { ...asn, documentId, title: documentId } });
    Object.assign(flow.style, { display: 'block', width: '390px', height: '560px' });
    if (onCompleted) flow.addEventListener('serial-flow-completed', onCompleted);
    associate = new Associate(flow, new ByHand());
    document.body.append(flow);
  }

  /** Nothing more comes of what is missing. */
  async function review(): Promise<void> {
    await associate.screen.press('Review');
    await associate.screen.press('Close it short');
    await until(() => associate.screen.isPressed('Close it short'), 'the answer');
  }

  async function complete(): Promise<string> {
    await review();
    return associate.press('Complete');
  }

  beforeEach(async () => {
    flow?.remove();
    await freshDevice();
  });

  after(() => flow.remove());

  it('goes on with the same serials and the same question', async () => {
    openPage();
    await associate.screen.sees('ASN-10017');
    await associate.scan(code128(imeis[0]));
    await associate.scan(drill);
    await associate.scan(code128('D18-000451'));
    openPage();
    await associate.screen.sees('Scan the serial of Cordless drill 18 V');
    await associate.screen.sees('D18-000451');
    expect(await associate.scan(code128('D18-000451'))).to.equal('refused duplicate-in-flow');
    expect(await associate.scan(code128('D18-000452'))).to.equal('accepted D18-000452');
    await associate.toList();
    expect(associate.screen.marks()).to.deep.equal(['In progress', 'Complete', 'Not started']);
    await associate.screen.sees(imeis[0]);
    expect(await associate.scan(code128(imeis[0]))).to.equal('refused duplicate-in-flow');
  });

  it('says at the start that it is paused, and loses nothing', async () => {
    openPage();
    await associate.screen.sees('ASN-10017');
    await associate.scan(code128(imeis[0]));
    await associate.toList();
    await associate.screen.press('Pause');
    await associate.screen.sees('Everything scanned so far is saved.');
    openPage();
    await associate.screen.sees('Everything scanned so far is saved.');
    await expect(flow).to.be.accessible();
    await associate.screen.press('Continue');
    await associate.screen.sees(imeis[0]);
  });

  it('hands the event file over at each start and when the device comes online, until it is acknowledged', async () => {
    const store = createFlowStore();
    openPage();
    await associate.screen.sees('ASN-10017');
    await associate.scan(code128(imeis[0]));
    await associate.toList();
    const said = await complete();
    expect(said).to.match(/^completed ./);
    await associate.screen.sees('Waiting for the store system to take it.');

    openPage();
    await until(() => associate.heard.includes(said), 'the same event file at the next start');
    window.dispatchEvent(new Event('online'));
    await until(() => associate.heard.length === 2, 'the event file once more');
    expect(associate.heard).to.deep.equal([said, said]);
    await associate.screen.sees('Waiting for the store system to take it.');

    openPage(event => event.acknowledge());
    await until(() => associate.heard.includes(said), 'the event file to be acknowledged');
    await waitUntil(async () => (await store.outbox()).length === 0, 'the outbox is empty');

    openPage();
    await oneEvent(flow, 'serial-flow-opened');
    await associate.screen.sees('Completed');
    expect(associate.heard).to.deep.equal([]);
    store.close();
  });

  it('keeps the event file that the host failed to take', async () => {
    const store = createFlowStore();
    openPage(event => event.acknowledge(Promise.reject(new Error('the host is down'))));
    await associate.screen.sees('ASN-10017');
    const said = await complete();
    await associate.screen.sees('Waiting for the store system to take it.');
    expect((await store.outbox()).map(({ eventId }) => `completed ${eventId}`)).to.deep.equal([said]);
    store.close();
  });

  it('makes one event file, however often Complete is pressed', async () => {
    const store = createFlowStore();
    openPage();
    await review();
    await associate.screen.press('Complete', 3);
    await associate.screen.sees('Waiting for the store system to take it.');
    expect(await store.outbox()).to.have.length(1);
    store.close();
  });

  it('refuses a serial that another ASN took, and says which, and takes it once it was removed there', async () => {
    openPage();
    await associate.screen.sees('ASN-10017');
    await associate.scan(drill);
    await associate.scan(code128('D18-000451'));
    openPage(undefined, 'ASN-10018');
    await associate.screen.sees('ASN-10018');
    await associate.scan(drill);
    await associate.scan(code128('D18-000451'));
    expect(associate.heard).to.deep.equal(['asked for serial', 'refused duplicate-elsewhere']);
    await associate.screen.sees('Already taken in ASN-10017');
    openPage();
    await associate.screen.sees('Scan the serial of Cordless drill 18 V');
    expect(await associate.press('Remove D18-000451')).to.equal('removed');
    openPage(undefined, 'ASN-10018');
    await associate.screen.sees('Scan the serial of Cordless drill 18 V');
    expect(await associate.scan(code128('D18-000451'))).to.equal('accepted D18-000451');
  });
});

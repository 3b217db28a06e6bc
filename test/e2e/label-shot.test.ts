import { expect } from '@open-wc/testing';
import { createCapture } from '../../src/create-capture.js';
import '../../src/define/serial-flow.js';
import { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import { FakeHost } from '../input/bridge/host.js';
import { feed, imeis } from '../support/asn.js';
import { Associate } from './associate.js';
import { freshDevice } from './fresh-device.js';
import { ByHand } from './means.js';

const [imei1, imei2] = imeis;
const label = [
  { text: '4006381333108', symbology: 'ean-13' },
  { text: imei1, symbology: 'code-128' },
  { text: imei2, symbology: 'code-128' },
  { text: '89049032302783487421583512399610', symbology: 'code-128' },
];
const document = {
  flow: 'asn-receiving',
  documentId: 'ASN-10018',
  locationId: 'STORE-042',
  lines: [{ lineId: '1', sku: 'PHONE-15-128', expectedQty: 1 }],
};

describe('a label that the app reads in one shot', function () {
  this.timeout(60_000);
  const { captureFactory } = SerialFlow;
  let flow: SerialFlow;
  let host: FakeHost;
  let associate: Associate;

  beforeEach(async () => {
    await freshDevice();
    host = new FakeHost().install();
    SerialFlow.captureFactory = input => createCapture({ ...input, sources: [host.source] });
    flow = window.document.createElement('serial-flow');
    Object.assign(flow, { muted: true, settings: { deviceId: 'ipad-7' }, products: feed, document });
    Object.assign(flow.style, { display: 'block', width: '390px', height: '560px' });
    associate = new Associate(flow, new ByHand());
    window.document.body.append(flow);
    await associate.screen.sees('ASN-10018');
  });
  afterEach(() => {
    flow.remove();
    host.remove();
    SerialFlow.captureFactory = captureFactory;
  });

  it('asks which of two numbers is the serial, and takes the one that is tapped', async () => {
    const { screen, heard } = associate;
    await host.receive(host.scan(label[0]));
    const answer = await host.receive(host.scan({ readings: label, group: 'box' }));
    expect(answer.payload).to.deep.include({ status: 'stored' });
    await screen.sees('Which number is the serial?');
    expect(heard).to.deep.equal(['asked for serial', 'asked for choice']);
    expect(await associate.press(imei2)).to.equal(`accepted ${imei2}`);
    expect(flow.activeCapture?.state?.lines[0]?.serials.map(({ serial }) => serial)).to.deep.equal([imei2]);
  });

  it('sets the label aside, and asks for the serial again', async () => {
    const { screen } = associate;
    await host.receive(host.scan(label[0]));
    await host.receive(host.scan({ readings: label, group: 'box' }));
    await screen.sees('Which number is the serial?');
    await associate.setAside();
    expect(flow.activeCapture?.state?.prompt).to.deep.equal({ type: 'serial', lineId: '1' });
    expect(flow.activeCapture?.state?.lines[0]?.serials).to.deep.equal([]);
  });
});

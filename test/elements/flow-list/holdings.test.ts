import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../../src/define.js';
import type { SerialFlow } from '../../../src/elements/flow/serial-flow.element.js';
import { freshDevice } from '../../e2e/fresh-device.js';
import { asn, feed, imeis } from '../../support/asn.js';
import { barcodePicture } from '../../support/barcode-picture.js';
import { fakeCamera, type FakeCamera } from '../../support/fake-camera.js';
import { NOTHING_HELD, watchHoldings, type Holdings } from '../../support/holdings.js';

describe('a page that <serial-flow> has left', () => {
  let camera: FakeCamera;
  let holdings: Holdings;

  before(freshDevice);

  beforeEach(() => {
    camera = fakeCamera(barcodePicture('qrcode', imeis[0], { scale: 6 }));
    holdings = watchHoldings();
  });

  afterEach(() => {
    holdings.restore();
    camera.restore();
  });

  const isFree = (): boolean => Object.values(holdings.held()).every(count => count === 0);

  async function mount(): Promise<SerialFlow> {
    const element = await fixture<SerialFlow>(
      html`<serial-flow muted .settings=${{ deviceId: 'till-7' }} .products=${feed} .document=${asn}></serial-flow>`,
    );
    await oneEvent(element, 'serial-flow-opened');
    await element.updateComplete;
    return element;
  }

  async function expectNothingHeld(): Promise<void> {
    await waitUntil(isFree, 'nothing is held', { timeout: 5000 }).catch(() => undefined);
    expect(holdings.held()).to.deep.equal(NOTHING_HELD);
  }

  it('keeps no listener, observer, timer, worker, track or connection after a scan by camera', async () => {
    const element = await mount();
    const accepted = oneEvent(element, 'serial-accepted');
    element.shadowRoot?.querySelector<HTMLElement>('.scan')?.click();
    await accepted;
    expect(holdings.held().tracks).to.equal(1);
    element.remove();
    await expectNothingHeld();
  });

  it('keeps none after many visits', async () => {
    for (let visit = 0; visit < 20; visit++) (await mount()).remove();
    await expectNothingHeld();
  });

  it('keeps none when it is left while it opens', async () => {
    const element = await fixture<SerialFlow>(
      html`<serial-flow .settings=${{ deviceId: 'till-7' }} .products=${feed} .document=${asn}></serial-flow>`,
    );
    element.remove();
    await expectNothingHeld();
  });
});

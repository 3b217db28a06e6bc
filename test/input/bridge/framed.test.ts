import { expect, fixtureSync, html, oneEvent } from '@open-wc/testing';
import { BridgeSource } from '../../../src/input/bridge/index.js';
import { FakeHost, type Said } from './host.js';

/** An SDK in a frame, driven from here; the test page is the host around it. */
async function framed(origins: readonly string[]) {
  const frame = Object.assign(document.createElement('iframe'), { title: 'Capture', srcdoc: 'Capture' });
  // Before it is on the page: what an empty frame says of itself until then is not to be trusted.
  const loaded = oneEvent(frame, 'load');
  fixtureSync(html`${frame}`);
  await loaded;
  const view = frame.contentWindow ?? expect.fail('no frame');
  return { view, host: new FakeHost(new BridgeSource({ window: view, origins })) };
}

async function nextOfType(type: string): Promise<Said> {
  for (;;) {
    const event: MessageEvent<Said> = await oneEvent(window, 'message');
    if (event.data.type === type) return event.data;
  }
}

describe('bridge source in a frame', () => {
  it('speaks with the page around it if its origin is listed', async () => {
    const { view, host } = await framed([location.origin]);
    const hello = nextOfType('hello');
    host.startStoring();
    const { session } = await hello;
    const answer = nextOfType('ack');
    view.postMessage('of another protocol', location.origin);
    view.postMessage(host.scan({ text: 'SN1' }, { session, id: 'a' }), location.origin);
    expect(await answer).to.deep.include({ type: 'ack', payload: { ref: 'a', status: 'stored' } });
    host.stop();
  });

  it('hears no page whose origin is not listed', async () => {
    const { view, host } = await framed(['https://pos.example']);
    host.startStoring();
    const heard = oneEvent(view, 'message');
    view.postMessage(host.message('ready'), location.origin);
    await heard;
    expect(host.statuses.map(({ state }) => state)).to.deep.equal(['starting']);
    host.stop();
  });

  it('hears no window but the one around it', async () => {
    const { view, host } = await framed([location.origin]);
    host.startStoring();
    const heard = oneEvent(view, 'message');
    view.dispatchEvent(
      new MessageEvent('message', { data: host.message('ready'), origin: location.origin, source: view }),
    );
    await heard;
    expect(host.statuses.map(({ state }) => state)).to.deep.equal(['starting']);
    host.stop();
  });
});

import { expect, waitUntil } from '@open-wc/testing';
import type { Reading } from '../../../src/codes/reading.js';
import { createCapture } from '../../../src/create-capture.js';
import type { SerialFlow } from '../../../src/elements/flow/serial-flow.element.js';
import { WedgeSource } from '../../../src/input/wedge/index.js';
import type { Capture } from '../../../src/ports/capture.js';
import { asn, feed, imeis } from '../../support/asn.js';
import '../../support/define-elements.js';
import { documentIn, openFrame } from '../../support/frames.js';
import { InputMethod } from '../../support/input-method.js';
import { MemoryStore } from '../../support/memory-store.js';
import { StampedScanner } from '../../support/stamped-scanner.js';

type View = Window & typeof globalThis;

const viewOf = ({ contentWindow }: HTMLIFrameElement): View => contentWindow as View;

describe('a scanner that types into a frame', () => {
  let frame: HTMLIFrameElement;
  beforeEach(() => (frame = openFrame()));
  afterEach(() => document.querySelectorAll('iframe').forEach(each => each.remove()));

  describe('with an element that the page has put there', () => {
    let capture: Capture;
    let flow: SerialFlow;
    let inPage: StampedScanner;
    let inFrame: StampedScanner;

    const show = async (root: Document): Promise<void> => {
      root.body.append(flow);
      await flow.updateComplete;
    };
    /** Scans a serial; resolves once the flow has an answer, to what it has counted then. */
    const countedAfter = async (scanner: StampedScanner, serial: string): Promise<number> => {
      const answered = new Promise<void>(resolve => {
        const end = capture.observe(({ verdict }) => {
          if (!verdict) return;
          end();
          resolve();
        });
      });
      scanner.scan(serial);
      await answered;
      return capture.state?.lines[0]?.countedQty ?? 0;
    };
    /** Whether keys at a scanner's pace are kept from that window's page. */
    const isHeard = (view: View): boolean => {
      const keys = Array.from({ length: 9 }, () => new view.KeyboardEvent('keydown', { key: '7', cancelable: true }));
      for (const key of keys) view.dispatchEvent(key);
      return keys.some(({ defaultPrevented }) => defaultPrevented);
    };

    beforeEach(async () => {
      const settings = { deviceId: 'test-device' };
      capture = createCapture({ settings, products: feed, store: new MemoryStore(), camera: false });
      await capture.open(asn);
      flow = Object.assign(document.createElement('serial-flow'), { capture });
      [inPage, inFrame] = [new StampedScanner(), new StampedScanner(viewOf(frame))];
    });
    afterEach(() => {
      flow.remove();
      capture.close();
    });

    it('is heard there, and in the page as before', async () => {
      await show(documentIn(frame));
      expect(await countedAfter(inFrame, imeis[0])).to.equal(1);
      expect(await countedAfter(inPage, imeis[1])).to.equal(2);
    });

    it('is heard where the element is now, when that is moved', async () => {
      await show(document);
      expect(isHeard(viewOf(frame))).to.equal(false);
      await show(documentIn(frame));
      expect(await countedAfter(inFrame, imeis[0])).to.equal(1);
      const other = openFrame();
      await show(documentIn(other));
      expect(await countedAfter(new StampedScanner(viewOf(other)), imeis[1])).to.equal(2);
      expect(isHeard(viewOf(frame))).to.equal(false);
      await show(document);
      expect(isHeard(viewOf(other))).to.equal(false);
    });

    it('is heard as long as one of two elements is there', async () => {
      const second = Object.assign(document.createElement('serial-flow'), { capture });
      await show(documentIn(frame));
      documentIn(frame).body.append(second);
      second.remove();
      await Promise.resolve();
      expect(await countedAfter(inFrame, imeis[0])).to.equal(1);
      flow.remove();
      await Promise.resolve();
      expect([isHeard(viewOf(frame)), isHeard(window)]).to.deep.equal([false, false]);
    });
  });

  it('is heard in the window that the page has named, and in no other', () => {
    const readings: Reading[] = [];
    const source = new WedgeSource({ window: viewOf(frame), textField: 'never' });
    const stop = source.start({ reading: reading => readings.push(reading), status: () => undefined });
    source.hear([window]);
    new StampedScanner().scan('SN-4711');
    new StampedScanner(viewOf(frame)).scan('SN-4712');
    stop();
    expect(readings.map(({ text, doubts = [] }) => [text, ...doubts])).to.deep.equal([['SN-4712']]);
  });

  it('is heard in the field of the frame, too, where it types by an input method', () => {
    const readings: Reading[] = [];
    const source = new WedgeSource({ textField: 'always', profile: { unheardMs: 0 } });
    source.hear([viewOf(frame)]);
    const stop = source.start({ reading: reading => readings.push(reading), status: () => undefined });
    const field = documentIn(frame).querySelector('input');
    if (!field) throw new Error('The frame has no field');
    new InputMethod(field).wait(2000).insert('SN-4711').press('Enter');
    stop();
    expect(readings.map(({ text }) => text)).to.deep.equal(['SN-4711']);
    expect(documentIn(frame).querySelector('input')).to.equal(null);
  });

  it('is heard by the script of the frame alone, where that has loaded the SDK itself', async () => {
    const page = viewOf(frame) as View & { heard?: string[] };
    const source = new URL('../../../src/input/wedge/index.ts', import.meta.url).href;
    const textContent = `import { WedgeSource } from '${source}';
      window.heard = [];
      new WedgeSource({ textField: 'never' }).start({ reading: ({ text }) => heard.push(text), status: () => undefined });`;
    const loader = Object.assign(documentIn(frame).createElement('script'), { type: 'module', textContent });
    documentIn(frame).body.append(loader);
    await waitUntil(() => page.heard, 'it listens');
    new StampedScanner(page).scan('SN-4711');
    new StampedScanner().scan('SN-4712');
    expect(page.heard).to.deep.equal(['SN-4711']);
  });
});

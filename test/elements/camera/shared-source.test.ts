import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { createCapture } from '../../../src/create-capture.js';
import type { SerialCamera } from '../../../src/elements/camera/serial-camera.element.js';
import '../../../src/input/camera/film.js'; // loaded before the tests wait for a picture
import { createCameraSource } from '../../../src/input/camera/index.js';
import type { Capture } from '../../../src/ports/capture.js';
import { asn, feed, imeis } from '../../support/asn.js';
import '../../support/define-elements.js';
import { fakeCamera, type FakeCamera } from '../../support/fake-camera.js';
import { FakeScanner } from '../../support/fake-scanner.js';
import { MemoryStore } from '../../support/memory-store.js';
import { StubCamera } from '../../support/stub-camera.js';

const videoOf = (element: Element): HTMLVideoElement | null | undefined => element.shadowRoot?.querySelector('video');
/** As on a slow machine, where three things go on at once. */
const PATIENCE = { timeout: 8_000 };

describe('two <serial-camera> of one source', () => {
  const show = (source: StubCamera | ReturnType<typeof createCameraSource>): Promise<SerialCamera> =>
    fixture<SerialCamera>(html`<serial-camera style="height: 200px" .source=${source}></serial-camera>`);

  it('leave it to the other when the first leaves', async () => {
    const source = new StubCamera({ status: { state: 'live' } });
    const [first, second] = [await show(source), await show(source)];
    first.remove();
    expect(source.video).to.equal(videoOf(second));
  });

  it('leave it to the other when the second leaves', async () => {
    const source = new StubCamera({ status: { state: 'live' } });
    const [first, second] = [await show(source), await show(source)];
    second.remove();
    expect(source.video).to.equal(videoOf(first));
    first.remove();
    expect(source.video).to.equal(undefined);
  });

  it('leave it to one that was moved meanwhile', async () => {
    const source = new StubCamera({ status: { state: 'live' } });
    const [first, second] = [await show(source), await show(source)];
    first.parentElement?.append(first);
    await first.updateComplete;
    second.remove();
    expect(source.video).to.equal(videoOf(first));
  });

  describe('that reads', () => {
    let camera: FakeCamera;
    let frames: number;
    let source: ReturnType<typeof createCameraSource>;
    let stop: () => void;

    beforeEach(() => {
      camera = fakeCamera();
      frames = 0;
      const detect = (picture: ImageBitmap): Promise<[]> => {
        picture.close();
        frames++;
        return Promise.resolve([]);
      };
      source = createCameraSource({ openReader: () => Promise.resolve({ detect, close: () => undefined }) });
      stop = source.start({ reading: () => undefined, status: () => undefined });
    });
    afterEach(() => {
      stop();
      camera.restore();
    });

    const isPlaying = (element: Element): boolean => {
      const { srcObject, paused = true } = videoOf(element) ?? {};
      return srcObject instanceof MediaStream && srcObject.active && !paused;
    };

    it('both show the picture, and the one that stays keeps it and goes on reading', async () => {
      const [first, second] = [await show(source), await show(source)];
      await waitUntil(() => isPlaying(first) && isPlaying(second), 'both show it', PATIENCE);
      for (const [gone, stays] of [
        [second, first],
        [await show(source), first],
      ] as const) {
        await waitUntil(() => isPlaying(gone) && isPlaying(stays), 'both show it', PATIENCE);
        gone.remove();
        await waitUntil(() => isPlaying(stays), 'the other keeps it', PATIENCE);
        const before = frames;
        await waitUntil(() => frames > before + 1, 'it goes on reading', PATIENCE);
        expect(videoOf(gone)?.srcObject).to.equal(null);
      }
      first.remove();
      await waitUntil(() => camera.tracks.every(({ readyState }) => readyState === 'ended'), 'the camera is off');
    });
  });
});

describe('elements that share a capture', () => {
  let scanner: FakeScanner;
  let camera: StubCamera;
  let capture: Capture;

  beforeEach(async () => {
    scanner = new FakeScanner();
    camera = new StubCamera({ status: { state: 'live' } });
    const store = new MemoryStore();
    const settings = { deviceId: 'test-device' };
    capture = createCapture({ settings, products: feed, store, sources: [scanner], camera });
    await capture.open(asn);
  });
  afterEach(() => capture.close());

  const OTHERS: Readonly<Record<string, () => TemplateResult>> = {
    'serial-flow': () => html`<serial-flow .capture=${capture}></serial-flow>`,
    'serial-scan-modal': () =>
      html`<serial-scan-modal presentation="inline" open camera-on .camera=${capture.camera}></serial-scan-modal>`,
    'serial-camera': () => html`<serial-camera .source=${capture.camera}></serial-camera>`,
    'serial-rescan': () => html`<serial-rescan line-id="1"></serial-rescan>`,
  };
  const counted = (): number => capture.state?.lines[0]?.countedQty ?? 0;

  for (const [tag, other] of Object.entries(OTHERS)) {
    it(`goes on scanning for the flow when the other leaves: <${tag}>`, async () => {
      await fixture(html`<serial-flow .capture=${capture}></serial-flow>`);
      (await fixture(other())).remove();
      scanner.scan(imeis[0]);
      await waitUntil(() => counted() === 1);
      expect(scanner.isRunning).to.equal(true);
    });

    it(`leaves the other its picture when the flow leaves: <${tag}>`, async () => {
      capture.start();
      const flow = await fixture(html`<serial-flow .capture=${capture}></serial-flow>`);
      await fixture(html`${other()}<serial-camera .source=${capture.camera}></serial-camera>`);
      const shown = camera.video;
      flow.remove();
      scanner.scan(imeis[0]);
      await waitUntil(() => counted() === 1);
      expect(camera.video).to.equal(shown);
      expect(shown).to.be.instanceOf(HTMLVideoElement);
    });
  }
});

import { expect, waitUntil } from '@open-wc/testing';
import type { Reading } from '../../../src/codes/reading.js';
import '../../../src/input/camera/film.js'; // loaded before the tests wait for a picture
import { createCameraSource } from '../../../src/input/camera/index.js';
import type { BarcodeReader, DetectedCode } from '../../../src/ports/barcode-reader.js';
import type { CameraSource } from '../../../src/ports/camera.js';
import type { SourceStatus, Stop } from '../../../src/ports/scan-source.js';
import { barcodePicture } from '../../support/barcode-picture.js';
import { darkness } from '../../support/camera-pictures.js';
import { fakeCamera, type FakeCamera } from '../../support/fake-camera.js';

/** A decoder that says what the test tells it. */
class StubReader implements BarcodeReader {
  symbols: readonly DetectedCode[] = [];
  isBroken = false;
  frames = 0;
  size = { width: 0, height: 0 };

  detect(picture: ImageBitmap): Promise<readonly DetectedCode[]> {
    this.size = { width: picture.width, height: picture.height };
    picture.close();
    this.frames++;
    return this.isBroken ? Promise.reject(new Error('broken')) : Promise.resolve(this.symbols);
  }

  close(): void {}
}

const corners = [
  { x: 320, y: 180 },
  { x: 640, y: 180 },
  { x: 640, y: 360 },
  { x: 320, y: 360 },
];

describe('camera source', () => {
  let camera: FakeCamera;
  let source: CameraSource;
  let video: HTMLVideoElement;
  let stop: Stop;
  let readings: Reading[];
  let statuses: SourceStatus[];
  let stub: StubReader;

  const open = (
    options: Parameters<typeof createCameraSource>[0] = { openReader: () => Promise.resolve(stub) },
  ): void => {
    source = createCameraSource(options);
    stop = source.start({ reading: reading => readings.push(reading), status: status => statuses.push(status) });
    source.attach(video);
  };
  const isLive = (): boolean => source.view.status.state === 'live';
  const framesPass = async (count = 2): Promise<void> => {
    const until = stub.frames + count;
    await waitUntil(() => stub.frames >= until, 'no frames came', { timeout: 8_000 });
  };

  beforeEach(() => {
    localStorage.removeItem('serialkit.camera');
    camera = fakeCamera();
    video = document.createElement('video');
    document.body.append(video);
    readings = [];
    statuses = [];
    stub = new StubReader();
  });

  afterEach(() => {
    stop();
    source.attach(undefined);
    video.remove();
    camera.restore();
  });

  it('does not touch the camera before there is a place to show its picture', () => {
    source = createCameraSource({ openReader: () => Promise.resolve(stub) });
    stop = source.start({ reading: () => {}, status: () => {} });
    expect(source.view.status).to.deep.equal({ state: 'off' });
    expect(camera.asked).to.have.length(0);
  });

  it('asks for the camera that faces away, at 1920 x 1080, and shows it muted and inline', async () => {
    open();
    await waitUntil(isLive);
    expect(camera.asked).to.deep.equal([
      { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: { ideal: 'environment' } },
    ]);
    expect(video.muted).to.equal(true);
    expect(video.playsInline).to.equal(true);
    expect(statuses).to.deep.equal([{ state: 'starting' }, { state: 'ready' }]);
  });

  for (const fit of ['contain', 'cover'])
    it(`reads a printed serial through the worker: ${fit}`, async () => {
      video.style.cssText = `object-fit: ${fit}; width: 200px; height: 200px`;
      camera.show(barcodePicture('code128', 'SN-0042/a'));
      open({});
      await waitUntil(() => readings.length > 0, 'nothing was read', { timeout: 10_000 });
      expect(readings[0]).to.include({ text: 'SN-0042/a', symbology: 'code-128', aim: ']C0', source: 'camera' });
    });

  it('says where in the picture the code is', async () => {
    stub.symbols = [{ text: 'A', symbology: 'code-128', corners }];
    open();
    await waitUntil(() => source.view.codes.length > 0);
    expect(source.view.codes[0]?.outline[0]).to.deep.equal({ x: 0.25, y: 0.25 });
    expect(source.view.codes[0]?.outline[2]).to.deep.equal({ x: 0.5, y: 0.5 });
  });

  it('reads of a picture that the box cuts what is seen, and the quiet zones at its edge', async () => {
    video.style.cssText = 'object-fit: cover; width: 200px; height: 200px';
    stub.symbols = [{ text: 'A', symbology: 'code-128', corners }];
    open();
    await waitUntil(() => source.view.codes.length > 0);
    expect(stub.size).to.deep.equal({ width: 810, height: 720 });
    const left = (1280 - 810) / 2;
    expect(source.view.codes[0]?.outline[0]).to.deep.equal({ x: (left + 320) / 1280, y: 0.25 });
  });

  it('reads a picture that is seen whole to its edges', async () => {
    video.style.cssText = 'object-fit: contain; width: 200px; height: 200px';
    open();
    await framesPass();
    expect(stub.size).to.deep.equal({ width: 1280, height: 720 });
  });

  it('delivers a code once while it stays in view, and ties those of one shot together', async () => {
    stub.symbols = [
      { text: 'A', symbology: 'code-128', corners },
      { text: 'B', symbology: 'ean-13', corners: [] },
    ];
    open();
    await framesPass(4);
    expect(readings.map(({ text }) => text)).to.deep.equal(['A', 'B']);
    expect(readings[0]?.group).to.be.a('string');
    expect(readings[0]?.group).to.equal(readings[1]?.group);
    expect(readings[0]?.id).not.to.equal(readings[1]?.id);
  });

  it('delivers of several codes what is expected, and what is tapped', async () => {
    stub.symbols = ['A', 'B', 'UPC'].map(text => ({ text, symbology: 'code-128', corners }));
    open();
    source.expect?.(look => look.map(({ text }) => (text === 'UPC' ? 'ignored' : 'fits')));
    await waitUntil(() => source.view.codes.some(({ state }) => state === 'choice'));
    expect(readings).to.deep.equal([]);
    source.pick?.(source.view.codes.find(({ text }) => text === 'B')?.id ?? '');
    expect(readings.map(({ text }) => text)).to.deep.equal(['B']);
    await waitUntil(() => source.view.codes.find(({ text }) => text === 'B')?.state === 'read');
  });

  for (const [name, code] of [
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'in-use'],
  ] as const) {
    it(`is unavailable after ${name}, and live after another try`, async () => {
      camera.refuse(name);
      open();
      await waitUntil(() => source.view.status.state === 'unavailable');
      expect(source.view.status).to.include({ code });
      expect(statuses.at(-1)).to.include({ state: 'unavailable', code });
      camera.refuse();
      source.retry();
      await waitUntil(isLive);
    });
  }

  it('does not ask again by itself after a refusal', async () => {
    camera.refuse('NotAllowedError');
    open();
    await waitUntil(() => source.view.status.state === 'unavailable');
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(camera.asked).to.have.length(1);
  });

  it('says that it was interrupted, and starts again when the page comes back', async () => {
    open();
    await waitUntil(isLive);
    camera.interrupt();
    expect(source.view.status).to.deep.equal({ state: 'unavailable', code: 'interrupted' });
    window.dispatchEvent(new Event('focus'));
    await waitUntil(isLive);
    expect(camera.tracks).to.have.length(2);
  });

  it('takes no notice of the flicker of a starting camera', async () => {
    open();
    await waitUntil(isLive);
    camera.mute(true);
    camera.mute(false);
    await framesPass();
    expect(statuses).to.deep.equal([{ state: 'starting' }, { state: 'ready' }]);
  });

  it('says when the picture is muted for longer, and when it is back', async () => {
    open();
    await waitUntil(isLive);
    camera.mute(true);
    await waitUntil(() => source.view.status.state === 'unavailable', 'never said so', { timeout: 3_000 });
    expect(source.view.status).to.include({ code: 'interrupted' });
    camera.mute(false);
    expect(source.view.status).to.deep.equal({ state: 'live' });
  });

  it('switches the camera off when it is stopped and when the view goes', async () => {
    open();
    await waitUntil(isLive);
    source.attach(undefined);
    expect(camera.tracks[0]?.readyState).to.equal('ended');
    source.attach(video);
    await waitUntil(isLive);
    stop();
    expect(camera.tracks[1]?.readyState).to.equal('ended');
    expect(video.srcObject).to.equal(null);
    expect(source.view.status).to.deep.equal({ state: 'off' });
  });

  it('switches off a camera that opened too late', async () => {
    open();
    stop();
    await waitUntil(() => camera.tracks[0]?.readyState === 'ended');
    expect(source.view.status).to.deep.equal({ state: 'off' });
  });

  it('has one owner: a second camera takes it from the first', async () => {
    open();
    await waitUntil(isLive);
    const other = createCameraSource({ openReader: () => Promise.resolve(new StubReader()) });
    const otherVideo = document.createElement('video');
    const stopOther = other.start({ reading: () => {}, status: () => {} });
    other.attach(otherVideo);
    await waitUntil(() => other.view.status.state === 'live');
    expect(source.view.status).to.deep.equal({ state: 'unavailable', code: 'in-use' });
    expect(camera.tracks[0]?.readyState).to.equal('ended');
    stopOther();
  });

  it('asks for the remembered camera, and for any when that is gone', async () => {
    localStorage.setItem('serialkit.camera', '{"cameraId":"lens-2"}');
    camera.refuse('OverconstrainedError');
    open();
    await waitUntil(() => source.view.status.state === 'unavailable');
    expect(camera.asked.map(({ deviceId }) => deviceId)).to.deep.equal([{ exact: 'lens-2' }, undefined]);
  });

  it('remembers the camera that was chosen', async () => {
    open();
    await waitUntil(isLive);
    await source.choose('lens-3');
    await waitUntil(isLive);
    expect(camera.asked.at(-1)).to.deep.include({ deviceId: { exact: 'lens-3' } });
    expect(localStorage.getItem('serialkit.camera')).to.contain('lens-3');
  });

  it('lights the torch again after zooming, within what the lens can do', async () => {
    camera.equip({ torch: true, zoom: { min: 1, max: 3, step: 0.1 } });
    open();
    await waitUntil(isLive);
    expect(source.view.abilities).to.deep.include({ torch: true, focus: false });
    await source.setTorch(true);
    await source.setZoom(9);
    expect(camera.applied).to.deep.equal([{ torch: true }, { zoom: 3 }, { torch: true }]);
    expect(source.view).to.include({ torch: true, zoom: 3 });
  });

  it('remembers the zoom', async () => {
    localStorage.setItem('serialkit.camera', '{"zoom":2}');
    camera.equip({ zoom: { min: 1, max: 3, step: 0.1 } });
    open();
    await waitUntil(() => camera.applied.length > 0);
    expect(camera.applied).to.deep.equal([{ zoom: 2 }]);
  });

  it('focuses where it is told to, if the lens can', async () => {
    open();
    await waitUntil(isLive);
    await source.focusAt?.({ x: 0.25, y: 0.5 });
    expect(camera.applied).to.deep.equal([]);
    camera.equip({ focusMode: ['continuous', 'single-shot'] });
    source.retry();
    await waitUntil(() => source.view.abilities.focus);
    await source.focusAt?.({ x: 0.25, y: 0.5 });
    expect(camera.applied).to.deep.equal([{ pointsOfInterest: [{ x: 0.25, y: 0.5 }], focusMode: 'single-shot' }]);
  });

  it('drops the outlines when the device is turned, until the next frame', async () => {
    stub.symbols = [{ text: 'A', symbology: 'code-128', corners }];
    open();
    await waitUntil(() => source.view.codes.length > 0);
    video.dispatchEvent(new Event('resize'));
    expect(source.view.codes).to.deep.equal([]);
    await waitUntil(() => source.view.codes.length > 0);
    expect(readings).to.have.length(1);
  });

  it('rests while the page is in the background, and goes on after', async () => {
    open();
    await waitUntil(isLive);
    const showPage = (hidden: boolean): void => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    try {
      showPage(true);
      expect(camera.tracks[0]?.readyState).to.equal('ended');
      expect(source.view.status).to.deep.equal({ state: 'off' });
    } finally {
      showPage(false);
      Reflect.deleteProperty(document, 'hidden');
    }
    await waitUntil(isLive);
    expect(camera.tracks).to.have.length(2);
  });

  it('says what would help, in the view', async () => {
    camera.show(darkness());
    open();
    await waitUntil(() => source.view.hint === 'dark', 'no hint came', { timeout: 10_000 });
    stub.symbols = [{ text: 'A', symbology: 'code-128', corners }];
    await waitUntil(() => source.view.hint === undefined);
  });

  it('reads a still photo, whose codes no second frame confirms', async () => {
    open({});
    const photo = await new Promise<Blob>((resolve, reject) => {
      barcodePicture('code128', 'SN0042').toBlob(blob => (blob ? resolve(blob) : reject(new Error('no photo'))));
    });
    expect(await source.readPhoto(photo)).to.equal(1);
    expect(readings.at(-1)).to.deep.include({ text: 'SN0042', doubts: ['single-picture'] });
  });

  it('gives up on a decoder that keeps failing, and says so', async () => {
    stub.isBroken = true;
    open();
    await waitUntil(() => source.view.status.state === 'unavailable');
    expect(source.view.status).to.include({ code: 'failed' });
    expect(camera.tracks[0]?.readyState).to.equal('ended');
  });
});

import { expect, waitUntil } from '@open-wc/testing';
import { DeviceCamera } from '../../../src/input/camera/camera-source.js';
import type { Reading } from '../../../src/codes/reading.js';
import type { DetectedCode } from '../../../src/ports/barcode-reader.js';
import type * as FilmModule from '../../../src/input/camera/film.js';
import type { SourceStatus, Stop } from '../../../src/ports/scan-source.js';
import { fakeCamera, type FakeCamera } from '../../support/fake-camera.js';

const UPC: DetectedCode = { text: 'UPC', symbology: 'code-128', corners: [] };
const openReader = () => Promise.resolve({ detect: () => Promise.resolve([UPC]), close: () => {} });
const realFilm = (): Promise<typeof FilmModule> => import('../../../src/input/camera/film.js');

/** A load that ends when the test says so. */
function heldLoad() {
  let end: (film: typeof FilmModule | PromiseLike<typeof FilmModule>) => void = () => {};
  const loading = new Promise<typeof FilmModule>(resolve => (end = resolve));
  return { load: () => loading, arrive: () => end(realFilm()) };
}

describe('camera source, whose working parts load when it opens', () => {
  let camera: FakeCamera;
  let video: HTMLVideoElement;
  let source: DeviceCamera;
  let stop: Stop;
  let statuses: SourceStatus[];
  let readings: Reading[];

  const open = (load: () => Promise<typeof FilmModule>): void => {
    source = new DeviceCamera({ openReader }, load);
    stop = source.start({ reading: reading => readings.push(reading), status: status => statuses.push(status) });
    source.attach(video);
  };
  const isLive = (): boolean => source.view.status.state === 'live';

  before(realFilm); // else the tests would wait for the server

  beforeEach(() => {
    camera = fakeCamera();
    video = document.createElement('video');
    document.body.append(video);
    statuses = [];
    readings = [];
  });

  afterEach(() => {
    stop();
    source.attach(undefined);
    video.remove();
    camera.restore();
  });

  it('loads nothing before there is a place to show the picture', () => {
    let loads = 0;
    source = new DeviceCamera({ openReader }, () => (loads++, realFilm()));
    stop = source.start({ reading: () => {}, status: () => {} });
    expect(loads).to.equal(0);
  });

  it('asks for the camera while they load, so that the picture comes no later', async () => {
    const held = heldLoad();
    open(held.load);
    expect(source.view.status).to.deep.equal({ state: 'starting' });
    expect(camera.asked).to.have.length(1);
    held.arrive();
    await waitUntil(isLive);
    expect(statuses).to.deep.equal([{ state: 'starting' }, { state: 'ready' }]);
  });

  it('says why they could not be loaded, switches the camera off, and loads them at the next try', async () => {
    let loads = 0;
    open(() => (++loads === 1 ? Promise.reject(new TypeError('no network')) : realFilm()));
    await waitUntil(() => source.view.status.state === 'unavailable');
    const failed = { state: 'unavailable', code: 'failed', detail: 'no network' };
    expect(source.view.status).to.deep.equal(failed);
    expect(statuses.at(-1)).to.deep.equal(failed);
    await waitUntil(() => camera.tracks[0]?.readyState === 'ended', 'the camera is still on');
    source.retry();
    await waitUntil(isLive);
    expect(loads).to.equal(2);
  });

  it('switches off a camera that is closed while they still load', async () => {
    const held = heldLoad();
    open(held.load);
    await waitUntil(() => camera.tracks.length === 1);
    source.attach(undefined);
    await waitUntil(() => camera.tracks[0]?.readyState === 'ended', 'the camera is still on');
    held.arrive();
    await realFilm();
    expect(source.view.status).to.deep.equal({ state: 'off' });
    expect(video.srcObject).to.equal(null);
  });

  it('reads no photo without them, and reads it once they load', async () => {
    let loads = 0;
    open(() => (++loads < 3 ? Promise.reject(new TypeError('no network')) : realFilm()));
    await waitUntil(() => source.view.status.state === 'unavailable');
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext('2d');
    const photo = await canvas.convertToBlob();
    const failure: unknown = await source.readPhoto(photo).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(TypeError);
    expect(await source.readPhoto(photo)).to.equal(1);
  });

  it('delivers of the first picture only what it was told to expect before', async () => {
    const held = heldLoad();
    open(held.load);
    source.expect(look => look.map(() => 'ignored'));
    held.arrive();
    await waitUntil(() => source.view.codes.length > 0);
    expect(source.view.codes[0]).to.include({ text: 'UPC', state: 'other' });
    expect(readings).to.deep.equal([]);
  });
});

import { expect } from '@open-wc/testing';
import { Lens } from '../../../src/input/camera/lens.js';
import { ViewState } from '../../../src/input/camera/view-state.js';

const KEY = 'serialkit.camera';
const { signal } = new AbortController();

/** A track of the camera with this id, which can do nothing. */
const trackOf = (deviceId: string): MediaStreamTrack =>
  Object.assign(new EventTarget(), { getSettings: () => ({ deviceId }) }) as unknown as MediaStreamTrack;

describe('lens', () => {
  const real = Object.getOwnPropertyDescriptor(MediaDevices.prototype, 'enumerateDevices');

  before(() => {
    const devices = [
      { kind: 'videoinput', deviceId: 'new-1', label: 'Back camera' },
      { kind: 'videoinput', deviceId: 'new-2', label: 'Back telephoto camera' },
      { kind: 'audioinput', deviceId: 'new-3', label: 'Microphone' },
    ];
    const value = () => Promise.resolve(devices);
    Object.defineProperty(MediaDevices.prototype, 'enumerateDevices', { ...real, value });
  });
  after(() => real && Object.defineProperty(MediaDevices.prototype, 'enumerateDevices', real));
  afterEach(() => localStorage.removeItem(KEY));

  it('lists the cameras of the device', async () => {
    const state = new ViewState();
    expect(await new Lens(state).use(trackOf('new-1'), signal)).to.equal(true);
    expect(state.view.abilities.cameras.map(({ id }) => id)).to.deep.equal(['new-1', 'new-2']);
    expect(state.view.cameraId).to.equal('new-1');
  });

  it('knows the chosen camera again by its name when its id has changed', async () => {
    localStorage.setItem(KEY, JSON.stringify({ cameraId: 'old-2', label: 'Back telephoto camera' }));
    const state = new ViewState();
    const lens = new Lens(state);
    expect(await lens.use(trackOf('new-1'), signal)).to.equal(false);
    expect(state.view.cameraId).to.equal('new-2');
    expect(await lens.use(trackOf('new-2'), signal)).to.equal(true);
    expect(new ViewState().view.cameraId).to.equal('new-2'); // remembered anew
  });

  it('remembers the chosen camera with its name', async () => {
    const state = new ViewState();
    await new Lens(state).use(trackOf('new-1'), signal);
    state.choose('new-2');
    expect(JSON.parse(localStorage.getItem(KEY) ?? '')).to.deep.equal({
      cameraId: 'new-2',
      label: 'Back telephoto camera',
      zoom: 1,
    });
  });

  it('stays with a camera whose remembered name is gone', async () => {
    localStorage.setItem(KEY, JSON.stringify({ cameraId: 'old-9', label: 'USB camera' }));
    const state = new ViewState();
    expect(await new Lens(state).use(trackOf('new-1'), signal)).to.equal(true);
    expect(state.view.cameraId).to.equal('new-1');
  });
});

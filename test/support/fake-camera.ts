import { contextOf } from './barcode-picture.js';

/** Stands in for the device's camera, in every engine. */
export interface FakeCamera {
  /** What it sees from now on: a picture drawn in the middle, or nothing. */
  show(picture?: HTMLCanvasElement): void;
  /** From now on it cannot be opened, for this reason; undefined: it can again. */
  refuse(errorName?: string): void;
  /** The system takes the camera away from the page, as for a call. */
  interrupt(): void;
  /** Mutes the picture or not, as the system does for a moment while a camera starts. */
  mute(isMuted: boolean): void;
  /** From now on its lenses can do this, in the terms of `MediaTrackCapabilities`. */
  equip(capabilities: object): void;
  /** What tracks were told by `applyConstraints`, oldest first. */
  readonly applied: object[];
  /** The tracks that it gave out, oldest first. */
  readonly tracks: readonly MediaStreamTrack[];
  /** What it was asked for, oldest first. */
  readonly asked: readonly MediaTrackConstraints[];
  /** Brings the real camera back. */
  restore(): void;
}

const REDRAW_MS = 60;

/** Makes `getUserMedia` give a film of a picture. */
export function fakeCamera(picture?: HTMLCanvasElement): FakeCamera {
  const stage = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
  let shown = picture;
  let refusal: string | undefined;
  const tracks: MediaStreamTrack[] = [];
  const asked: MediaTrackConstraints[] = [];
  let events = new EventTarget();
  let capabilities: object = {};
  const applied: object[] = [];
  let tick = 0;
  const draw = (): void => {
    // A canvas that does not change gives no frames.
    drawFilm(stage, shown, tick++ % 2 === 0 ? '#d4d4d4' : '#d3d3d3');
  };
  draw();
  const timer = setInterval(draw, REDRAW_MS);
  const putBack = replaceGetUserMedia(({ video }) => {
    events = new EventTarget();
    asked.push(typeof video === 'object' ? video : {});
    if (refusal) return Promise.reject(new DOMException('refused by the test', refusal));
    const stream = stage.captureStream(15);
    for (const track of stream.getVideoTracks()) {
      // Firefox does not hand made-up events on a track to its listeners.
      track.addEventListener = events.addEventListener.bind(events);
      track.getCapabilities = () => capabilities;
      track.applyConstraints = ({ advanced = [] } = {}) => Promise.resolve(void applied.push(...advanced));
      tracks.push(track);
    }
    return Promise.resolve(stream);
  });
  return {
    show: next => (shown = next),
    refuse: name => (refusal = name),
    interrupt: () => {
      tracks.at(-1)?.stop();
      events.dispatchEvent(new Event('ended'));
    },
    mute: isMuted => {
      const track = tracks.at(-1);
      if (track) Object.defineProperty(track, 'muted', { value: isMuted, configurable: true });
      events.dispatchEvent(new Event(isMuted ? 'mute' : 'unmute'));
    },
    equip: next => (capabilities = next),
    applied,
    tracks,
    asked,
    restore: () => {
      clearInterval(timer);
      putBack();
    },
  };
}

function drawFilm(stage: HTMLCanvasElement, picture: HTMLCanvasElement | undefined, background: string): void {
  const context = contextOf(stage);
  context.fillStyle = background;
  context.fillRect(0, 0, stage.width, stage.height);
  if (picture) context.drawImage(picture, (stage.width - picture.width) >> 1, (stage.height - picture.height) >> 1);
}

/** On the prototype: WebKit may collect `navigator.mediaDevices` and make a new one without what was put on it. */
function replaceGetUserMedia(value: (constraints: MediaStreamConstraints) => Promise<MediaStream>): () => void {
  const real = Object.getOwnPropertyDescriptor(MediaDevices.prototype, 'getUserMedia');
  if (!real) throw new Error('This engine has no getUserMedia');
  Object.defineProperty(MediaDevices.prototype, 'getUserMedia', { ...real, value });
  return () => Object.defineProperty(MediaDevices.prototype, 'getUserMedia', real);
}

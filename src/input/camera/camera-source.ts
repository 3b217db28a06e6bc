import type { Reading } from '../../codes/reading.js';
import type { BarcodeReader } from '../../ports/barcode-reader.js';
import type { CameraSource, CameraStatus, CameraView, JudgeLook, Point } from '../../ports/camera.js';
import type { DecoderDiagnostics } from '../../ports/diagnostics.js';
import type { ScanSink, Settlement, Stop } from '../../ports/scan-source.js';
import { pageClock, type ReadingClock } from '../../clock/page-clock.js';
import { createReader, type ReaderOptions } from '../decode/create-reader.js';
import { missingSupport, sourceStatusOf, statusOfError } from './camera-status.js';
import { ownCamera } from './camera-stream.js';
import type { Frame } from './frame.js';
import { FrameReader } from './frame-reader.js';
import type { Guide } from './guide.js';
import { Lens } from './lens.js';
import { LivePicture } from './live-picture.js';
import { Look } from './look.js';
import type { Shot } from './sightings.js';
import { ViewState } from './view-state.js';

export interface CameraOptions extends ReaderOptions {
  /** Time and ids of readings. Default: the page's. */
  readonly clock?: ReadingClock | undefined;
  /** Opens what reads the frames. Default: a worker, see `createReader`. */
  readonly openReader?: (() => Promise<BarcodeReader>) | undefined;
}

/**
 * A scan source for the device's camera. It is switched on while it is started, has a video element, and the page is
 * visible.
 * @example
 * const camera = createCameraSource();
 * camera.attach(document.querySelector('video') ?? undefined);
 * const capture = createCapture({ settings: { deviceId: 'ipad-7' }, products, camera });
 * capture.start();
 */
export function createCameraSource(options: CameraOptions = {}): CameraSource {
  return new DeviceCamera(options);
}

class DeviceCamera implements CameraSource {
  readonly name = 'camera';
  readonly #state = new ViewState();
  readonly #lens = new Lens(this.#state);
  readonly #look: Look;
  readonly #frames: FrameReader;
  #sink: ScanSink | undefined;
  #video: HTMLVideoElement | undefined;
  /** The opening or open camera; its abort drops whatever of it comes late. */
  #run: AbortController | undefined;
  #picture: LivePicture | undefined;
  #guide: Guide | undefined;

  constructor({ clock = pageClock, openReader, ...readerOptions }: CameraOptions) {
    this.#look = new Look({
      clock,
      onReading: reading => this.#sink?.reading(reading),
      onCodes: codes => this.#state.show({ codes }),
    });
    this.#frames = new FrameReader({
      clock,
      openReader: openReader ?? (() => createReader(readerOptions)),
      unwanted: () => this.#look.unwanted,
      onFrame: (picture, atMs) => this.#guide?.look(picture, atMs),
      onShot: shot => this.#see(shot),
      onFailure: error => this.#lose({ state: 'unavailable', code: 'failed', detail: String(error) }),
    });
  }

  get view(): CameraView {
    return this.#state.view;
  }

  get decoder(): DecoderDiagnostics | undefined {
    return this.#frames.decoder;
  }

  start(sink: ScanSink): Stop {
    this.#sink = sink;
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal });
    window.addEventListener('pageshow', () => this.#revive(), { signal });
    window.addEventListener('focus', () => this.#revive(), { signal });
    this.retry();
    return () => {
      listening.abort();
      if (this.#sink !== sink) return;
      this.#close();
      this.#sink = undefined;
      this.#frames.close();
    };
  }

  settled({ id }: Reading, settlement: Settlement): void {
    this.#look.settled(id, settlement);
  }

  attach(video: HTMLVideoElement | undefined): void {
    if (video === this.#video) return;
    this.#close();
    this.#video = video;
    this.retry();
  }

  observe(listener: (view: CameraView) => void): () => void {
    return this.#state.observe(listener);
  }

  expect(judge: JudgeLook | undefined): void {
    this.#look.expect(judge);
  }

  pick(id: string): void {
    this.#look.pick(id);
  }

  setTorch(on: boolean): Promise<void> {
    return this.#lens.setTorch(on);
  }

  setZoom(factor: number): Promise<void> {
    return this.#lens.setZoom(factor);
  }

  focusAt(point: Point): Promise<void> {
    return this.#lens.focusAt(point);
  }

  async choose(cameraId: string): Promise<void> {
    this.#lens.choose(cameraId);
    this.retry();
  }

  retry(): void {
    this.#look.forget();
    this.#frames.reset();
    this.#reopen();
  }

  readPhoto(photo: Blob): Promise<number> {
    this.#look.forget();
    return this.#frames.readPhoto(photo);
  }

  #reopen(): void {
    this.#close();
    if (this.#sink && this.#video && !document.hidden) void this.#open(this.#video);
  }

  /** A camera that runs on unseen drains the battery; a refusal stays, since asking again might prompt again. */
  #onVisibility(): void {
    if (document.hidden) this.#close();
    else if (this.view.status.state === 'off') this.#reopen();
  }

  /**
   * The page is back from a call or another app: iOS does not always say that the picture froze, nor that it is back.
   */
  #revive(): void {
    const { status } = this.view;
    const isInterrupted = status.state === 'unavailable' && status.code === 'interrupted';
    if (isInterrupted || this.#picture?.isFrozen()) this.#reopen();
  }

  async #open(video: HTMLVideoElement): Promise<void> {
    const missing = missingSupport(window);
    if (missing) return this.#setStatus(missing);
    const { signal } = (this.#run = new AbortController());
    signal.addEventListener(
      'abort',
      ownCamera(() => this.#lose({ state: 'unavailable', code: 'in-use' })),
    );
    this.#setStatus({ state: 'starting' });
    const events = {
      onFrame: (frame: Frame) => this.#frames.read(frame, signal),
      onInterrupted: () => this.#setStatus({ state: 'unavailable', code: 'interrupted' }),
      onResumed: () => this.#setStatus({ state: 'live' }),
      onTurned: () => this.#state.show({ codes: [] }),
    };
    try {
      this.#picture = await LivePicture.open(video, this.view.cameraId, events, signal);
      if (!(await this.#lens.use(this.#picture.track, signal))) return this.#reopen();
      if (signal.aborted) return;
      this.#setStatus({ state: 'live' });
      this.#startGuide(signal).catch(() => {});
      await this.#lens.restore();
    } catch (error) {
      if (!signal.aborted) this.#lose(statusOfError(error));
    }
  }

  #see(shot: Shot): void {
    this.#look.see(shot);
    this.#guide?.note(shot.symbols.length > 0, this.#look.isIdle, shot.atMs);
  }

  /** The guide is only a comfort, so it loads beside the film. */
  async #startGuide(signal: AbortSignal): Promise<void> {
    const { Guide } = await import('./guide.js');
    if (!signal.aborted) this.#guide = new Guide(hint => this.#state.show({ hint }));
  }

  #close(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#picture?.end();
    this.#picture = undefined;
    this.#lens.release();
    this.#guide = undefined;
    this.#state.show({ codes: [], hint: undefined });
    const { status } = this.view;
    if (status.state !== 'unavailable' || status.code !== 'denied') this.#setStatus({ state: 'off' });
  }

  #lose(status: CameraStatus): void {
    this.#close();
    this.#setStatus(status);
  }

  #setStatus(status: CameraStatus): void {
    if (status.state === 'off' && this.view.status.state === 'off') return;
    this.#state.show({ status });
    const sourceStatus = sourceStatusOf(status);
    if (sourceStatus) this.#sink?.status(sourceStatus);
  }
}

import type { Reading } from '../../codes/reading.js';
import type { CameraSource, CameraStatus, CameraView, JudgeLook, Point } from '../../ports/camera.js';
import type { DecoderDiagnostics } from '../../ports/diagnostics.js';
import type { ScanSink, Settlement, Stop } from '../../ports/scan-source.js';
import type { CameraOptions } from './camera-options.js';
import { missingSupport, sourceStatusOf, statusOfError } from './camera-status.js';
import { openStream, ownCamera, stopStream } from './camera-stream.js';
import type { Film } from './film.js';
import { ViewState } from './view-state.js';

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

type LoadFilm = () => Promise<{ readonly Film: typeof Film }>;

/** The device's camera. What works an open one is loaded with the first; a load that failed is tried again. */
export class DeviceCamera implements CameraSource {
  readonly name = 'camera';
  readonly #options: CameraOptions;
  readonly #loadFilm: LoadFilm;
  readonly #state = new ViewState();
  #film: Film | undefined;
  #judge: JudgeLook | undefined;
  #sink: ScanSink | undefined;
  #video: HTMLVideoElement | undefined;
  /** The opening or open camera; its abort drops whatever of it comes late. */
  #run: AbortController | undefined;

  constructor(options: CameraOptions, loadFilm: LoadFilm = () => import('./film.js')) {
    this.#options = options;
    this.#loadFilm = loadFilm;
  }

  get view(): CameraView {
    return this.#state.view;
  }

  get decoder(): DecoderDiagnostics | undefined {
    return this.#film?.frames.decoder;
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
      this.#film?.frames.close();
    };
  }

  settled({ id }: Reading, settlement: Settlement): void {
    this.#film?.look.settled(id, settlement);
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
    this.#judge = judge;
    this.#film?.look.expect(judge);
  }

  pick(id: string): void {
    this.#film?.look.pick(id);
  }

  async setTorch(on: boolean): Promise<void> {
    await this.#film?.lens.setTorch(on);
  }

  async setZoom(factor: number): Promise<void> {
    await this.#film?.lens.setZoom(factor);
  }

  async focusAt(point: Point): Promise<void> {
    await this.#film?.lens.focusAt(point);
  }

  async choose(cameraId: string): Promise<void> {
    this.#state.choose(cameraId);
    this.retry();
  }

  retry(): void {
    this.#film?.reset();
    this.#reopen();
  }

  async readPhoto(photo: Blob): Promise<number> {
    const film = this.#film ?? (await this.#load());
    film.look.forget();
    return film.frames.readPhoto(photo);
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
    if (isInterrupted || this.#film?.isFrozen()) this.#reopen();
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
    const opening = openStream(this.view.cameraId);
    signal.addEventListener('abort', () => void opening.then(stopStream, () => {}));
    try {
      const [stream, film] = await Promise.all([opening, this.#load()]);
      if (!(await film.show(video, stream, signal))) this.#reopen();
    } catch (error) {
      if (!signal.aborted) this.#lose(statusOfError(error));
    }
  }

  async #load(): Promise<Film> {
    const { Film } = await this.#loadFilm();
    return (this.#film ??= this.#makeFilm(Film));
  }

  #makeFilm(Made: typeof Film): Film {
    const film = new Made(this.#options, {
      state: this.#state,
      onReading: reading => this.#sink?.reading(reading),
      onStatus: status => this.#setStatus(status),
      onFailure: error => this.#lose({ state: 'unavailable', code: 'failed', detail: String(error) }),
    });
    film.look.expect(this.#judge);
    return film;
  }

  #close(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#film?.end();
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

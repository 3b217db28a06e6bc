import type { BarcodeReader } from '../../ports/barcode-reader.js';
import type { CameraSource, CameraStatus, CameraView } from '../../ports/camera.js';
import type { DecoderDiagnostics } from '../../ports/diagnostics.js';
import type { Clock } from '../../ports/clock.js';
import type { ScanSink, Stop } from '../../ports/scan-source.js';
import { createReader, type ReaderOptions } from '../decode/create-reader.js';
import { recallChoice, rememberChoice } from './camera-memory.js';
import { missingSupport, sourceStatusOf, statusOfError } from './camera-status.js';
import { listCameras, ownCamera } from './camera-stream.js';
import { FrameReader } from './frame-reader.js';
import { LivePicture } from './live-picture.js';
import { applyTorch, applyZoom, trackAbilities } from './track-controls.js';

export interface CameraOptions extends ReaderOptions {
  /** Time and ids of readings. Default: the page's. */
  readonly clock?: Pick<Clock, 'now' | 'newId'>;
  /** Opens what reads the frames. Default: a worker, see `createReader`. */
  readonly openReader?: () => Promise<BarcodeReader>;
}

const PAGE_CLOCK: Pick<Clock, 'now' | 'newId'> = { now: () => Date.now(), newId: () => crypto.randomUUID() };

/** A scan source for the device's camera. It is switched on while it is started, has a video element, and the page is visible. */
export function createCameraSource(options: CameraOptions = {}): CameraSource {
  return new DeviceCamera(options);
}

class DeviceCamera implements CameraSource {
  readonly name = 'camera';
  readonly #frames: FrameReader;
  readonly #listeners = new Set<(view: CameraView) => void>();
  #view: CameraView;
  #sink: ScanSink | undefined;
  #video: HTMLVideoElement | undefined;
  /** The opening or open camera; its abort drops whatever of it comes late. */
  #run: AbortController | undefined;
  #picture: LivePicture | undefined;

  constructor({ clock = PAGE_CLOCK, openReader, ...readerOptions }: CameraOptions) {
    this.#frames = new FrameReader({
      clock,
      openReader: openReader ?? (() => createReader(readerOptions)),
      onReading: reading => this.#sink?.reading(reading),
      onOutline: outline => (outline || this.#view.outline) && this.#show({ outline }),
      onFailure: error => this.#lose({ state: 'unavailable', code: 'failed', detail: String(error) }),
    });
    const { cameraId, zoom = 1 } = recallChoice();
    this.#view = {
      status: { state: 'off' },
      abilities: { torch: false, cameras: [] },
      torch: false,
      zoom,
      ...(cameraId && { cameraId }),
    };
  }

  get view(): CameraView {
    return this.#view;
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

  attach(video: HTMLVideoElement | undefined): void {
    if (video === this.#video) return;
    this.#close();
    this.#video = video;
    this.retry();
  }

  observe(listener: (view: CameraView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async setTorch(on: boolean): Promise<void> {
    if (!this.#picture || !this.#view.abilities.torch) return;
    await applyTorch(this.#picture.track, on);
    this.#show({ torch: on });
  }

  async setZoom(factor: number): Promise<void> {
    const range = this.#view.abilities.zoom;
    if (!this.#picture || !range) return;
    const zoom = Math.min(range.max, Math.max(range.min, factor));
    await applyZoom(this.#picture.track, zoom, this.#view.torch);
    this.#show({ zoom });
    this.#remember();
  }

  async choose(cameraId: string): Promise<void> {
    this.#show({ cameraId, zoom: 1, torch: false });
    this.#remember();
    this.retry();
  }

  retry(): void {
    this.#frames.reset();
    this.#reopen();
  }

  readPhoto(photo: Blob): Promise<number> {
    return this.#frames.readPhoto(photo);
  }

  #reopen(): void {
    this.#close();
    if (this.#sink && this.#video && !document.hidden) void this.#open(this.#video);
  }

  /** A camera that runs on unseen drains the battery; a refusal stays, since asking again might prompt again. */
  #onVisibility(): void {
    if (document.hidden) this.#close();
    else if (this.#view.status.state === 'off') this.#reopen();
  }

  /** Back from a call or another app: iOS does not always say that the picture froze, nor that it is back. */
  #revive(): void {
    const { status } = this.#view;
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
      onFrame: (frame: ImageBitmap) => this.#frames.read(frame, signal),
      onInterrupted: () => this.#setStatus({ state: 'unavailable', code: 'interrupted' }),
      onResumed: () => this.#setStatus({ state: 'live' }),
    };
    try {
      this.#picture = await LivePicture.open(video, this.#view.cameraId, events, signal);
      await this.#prepare(this.#picture, signal);
    } catch (error) {
      if (!signal.aborted) this.#lose(statusOfError(error));
    }
  }

  /** Sets the new picture up as the associate had the one before. */
  async #prepare({ track }: LivePicture, signal: AbortSignal): Promise<void> {
    const abilities = { ...trackAbilities(track), cameras: await listCameras() };
    if (signal.aborted) return;
    const cameraId = track.getSettings().deviceId;
    this.#show({ abilities, ...(cameraId && { cameraId }) });
    this.#setStatus({ state: 'live' });
    const { torch, zoom } = this.#view;
    try {
      if (abilities.zoom && zoom !== 1) await this.setZoom(zoom);
      else if (torch) await this.setTorch(true);
    } catch {
      // A lens that will not zoom or light still reads.
    }
  }

  #close(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#picture?.end();
    this.#picture = undefined;
    this.#show({ outline: undefined });
    const { status } = this.#view;
    if (status.state !== 'unavailable' || status.code !== 'denied') this.#setStatus({ state: 'off' });
  }

  #lose(status: CameraStatus): void {
    this.#close();
    this.#setStatus(status);
  }

  #remember(): void {
    const { cameraId, zoom } = this.#view;
    rememberChoice({ zoom, ...(cameraId && { cameraId }) });
  }

  #setStatus(status: CameraStatus): void {
    if (status.state === 'off' && this.#view.status.state === 'off') return;
    this.#show({ status });
    const sourceStatus = sourceStatusOf(status);
    if (sourceStatus) this.#sink?.status(sourceStatus);
  }

  #show(change: Partial<CameraView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of [...this.#listeners]) listener(this.#view);
  }
}

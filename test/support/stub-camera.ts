import type { CameraSource, CameraView, JudgeLook, Point } from '../../src/ports/camera.js';
import type { ScanSink, Stop } from '../../src/ports/scan-source.js';

const OFF: CameraView = {
  status: { state: 'off' },
  abilities: { torch: false, cameras: [] },
  torch: false,
  zoom: 1,
  codes: [],
};

/** A camera source that shows what it is told and keeps what it was asked. */
export class StubCamera implements CameraSource {
  readonly name = 'camera';
  readonly asked: string[] = [];
  view: CameraView;
  video: HTMLVideoElement | undefined;
  sink: ScanSink | undefined;
  codesInPhoto = 0;
  /** What the video shows. */
  film: HTMLCanvasElement | undefined;
  judge: JudgeLook | undefined;
  readonly #listeners = new Set<(view: CameraView) => void>();

  constructor(view: Partial<CameraView> = {}) {
    this.view = { ...OFF, ...view };
  }

  change(view: Partial<CameraView>): void {
    this.view = { ...this.view, ...view };
    for (const listener of this.#listeners) listener(this.view);
  }

  start(sink: ScanSink): Stop {
    this.sink = sink;
    return () => (this.sink = undefined);
  }

  attach(video: HTMLVideoElement | undefined): void {
    this.video = video;
    if (!video || !this.film) return;
    const { width, height } = this.film;
    video.poster = this.film.toDataURL();
    Object.defineProperties(video, { videoWidth: { value: width }, videoHeight: { value: height } });
  }

  observe(listener: (view: CameraView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setTorch(on: boolean): Promise<void> {
    this.asked.push(`torch ${on}`);
    return Promise.resolve();
  }

  setZoom(factor: number): Promise<void> {
    this.asked.push(`zoom ${factor}`);
    return Promise.resolve();
  }

  expect(judge: JudgeLook | undefined): void {
    this.judge = judge;
  }

  pick(id: string): void {
    this.asked.push(`pick ${id}`);
  }

  focusAt({ x, y }: Point): Promise<void> {
    this.asked.push(`focus ${x.toFixed(2)} ${y.toFixed(2)}`);
    return Promise.resolve();
  }

  choose(cameraId: string): Promise<void> {
    this.asked.push(`camera ${cameraId}`);
    return Promise.resolve();
  }

  retry(): void {
    this.asked.push('retry');
  }

  readPhoto(): Promise<number> {
    this.asked.push('photo');
    return Promise.resolve(this.codesInPhoto);
  }
}

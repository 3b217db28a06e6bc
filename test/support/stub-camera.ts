import type { CameraSource, CameraView } from '../../src/ports/camera.js';
import type { ScanSink, Stop } from '../../src/ports/scan-source.js';

const OFF: CameraView = { status: { state: 'off' }, abilities: { torch: false, cameras: [] }, torch: false, zoom: 1 };

/** A camera source that shows what it is told and keeps what it was asked. */
export class StubCamera implements CameraSource {
  readonly name = 'camera';
  readonly asked: string[] = [];
  view: CameraView;
  video: HTMLVideoElement | undefined;
  sink: ScanSink | undefined;
  codesInPhoto = 0;
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

import type { CameraView } from '../../ports/camera.js';
import { recallChoice } from './camera-memory.js';

/** What the camera shows of itself, and who watches it. */
export class ViewState {
  readonly #listeners = new Set<(view: CameraView) => void>();
  #view: CameraView;

  constructor() {
    const { cameraId, zoom = 1 } = recallChoice();
    this.#view = {
      status: { state: 'off' },
      abilities: { torch: false, cameras: [] },
      torch: false,
      zoom,
      codes: [],
      ...(cameraId && { cameraId }),
    };
  }

  get view(): CameraView {
    return this.#view;
  }

  observe(listener: (view: CameraView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  show(change: Partial<CameraView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of [...this.#listeners]) listener(this.#view);
  }
}

import type { CameraView } from '../../ports/camera.js';
import { recallChoice, rememberChoice } from './camera-memory.js';

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

  /** Takes another camera, with its own zoom and without light. */
  choose(cameraId: string): void {
    this.show({ cameraId, zoom: 1, torch: false });
    this.remember();
  }

  /** Remembers the camera's name as well, because some web views give their cameras new ids at every load. */
  remember(): void {
    const { cameraId, zoom, abilities } = this.#view;
    const label = abilities.cameras.find(({ id }) => id === cameraId)?.label;
    rememberChoice({ zoom, ...(cameraId && { cameraId }), ...(label && { label }) });
  }
}

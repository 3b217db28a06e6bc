import type { Point } from '../../ports/camera.js';
import { recallChoice } from './camera-memory.js';
import { applyFocus, releaseFocus, applyTorch, applyZoom, trackAbilities } from './track-controls.js';
import type { ViewState } from './view-state.js';

/** After a tap the lens stays where it was told to look for this long, then it focuses by itself again. */
const FOCUS_MS = 5_000;

/** Light, zoom, focus and choice of the lens that is open. What was chosen is remembered on the device. */
export class Lens {
  readonly #state: ViewState;
  #track: MediaStreamTrack | undefined;
  #focusTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(state: ViewState) {
    this.#state = state;
  }

  /**
   * Sets the new picture up as the associate had the one before. False: the remembered camera is another one, whose id
   * has changed since; it is chosen now and has to be opened.
   */
  async use(track: MediaStreamTrack, signal: AbortSignal): Promise<boolean> {
    const cameras = await listCameras();
    if (signal.aborted) return true;
    const cameraId = track.getSettings().deviceId;
    const { label } = recallChoice();
    const moved = cameras.find(camera => camera.label === label && camera.id !== cameraId);
    this.#track = track;
    this.#state.show({ abilities: { ...trackAbilities(track), cameras } });
    if (label && moved && !cameras.some(({ id }) => id === this.#state.view.cameraId)) {
      this.#state.show({ cameraId: moved.id });
      this.#state.remember();
      return false;
    }
    if (cameraId) this.#state.show({ cameraId });
    return true;
  }

  /** Restores zoom and light as they were. */
  async restore(): Promise<void> {
    const { abilities, torch, zoom } = this.#state.view;
    try {
      if (abilities.zoom && zoom !== 1) await this.setZoom(zoom);
      else if (torch) await this.setTorch(true);
    } catch {
      // A lens that refuses its old zoom or light can still read.
    }
  }

  release(): void {
    clearTimeout(this.#focusTimer);
    this.#track = undefined;
  }

  async setTorch(on: boolean): Promise<void> {
    if (!this.#track || !this.#state.view.abilities.torch) return;
    await applyTorch(this.#track, on);
    this.#state.show({ torch: on });
  }

  async setZoom(factor: number): Promise<void> {
    const { abilities, torch } = this.#state.view;
    if (!this.#track || !abilities.zoom) return;
    const zoom = Math.min(abilities.zoom.max, Math.max(abilities.zoom.min, factor));
    await applyZoom(this.#track, zoom, torch);
    this.#state.show({ zoom });
    this.#state.remember();
  }

  async focusAt(point: Point): Promise<void> {
    const track = this.#track;
    if (!track || !this.#state.view.abilities.focus) return;
    clearTimeout(this.#focusTimer);
    await applyFocus(track, point);
    this.#focusTimer = setTimeout(() => void releaseFocus(track).catch(() => {}), FOCUS_MS);
  }
}

/** The cameras of the device; their names are known only once one may be used. */
async function listCameras(): Promise<{ id: string; label: string }[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

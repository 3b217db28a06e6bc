import type { Reading } from '../../codes/reading.js';
import { pageClock } from '../../clock/page-clock.js';
import type { CameraStatus } from '../../ports/camera.js';
import { createReader } from '../decode/create-reader.js';
import type { CameraOptions } from './camera-options.js';
import type { Frame } from './frame.js';
import { FrameReader } from './frame-reader.js';
import { Guide } from './guide.js';
import { Lens } from './lens.js';
import { LivePicture } from './live-picture.js';
import { Look } from './look.js';
import type { Shot } from './sightings.js';
import type { ViewState } from './view-state.js';

export interface FilmParts {
  readonly state: ViewState;
  onReading(reading: Reading): void;
  onStatus(status: CameraStatus): void;
  /** The pictures cannot be read at all. */
  onFailure(error: unknown): void;
}

/**
 * What works an open camera: its lens, its picture, and what reads that. The camera source loads it when a camera
 * opens, because many devices never open one.
 */
export class Film {
  readonly look: Look;
  readonly lens: Lens;
  readonly frames: FrameReader;
  readonly #parts: FilmParts;
  #picture: LivePicture | undefined;
  #guide: Guide | undefined;

  constructor({ clock = pageClock, openReader, ...readerOptions }: CameraOptions, parts: FilmParts) {
    this.#parts = parts;
    this.lens = new Lens(parts.state);
    this.look = new Look({
      clock,
      onReading: reading => parts.onReading(reading),
      onCodes: codes => parts.state.show({ codes }),
    });
    this.frames = new FrameReader({
      clock,
      openReader: openReader ?? (() => createReader(readerOptions)),
      unwanted: () => this.look.unwanted,
      onFrame: (picture, atMs) => this.#guide?.look(picture, atMs),
      onShot: shot => this.#see(shot),
      onFailure: error => parts.onFailure(error),
    });
  }

  /**
   * Shows a camera in the video element and reads it until `end`. False: another camera has to be opened, see
   * `Lens.use`.
   * @throws {DOMException} as `play` does, and when `signal` is aborted
   */
  async show(video: HTMLVideoElement, stream: MediaStream, signal: AbortSignal): Promise<boolean> {
    const { state, onStatus } = this.#parts;
    const picture = await LivePicture.open(
      video,
      stream,
      {
        onFrame: (frame: Frame) => this.frames.read(frame, signal),
        onInterrupted: () => onStatus({ state: 'unavailable', code: 'interrupted' }),
        onResumed: () => onStatus({ state: 'live' }),
        onTurned: () => state.show({ codes: [] }),
      },
      signal,
    );
    this.#picture = picture;
    if (!(await this.lens.use(picture.track, signal))) return false;
    if (signal.aborted) return true;
    onStatus({ state: 'live' });
    this.#guide = new Guide(hint => state.show({ hint }));
    await this.lens.restore();
    return true;
  }

  isFrozen(): boolean {
    return this.#picture?.isFrozen() === true;
  }

  /** Begins anew: every code counts as new, and a broken decoder gets another chance. */
  reset(): void {
    this.look.forget();
    this.frames.reset();
  }

  end(): void {
    this.#picture?.end();
    this.#picture = undefined;
    this.lens.release();
    this.#guide = undefined;
  }

  #see(shot: Shot): void {
    this.look.see(shot);
    this.#guide?.note(shot.symbols.length > 0, this.look.isIdle, shot.atMs);
  }
}

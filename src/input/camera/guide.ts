import type { CameraHint } from '../../ports/camera.js';
import { FrameGrabber } from '../decode/frame-grabber.js';
import { pictureQuality, type PictureQuality } from './picture-quality.js';

/** Nothing has been read for this long: time to say what would help. */
const QUIET_MS = 1_500;
/** How often the picture is measured then. Measuring takes a millisecond or two of the page. */
const MEASURE_MS = 500;
/** The middle of the picture, in pixels: where a code is held. */
const WIDTH = 480;
const HEIGHT = 270;

/**
 * What would help with such a picture; undefined where nothing speaks for any of it. The limits were found with films
 * of labels at known distance and focus: sharp edges are up to 2.6 pixels wide there, and modules below 1.5 pixels
 * leave 2.5 between edges.
 */
function hintOf({ brightness, density, edgeWidth, edgeGap }: PictureQuality): CameraHint | undefined {
  if (brightness < 45) return 'dark';
  if (density >= 0.8 && edgeWidth >= 3) return 'blurred';
  return density >= 5 && edgeGap <= 2.5 ? 'far' : undefined;
}

/** Watches a film that is not read and says what would help. */
export class Guide {
  readonly #grabber = new FrameGrabber();
  readonly #onHint: (hint: CameraHint | undefined) => void;
  #hint: CameraHint | undefined;
  /** What would have helped with the last picture; two pictures in a row have to agree. */
  #wouldHelp: CameraHint | undefined;
  #quietSinceMs: number | undefined;
  #idleSinceMs: number | undefined;
  #measuredMs = Number.NEGATIVE_INFINITY;

  constructor(onHint: (hint: CameraHint | undefined) => void) {
    this.#onHint = onHint;
  }

  /** Looks at a frame before it is read; the frame stays the caller's. */
  async look(frame: ImageBitmap, atMs: number): Promise<void> {
    this.#quietSinceMs ??= atMs;
    if (atMs - this.#quietSinceMs < QUIET_MS || atMs - this.#measuredMs < MEASURE_MS) return;
    this.#measuredMs = atMs;
    const [width, height] = [Math.min(WIDTH, frame.width), Math.min(HEIGHT, frame.height)];
    const middle = await createImageBitmap(
      frame,
      (frame.width - width) >> 1,
      (frame.height - height) >> 1,
      width,
      height,
    );
    const helps = hintOf(pictureQuality(this.#grabber.grab(middle).data, width));
    if (helps === this.#wouldHelp) this.#show(helps);
    this.#wouldHelp = helps;
  }

  /** Notes what was read of a frame: whether there were codes, and whether nobody asked for any of them. */
  note(hasCodes: boolean, isIdle: boolean, atMs: number): void {
    this.#idleSinceMs = isIdle ? (this.#idleSinceMs ?? atMs) : undefined;
    if (hasCodes) this.#quietSinceMs = atMs;
    if (this.#idleSinceMs !== undefined && atMs - this.#idleSinceMs >= QUIET_MS) this.#show('other-code');
    else if (hasCodes) this.#show(undefined);
  }

  #show(hint: CameraHint | undefined): void {
    if (hint === this.#hint) return;
    this.#hint = hint;
    this.#onHint(hint);
  }
}

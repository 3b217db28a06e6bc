import type { DetectedCode } from '../../ports/barcode-reader.js';
import type { Point } from '../../ports/camera.js';
import { centreOf, isWithin } from './box.js';

/** Frames further apart than this do not support each other. */
const AGREE_WITHIN_MS = 1_500;

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Remembered {
  readonly key: string;
  /** Where it was, in fractions of the frame: a frame may be read at half its size. */
  readonly corners: readonly Point[];
  readonly atMs: number;
}

/**
 * What the last frames of a film showed: where symbols are, and which texts were likely but not sure. A text that is
 * likely in two frames is sure, because noise, light and motion differ between them. Texts are compared as a whole, so
 * nothing of one label is put together with another's.
 */
export class FilmMemory {
  readonly #now: () => number;
  #remembered: Remembered[] = [];

  /** @param now milliseconds of the frame that is read */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether a symbol was lately at this place. */
  isKnown({ x, y }: Point, { width, height }: Size): boolean {
    this.#forget();
    return this.#remembered.some(({ corners }) => isWithin(corners, { x: x / width, y: y / height }));
  }

  /**
   * Takes what a frame showed, and gives those of its likely symbols that another frame made likely or sure as well.
   */
  agree(frame: Size, sure: readonly DetectedCode[], likely: readonly DetectedCode[]): DetectedCode[] {
    this.#forget();
    const seen = [...sure, ...likely].map(symbol => remember(symbol, frame, this.#now()));
    const known = new Set(this.#remembered.map(({ key }) => key));
    const agreed = likely.filter(symbol => known.has(keyOf(symbol)));
    // A symbol that stands in the place of another one now replaces it.
    const others = this.#remembered.filter(
      old => !seen.some(({ key, corners }) => key === old.key || isWithin(old.corners, centreOf(corners))),
    );
    this.#remembered = [...others, ...seen];
    return agreed;
  }

  #forget(): void {
    const afterMs = this.#now() - AGREE_WITHIN_MS;
    this.#remembered = this.#remembered.filter(({ atMs }) => atMs > afterMs);
  }
}

function remember(symbol: DetectedCode, { width, height }: Size, atMs: number): Remembered {
  const corners = symbol.corners.map(({ x, y }) => ({ x: x / width, y: y / height }));
  return { key: keyOf(symbol), corners, atMs };
}

function keyOf({ symbology, text }: DetectedCode): string {
  return `${symbology} ${text}`;
}

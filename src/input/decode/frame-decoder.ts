import type { DetectHints, DetectedCode } from '../../ports/barcode-reader.js';
import type { DecoderRung } from '../../ports/diagnostics.js';
import { DecoderLadder, type WasmSource } from './decoder-ladder.js';
import { toWanted, type Asked } from './asked.js';
import { FilmMemory } from './film-memory.js';
import { FrameBudget } from './frame-budget.js';
import { FrameGrabber } from './frame-grabber.js';
import type { Try } from './tries.js';

/** Reads bitmaps on the thread where it runs, within the time that a frame may take there. */
export class FrameDecoder {
  readonly #grabber = new FrameGrabber();
  readonly #ladder: DecoderLadder;
  readonly #budget: FrameBudget;
  readonly #film = new FilmMemory(now);

  /** @param mostMs what one try with a frame of a film may take at most; a photo has no limit */
  constructor(mostMs: number, wasm?: WasmSource, asked: Asked = {}) {
    this.#ladder = new DecoderLadder(wasm, toWanted(asked));
    this.#budget = new FrameBudget(mostMs, now);
  }

  get rungs(): readonly DecoderRung[] {
    return this.#ladder.rungs;
  }

  /** Closes the bitmap. */
  async decode(
    picture: ImageBitmap,
    { isFrame = false, unwanted = [] }: DetectHints = {},
  ): Promise<readonly DetectedCode[]> {
    if (!isFrame) return this.#ladder.decode(this.#grabber.grab(picture), { unwanted: 'all' });
    const shrink = this.#budget.begin();
    const tries = (): Iterable<Try> => this.#budget.tries();
    const gray = this.#grabber.grab(picture, shrink);
    const symbols = await this.#ladder.decode(gray, { tries, film: this.#film, unwanted });
    return shrink === 1 ? symbols : symbols.map(symbol => ({ ...symbol, corners: enlarged(symbol.corners, shrink) }));
  }

  /** Gives the canvas memory back. */
  close(): void {
    this.#grabber.release();
  }
}

const now = (): number => performance.now();

function enlarged(corners: DetectedCode['corners'], factor: number): DetectedCode['corners'] {
  return corners.map(({ x, y }) => ({ x: x * factor, y: y * factor }));
}

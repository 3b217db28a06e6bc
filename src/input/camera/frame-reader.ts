import type { BarcodeReader, DetectHints, DetectedCode } from '../../ports/barcode-reader.js';
import type { DecoderDiagnostics } from '../../ports/diagnostics.js';
import type { ReadingClock } from '../../clock/page-clock.js';
import type { Frame, Part } from './frame.js';
import { FrameRest } from './frame-rest.js';
import type { Shot } from './sightings.js';

/** A decoder that fails this often in a row is not opened again. */
const MAX_FAILURES = 3;

export interface FrameReaderParts {
  readonly clock: Pick<ReadingClock, 'now'>;
  readonly openReader: () => Promise<BarcodeReader>;
  /** The texts in view, where none of them is asked for. */
  unwanted(): readonly string[];
  /** A frame of the film, before it is read: it may be looked at, not kept. */
  onFrame(picture: ImageBitmap, atMs: number): Promise<void> | undefined;
  /** A picture has been read. */
  onShot(shot: Shot): void;
  /** Reading is not possible at all. */
  onFailure(error: unknown): void;
}

/** Reads frames and photos. The decoder is opened at the first picture and replaced when it breaks. */
export class FrameReader {
  readonly #parts: FrameReaderParts;
  #reader: Promise<BarcodeReader> | undefined;
  /** The reader once it is open. It is kept after it has closed, because its diagnostics can still be asked for. */
  #opened: BarcodeReader | undefined;
  #failures = 0;
  readonly #rest = new FrameRest();

  constructor(parts: FrameReaderParts) {
    this.#parts = parts;
  }

  get decoder(): DecoderDiagnostics | undefined {
    return this.#opened?.diagnostics;
  }

  /**
   * Reads a frame of the film, closes its picture, and rests where the battery or idling asks for it. What comes after
   * the abort of `signal` is dropped.
   */
  async read(frame: Frame, signal: AbortSignal): Promise<void> {
    const atMs = this.#parts.clock.now();
    const { picture, part, width, height } = frame;
    try {
      await this.#parts.onFrame(picture, atMs);
      const symbols = (await this.#detect(picture, { isFrame: true, unwanted: this.#parts.unwanted() })).map(symbol =>
        shifted(symbol, part),
      );
      this.#failures = 0;
      if (!signal.aborted) this.#parts.onShot({ symbols, atMs, width, height });
      await pause(await this.#rest.after(symbols.length > 0, atMs), signal);
    } catch (error) {
      this.close();
      if (++this.#failures >= MAX_FAILURES && !signal.aborted) this.#parts.onFailure(error);
    }
  }

  /** Reads a still photo and gives the number of codes in it. */
  async readPhoto(photo: Blob): Promise<number> {
    const atMs = this.#parts.clock.now();
    const picture = await createImageBitmap(photo);
    const { width, height } = picture;
    const symbols = await this.#detect(picture);
    this.#parts.onShot({ symbols, atMs, width, height, isStill: true });
    return symbols.length;
  }

  /** A broken decoder gets another chance. */
  reset(): void {
    this.#failures = 0;
    this.#rest.reset();
  }

  close(): void {
    void this.#reader?.then(
      reader => reader.close(),
      () => {},
    );
    this.#reader = undefined;
  }

  async #detect(picture: ImageBitmap, hints?: DetectHints): Promise<readonly DetectedCode[]> {
    this.#opened = await (this.#reader ??= this.#parts.openReader());
    return this.#opened.detect(picture, hints);
  }
}

/** Where the symbol of a part is in the whole picture. */
function shifted(symbol: DetectedCode, { left, top }: Part): DetectedCode {
  return { ...symbol, corners: symbol.corners.map(({ x, y }) => ({ x: left + x, y: top + y })) };
}

/** Ends early when `signal` is aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms === 0 || signal.aborted) return Promise.resolve();
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}

import type { Reading } from '../../codes/reading.js';
import type { BarcodeReader, Symbol } from '../../ports/barcode-reader.js';
import type { Point } from '../../ports/camera.js';
import type { DecoderDiagnostics } from '../../ports/diagnostics.js';
import type { Clock } from '../../ports/clock.js';
import { Sightings } from './sightings.js';

/** How long the outline stays after a code was last seen. */
const OUTLINE_MS = 700;
/** A decoder that fails this often in a row is not opened again. */
const MAX_FAILURES = 3;

export interface FrameReaderParts {
  readonly clock: Pick<Clock, 'now' | 'newId'>;
  readonly openReader: () => Promise<BarcodeReader>;
  onReading(reading: Reading): void;
  /** Where a code is seen, in fractions of the picture; undefined when it has gone. */
  onOutline(outline: readonly Point[] | undefined): void;
  /** Reading is not possible at all. */
  onFailure(error: unknown): void;
}

/** Turns frames and photos into readings. The decoder is opened at the first picture and replaced when it breaks. */
export class FrameReader {
  readonly #parts: FrameReaderParts;
  readonly #sightings = new Sightings();
  #reader: Promise<BarcodeReader> | undefined;
  /** The reader once it is open: what it says of itself outlives it. */
  #opened: BarcodeReader | undefined;
  #failures = 0;
  #outlinedMs = Number.NEGATIVE_INFINITY;

  constructor(parts: FrameReaderParts) {
    this.#parts = parts;
  }

  get decoder(): DecoderDiagnostics | undefined {
    return this.#opened?.diagnostics;
  }

  /** Reads a frame of the film and closes it. What comes after the abort of `signal` is dropped. */
  async read(frame: ImageBitmap, signal: AbortSignal): Promise<void> {
    const atMs = this.#parts.clock.now();
    const { width, height } = frame;
    try {
      const symbols = await this.#detect(frame);
      this.#failures = 0;
      if (signal.aborted) return;
      this.#outline(symbols, atMs, width, height);
      this.#deliver(this.#sightings.see(symbols, atMs), atMs);
    } catch (error) {
      this.close();
      if (++this.#failures >= MAX_FAILURES && !signal.aborted) this.#parts.onFailure(error);
    }
  }

  /** Reads a still photo and gives the number of codes in it. No second frame can confirm them: they carry that doubt. */
  async readPhoto(photo: Blob): Promise<number> {
    const atMs = this.#parts.clock.now();
    const symbols = await this.#detect(await createImageBitmap(photo));
    this.#deliver(symbols, atMs, 'single-picture');
    return symbols.length;
  }

  /** A new look: codes in view count as new, and a broken decoder gets another chance. */
  reset(): void {
    this.#sightings.forget();
    this.#failures = 0;
  }

  close(): void {
    void this.#reader?.then(
      reader => reader.close(),
      () => {},
    );
    this.#reader = undefined;
  }

  async #detect(picture: ImageBitmap): Promise<readonly Symbol[]> {
    const reader = await (this.#reader ??= this.#parts.openReader());
    this.#opened = reader;
    return reader.detect(picture);
  }

  #deliver(symbols: readonly Symbol[], atMs: number, doubt?: string): void {
    const { clock, onReading } = this.#parts;
    const group = symbols.length > 1 ? clock.newId() : undefined;
    for (const { text, symbology, aim, bytes } of symbols) {
      onReading({
        id: clock.newId(),
        text,
        symbology,
        source: 'camera',
        atMs,
        ...(aim && { aim }),
        ...(bytes && { bytes }),
        ...(group && { group }),
        ...(doubt && { doubt }),
      });
    }
  }

  #outline(symbols: readonly Symbol[], atMs: number, width: number, height: number): void {
    const corners = symbols.find(symbol => symbol.corners.length > 2)?.corners;
    if (!corners && atMs - this.#outlinedMs < OUTLINE_MS) return;
    if (corners) this.#outlinedMs = atMs;
    this.#parts.onOutline(corners?.map(({ x, y }) => ({ x: x / width, y: y / height })));
  }
}

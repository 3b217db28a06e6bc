import type { BarcodeReader, DetectHints, DetectedCode } from '../../ports/barcode-reader.js';
import type { DecoderDiagnostics } from '../../ports/diagnostics.js';
import type { Asked } from './asked.js';
import type { WasmSource } from './decoder-ladder.js';
import type { FrameDecoder } from './frame-decoder.js';

/** How long one try may hold up the page before it is left out for a while, in milliseconds. */
const MOST_MS = 50;

/** Reads on the page's own thread, for pages whose policy allows no worker. */
export class MainThreadReader implements BarcodeReader {
  readonly #decoder: FrameDecoder;

  private constructor(decoder: FrameDecoder) {
    this.#decoder = decoder;
  }

  /** Loads the decoder only now, so that pages with a worker never carry it. */
  static async load(wasm?: WasmSource, asked?: Asked): Promise<MainThreadReader> {
    const { FrameDecoder } = await import('./frame-decoder.js');
    return new MainThreadReader(new FrameDecoder(MOST_MS, wasm, asked));
  }

  get diagnostics(): DecoderDiagnostics {
    return { thread: 'page', rungs: this.#decoder.rungs };
  }

  detect(picture: ImageBitmap, hints?: DetectHints): Promise<readonly DetectedCode[]> {
    return this.#decoder.decode(picture, hints);
  }

  close(): void {
    this.#decoder.close();
  }
}

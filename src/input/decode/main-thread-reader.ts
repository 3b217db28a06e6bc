import type { BarcodeReader, Symbol } from '../../ports/barcode-reader.js';
import type { DecoderDiagnostics } from '../../ports/diagnostics.js';
import type { DecoderLadder } from './decoder-ladder.js';
import { FrameGrabber } from './frame-grabber.js';

/** Reads on the page's own thread, for pages whose policy allows no worker. */
export class MainThreadReader implements BarcodeReader {
  readonly #grabber = new FrameGrabber();
  readonly #decoder: DecoderLadder;

  private constructor(decoder: DecoderLadder) {
    this.#decoder = decoder;
  }

  /** Loads the decoder only now, so that pages with a worker never carry it. */
  static async load(wasmUrl?: string): Promise<MainThreadReader> {
    const { DecoderLadder } = await import('./decoder-ladder.js');
    return new MainThreadReader(new DecoderLadder(wasmUrl));
  }

  get diagnostics(): DecoderDiagnostics {
    return { thread: 'page', rungs: this.#decoder.rungs };
  }

  async detect(picture: ImageBitmap): Promise<readonly Symbol[]> {
    return this.#decoder.decode(this.#grabber.grab(picture));
  }

  close(): void {
    this.#grabber.release();
  }
}

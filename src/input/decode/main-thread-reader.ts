import type { BarcodeReader, Symbol } from '../../ports/barcode-reader.js';
import type { PictureDecoder } from './decode-picture.js';
import { FrameGrabber } from './frame-grabber.js';

/** Reads on the page's own thread, for pages whose policy allows no worker. */
export class MainThreadReader implements BarcodeReader {
  readonly #grabber = new FrameGrabber();
  readonly #decoder: PictureDecoder;

  private constructor(decoder: PictureDecoder) {
    this.#decoder = decoder;
  }

  /** Loads the decoder only now, so that pages with a worker never carry it. */
  static async load(): Promise<MainThreadReader> {
    const { PictureDecoder } = await import('./decode-picture.js');
    return new MainThreadReader(new PictureDecoder());
  }

  detect(picture: ImageBitmap): Promise<readonly Symbol[]> {
    return Promise.resolve().then(() => this.#decoder.decode(this.#grabber.grab(picture)));
  }

  close(): void {
    this.#grabber.release();
  }
}

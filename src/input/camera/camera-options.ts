import type { ReadingClock } from '../../clock/page-clock.js';
import type { BarcodeReader } from '../../ports/barcode-reader.js';
import type { ReaderOptions } from '../decode/create-reader.js';

export interface CameraOptions extends ReaderOptions {
  /** Time and ids of readings. Default: the page's. */
  readonly clock?: ReadingClock | undefined;
  /** Opens what reads the frames. Default: a worker, see `createReader`. */
  readonly openReader?: (() => Promise<BarcodeReader>) | undefined;
}

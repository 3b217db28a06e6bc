import type { Symbology } from '../../codes/reading.js';
import type { Point } from '../../ports/camera.js';

/** What a decoder read, before it is placed in the picture. */
export interface Decoded {
  readonly text: string;
  readonly symbology: Symbology;
  readonly aim?: string;
  readonly bytes?: Uint8Array;
  /** Where the decoder saw it, in the picture or row that it was given. */
  readonly points: readonly Point[];
}

import type { Symbology } from '../codes/reading.js';
import type { Point } from './camera.js';
import type { DecoderDiagnostics } from './diagnostics.js';

/** One symbol found in a picture. */
export interface DetectedCode {
  readonly text: string;
  readonly bytes?: Uint8Array;
  /** Undefined where there is no name for it here, as for MaxiCode. */
  readonly symbology: Symbology | undefined;
  readonly aim?: string;
  /** Corners in pixels of the picture, clockwise from the top left; empty where the decoder cannot say. */
  readonly corners: readonly Point[];
  /** Read with little confidence: a second picture should say the same before it counts. */
  readonly isDoubtful?: boolean;
}

/** What the reader may know of a picture. */
export interface DetectHints {
  /**
   * The picture is one of a live film. The next one may be easier to read, so it is not worth as much time as a photo.
   */
  readonly isFrame?: boolean;
  /**
   * The texts of codes in view that nobody asks for. Where nothing else is read, what was found but not read is worth
   * every try, as if these were not there.
   */
  readonly unwanted?: readonly string[];
}

/** A decoder in the platform's shape: `detect(picture) -> symbols`. */
export interface BarcodeReader {
  /**
   * Finds every symbol that it can; an empty list is the normal answer. Rejects only when the decoder itself failed.
   */
  detect(picture: ImageBitmap, hints?: DetectHints): Promise<readonly DetectedCode[]>;
  /** Which decoders it uses and why; absent where there is nothing to tell. */
  readonly diagnostics?: DecoderDiagnostics;
  close(): void;
}

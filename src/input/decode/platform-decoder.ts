import type { Symbology } from '../../codes/reading.js';
import type { DetectedCode } from '../../ports/barcode-reader.js';
import type { RungReason } from '../../ports/diagnostics.js';
import { toPixels, type GrayPicture } from './gray-picture.js';

/** The part of the Barcode Detection API that is used; TypeScript's DOM library does not have it. */
interface Detector {
  detect(picture: ImageData): Promise<readonly Detected[]>;
}

interface Detected {
  readonly rawValue: string;
  readonly format: string;
  readonly cornerPoints: readonly { readonly x: number; readonly y: number }[];
}

interface DetectorClass {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const SYMBOLOGIES: Readonly<Record<string, Symbology>> = {
  code_128: 'code-128',
  code_39: 'code-39',
  code_93: 'code-93',
  codabar: 'codabar',
  itf: 'itf',
  ean_13: 'ean-13',
  ean_8: 'ean-8',
  upc_a: 'upc-a',
  upc_e: 'upc-e',
  data_matrix: 'data-matrix',
  qr_code: 'qr-code',
  pdf417: 'pdf-417',
  aztec: 'aztec',
};
/** A detector that lacks one of these formats knows too little of what labels carry. */
const NEEDED = ['code_128', 'code_39', 'ean_13', 'data_matrix', 'qr_code'];
/** Error correction makes a misread all but impossible; of all other symbologies the platform gives only the text. */
const CORRECTED: ReadonlySet<Symbology> = new Set(['data-matrix', 'qr-code', 'pdf-417', 'aztec']);

export type PlatformRung = Extract<RungReason, 'knows-the-formats' | 'missing' | 'lacks-formats'>;

/**
 * The platform's own detector. It gives no AIM identifier and no bytes, so it is asked only for what we cannot read.
 */
export class PlatformDecoder {
  readonly #detector: Detector;

  private constructor(detector: Detector) {
    this.#detector = detector;
  }

  /** Opens the detector, or gives the reason why there is none. */
  static async open(
    scope: { readonly BarcodeDetector?: unknown } = globalThis as { readonly BarcodeDetector?: unknown },
  ): Promise<PlatformDecoder | Exclude<PlatformRung, 'knows-the-formats'>> {
    const found = scope.BarcodeDetector as DetectorClass | undefined;
    if (!found) return 'missing';
    try {
      const known = await found.getSupportedFormats();
      if (!NEEDED.every(format => known.includes(format))) return 'lacks-formats';
      return new PlatformDecoder(new found({ formats: known.filter(format => format in SYMBOLOGIES) }));
    } catch {
      // Some engines have the class where the system has no such service.
      return 'missing';
    }
  }

  async decode(picture: GrayPicture): Promise<DetectedCode[]> {
    const found = await this.#detector.detect(toPixels(picture));
    return found.flatMap(({ rawValue: text, format, cornerPoints }) => {
      const symbology = SYMBOLOGIES[format];
      if (!symbology || !text) return [];
      const corners = cornerPoints.map(({ x, y }) => ({ x, y }));
      return [{ text, symbology, corners, ...(!CORRECTED.has(symbology) && { isDoubtful: true }) }];
    });
  }
}

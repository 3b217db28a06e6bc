import { prepareZXingModule, readBarcodes, type ReadResult } from 'zxing-wasm/reader';
import type { Symbology } from '../../codes/reading.js';
import type { DetectedCode } from '../../ports/barcode-reader.js';
import { toPixels, type GrayPicture } from './gray-picture.js';

const SYMBOLOGIES: Readonly<Record<string, Symbology>> = {
  Code128: 'code-128',
  Code39: 'code-39',
  ITF: 'itf',
  EAN13: 'ean-13',
  EAN8: 'ean-8',
  // Given as the UPC-A number that it stands for.
  UPCE: 'upc-a',
  DataMatrix: 'data-matrix',
  QRCode: 'qr-code',
  PDF417: 'pdf-417',
  Aztec: 'aztec',
};
const FORMATS = [
  'Code128',
  'Code39',
  'ITF',
  'EAN13',
  'EAN8',
  'UPCE',
  'DataMatrix',
  'QRCode',
  'PDF417',
  'Aztec',
] as const;
/** Error correction makes a misread all but impossible; a row of bars has one check character at most. */
const CORRECTED: ReadonlySet<Symbology> = new Set(['data-matrix', 'qr-code', 'pdf-417', 'aztec']);
/** Rows that must say the same; the library's own default is two. */
const LEAST_ROWS = 3;

/** Reads pictures by zxing-cpp, compiled to WebAssembly; the one file that knows the library. */
export class WasmDecoder {
  /** @param file `zxing_reader.wasm`: its bytes, or where the page serves it; made ready at the first picture */
  constructor(file: string | ArrayBuffer) {
    prepareZXingModule({ overrides: typeof file === 'string' ? { locateFile: () => file } : { wasmBinary: file } });
  }

  /** Rejects when the file is missing or the page's policy allows no WebAssembly. */
  async decode(picture: GrayPicture): Promise<DetectedCode[]> {
    const results = await readBarcodes(toPixels(picture), {
      formats: [...FORMATS],
      tryHarder: true,
      minLineCount: LEAST_ROWS,
      textMode: 'Plain',
    });
    return results.flatMap(toSymbol);
  }
}

function toSymbol({ format, text, bytes, symbologyIdentifier: aim, position }: ReadResult): DetectedCode[] {
  const symbology = SYMBOLOGIES[format];
  if (!symbology) return [];
  const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
  const isUpcA = symbology === 'upc-a' || (symbology === 'ean-13' && text.startsWith('0'));
  if (isUpcA) return [{ text: text.slice(1), symbology: 'upc-a', corners, isDoubtful: true }];
  if (!CORRECTED.has(symbology))
    return [{ text, symbology, corners, isDoubtful: true, ...(symbology === 'code-128' && { aim }) }];
  return [{ text, bytes, symbology, aim, corners }];
}

import { prepareZXingModule, readBarcodes, type ReadResult } from 'zxing-wasm/reader';
import type { Symbology } from '../../codes/reading.js';
import type { DetectedCode } from '../../ports/barcode-reader.js';
import { toPixels, type GrayPicture } from './gray-picture.js';

/** By the library's name for the family; Micro QR and rMQR are of QR Code's, DMRE is of Data Matrix's. */
const SYMBOLOGIES: Readonly<Record<string, Symbology>> = {
  Code128: 'code-128',
  Code39: 'code-39',
  Code93: 'code-93',
  Codabar: 'codabar',
  ITF: 'itf',
  DataBar: 'gs1-databar',
  DataMatrix: 'data-matrix',
  QRCode: 'qr-code',
  PDF417: 'pdf-417',
  Aztec: 'aztec',
};
/** UPC-E is given as the UPC-A number that it stands for. */
const EAN_UPC: Readonly<Record<string, Symbology>> = { EAN13: 'ean-13', EAN8: 'ean-8', UPCE: 'upc-a' };
/** Code 39 as it stands, as we read it: only the label's maker knows whether `/A` is meant as a comma. */
const FORMATS = [
  'Code128',
  'Code39Std',
  'Code93',
  'Codabar',
  'ITF',
  'EAN13',
  'EAN8',
  'UPCE',
  'DataBar',
  'DataBarStk',
  'DataBarStkOmni',
  'DataBarLtd',
  'DataBarExp',
  'DataBarExpStk',
  'DataMatrix',
  'QRCode',
  'MicroQRCode',
  'RMQRCode',
  'PDF417',
  'MicroPDF417',
  'Aztec',
  'MaxiCode',
] as const;
/** Error correction makes a misread all but impossible; a row of bars has one check character at most. */
const CORRECTED: ReadonlySet<Symbology> = new Set(['data-matrix', 'qr-code', 'pdf-417', 'aztec']);
/** Linear symbologies whose AIM identifier says more than their name. */
const WITH_AIM: ReadonlySet<Symbology> = new Set(['code-128', 'gs1-databar']);
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

function toSymbol({
  format,
  symbology: family,
  text,
  bytes,
  symbologyIdentifier: aim,
  position,
}: ReadResult): DetectedCode[] {
  const symbology = EAN_UPC[format] ?? SYMBOLOGIES[family];
  const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft];
  const isUpcA = symbology === 'upc-a' || (symbology === 'ean-13' && text.startsWith('0'));
  if (isUpcA) return [{ text: text.slice(1), symbology: 'upc-a', corners, isDoubtful: true }];
  if (symbology === undefined || CORRECTED.has(symbology)) return [{ text, bytes, symbology, aim, corners }];
  // Start and stop letters are not text.
  const plain = symbology === 'codabar' ? text.replace(/^[A-D](.*)[A-D]$/, '$1') : text;
  return [{ text: plain, symbology, corners, isDoubtful: true, ...(WITH_AIM.has(symbology) && { aim }) }];
}

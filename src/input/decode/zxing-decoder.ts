import BarcodeFormat from '@zxing/library/esnext/core/BarcodeFormat.js';
import BinaryBitmap from '@zxing/library/esnext/core/BinaryBitmap.js';
import BitArray from '@zxing/library/esnext/core/common/BitArray.js';
import GlobalHistogramBinarizer from '@zxing/library/esnext/core/common/GlobalHistogramBinarizer.js';
import HybridBinarizer from '@zxing/library/esnext/core/common/HybridBinarizer.js';
import DataMatrixReader from '@zxing/library/esnext/core/datamatrix/DataMatrixReader.js';
import DecodeHintType from '@zxing/library/esnext/core/DecodeHintType.js';
import CodaBarReader from '@zxing/library/esnext/core/oned/CodaBarReader.js';
import Code128Reader from '@zxing/library/esnext/core/oned/Code128Reader.js';
import Code39Reader from '@zxing/library/esnext/core/oned/Code39Reader.js';
import Code93Reader from '@zxing/library/esnext/core/oned/Code93Reader.js';
import ITFReader from '@zxing/library/esnext/core/oned/ITFReader.js';
import MultiFormatUPCEANReader from '@zxing/library/esnext/core/oned/MultiFormatUPCEANReader.js';
import QRCodeReader from '@zxing/library/esnext/core/qrcode/QRCodeReader.js';
import type Result from '@zxing/library/esnext/core/Result.js';
import ResultMetadataType from '@zxing/library/esnext/core/ResultMetadataType.js';
import RGBLuminanceSource from '@zxing/library/esnext/core/RGBLuminanceSource.js';
import type { Symbology } from '../../codes/reading.js';
import type { BitRow } from './bit-row.js';
import type { Decoded } from './decoded.js';
import type { GrayPicture } from './gray-picture.js';

const SYMBOLOGIES: Readonly<Partial<Record<BarcodeFormat, Symbology>>> = {
  [BarcodeFormat.CODABAR]: 'codabar',
  [BarcodeFormat.CODE_39]: 'code-39',
  [BarcodeFormat.CODE_93]: 'code-93',
  [BarcodeFormat.CODE_128]: 'code-128',
  [BarcodeFormat.DATA_MATRIX]: 'data-matrix',
  [BarcodeFormat.EAN_8]: 'ean-8',
  [BarcodeFormat.EAN_13]: 'ean-13',
  [BarcodeFormat.ITF]: 'itf',
  [BarcodeFormat.QR_CODE]: 'qr-code',
  [BarcodeFormat.UPC_A]: 'upc-a',
  [BarcodeFormat.UPC_E]: 'upc-e',
};

/** Only these: asked for every format it knows, with TRY_HARDER, the library finds codes in wood grain and in printed text. */
const ROW_HINTS = new Map<DecodeHintType, unknown>([
  // Without it FNC1 is dropped and a GS1 element string loses its separators.
  [DecodeHintType.ASSUME_GS1, true],
  [
    DecodeHintType.POSSIBLE_FORMATS,
    [BarcodeFormat.EAN_13, BarcodeFormat.EAN_8, BarcodeFormat.UPC_A, BarcodeFormat.UPC_E],
  ],
]);
const MATRIX_HINTS = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);

/** The readers by which @zxing/library reads; the one file that knows the library. */
export class ZxingDecoder {
  readonly #code128 = new Code128Reader();
  readonly #rowReaders = [
    new MultiFormatUPCEANReader(ROW_HINTS),
    new Code39Reader(),
    new Code93Reader(),
    new ITFReader(),
    new CodaBarReader(),
  ];
  readonly #matrixReaders = [new DataMatrixReader(), new QRCodeReader()];

  /** Reads the linear symbol in one row, forwards or backwards. Points are x positions in the row. */
  readRow({ bits, width }: BitRow): Decoded | undefined {
    const row = new BitArray(width, bits);
    for (const backwards of [false, true]) {
      if (backwards) row.reverse();
      const decoded = this.#readCode128(row) ?? this.#readOthers(row);
      if (!decoded) continue;
      if (!backwards) return decoded;
      return { ...decoded, points: decoded.points.map(({ x, y }) => ({ x: width - 1 - x, y })) };
    }
    return undefined;
  }

  /** From every quiet zone on: the library finds a start pattern only where no dark run stands before it. */
  #readCode128(row: BitArray): Decoded | undefined {
    for (const start of quietZoneEnds(row)) {
      const fromHere = row.clone();
      clearUpTo(fromHere, start);
      const decoded = attempt(() => this.#code128.decodeRow(0, fromHere, ROW_HINTS));
      if (decoded) return decoded;
    }
    return undefined;
  }

  #readOthers(row: BitArray): Decoded | undefined {
    for (const reader of this.#rowReaders) {
      const decoded = attempt(() => reader.decodeRow(0, row, ROW_HINTS));
      if (decoded) return decoded;
    }
    return undefined;
  }

  /** Reads the Data Matrix or QR Code in a picture that shows one. */
  readMatrix({ data, width, height }: GrayPicture): Decoded | undefined {
    const source = new RGBLuminanceSource(data, width, height);
    for (const binarizer of [HybridBinarizer, GlobalHistogramBinarizer]) {
      const bitmap = new BinaryBitmap(new binarizer(source));
      for (const reader of this.#matrixReaders) {
        const decoded = attempt(() => reader.decode(bitmap, MATRIX_HINTS));
        if (decoded) return decoded;
      }
    }
    return undefined;
  }
}

/** Where a light run ends that is at least half as wide as the six runs after it, as the one before a Code 128 start is. */
function quietZoneEnds(row: BitArray): number[] {
  const edges: number[] = [0];
  for (let x = row.getNextSet(0), dark = true; x < row.getSize(); dark = !dark) {
    edges.push(x);
    x = dark ? row.getNextUnset(x) : row.getNextSet(x);
  }
  const ends: number[] = [];
  for (let i = 1; i + 6 < edges.length; i += 2) {
    const [before = 0, start = 0, after = 0] = [edges[i - 1], edges[i], edges[i + 6]];
    if (2 * (start - before) >= after - start) ends.push(start);
  }
  return ends;
}

function clearUpTo(row: BitArray, end: number): void {
  const words = row.getBitArray();
  const last = end >> 5;
  words.fill(0, 0, last);
  words[last] = (words[last] ?? 0) & (-1 << (end & 31));
}

/** The library says "nothing here" by throwing, and on some pictures it throws a plain TypeError for the same reason. */
function attempt(read: () => Result): Decoded | undefined {
  try {
    return toDecoded(read());
  } catch {
    return undefined;
  }
}

function toDecoded(result: Result): Decoded | undefined {
  const symbology = SYMBOLOGIES[result.getBarcodeFormat()];
  if (!symbology) return undefined;
  const points = (result.getResultPoints() ?? []).map(point => ({ x: point.getX(), y: point.getY() }));
  const bytes = byteSegment(result);
  return { ...textAndAim(symbology, result), symbology, points, ...(bytes && { bytes }) };
}

/** AIM identifiers say what the text alone cannot: that FNC1 stood first, so that this is a GS1 element string. */
function textAndAim(symbology: Symbology, result: Result): { text: string; aim?: string } {
  const text = result.getText();
  if (symbology === 'code-128') {
    return text.startsWith(']C1') ? { text: text.slice(3), aim: ']C1' } : { text, aim: ']C0' };
  }
  if (symbology === 'data-matrix') {
    return text.startsWith('\x1d') ? { text: text.slice(1), aim: ']d2' } : { text, aim: ']d1' };
  }
  if (symbology === 'qr-code') {
    const firstMode = (result.getRawBytes()?.[0] ?? 0) >> 4;
    return { text, aim: firstMode === QR_MODE_FNC1_FIRST ? ']Q3' : ']Q1' };
  }
  return { text };
}

/** ISO/IEC 18004, table 2. */
const QR_MODE_FNC1_FIRST = 5;

/** The bytes themselves where the whole text came from one byte segment; the library's text is its guess at their encoding. */
function byteSegment(result: Result): Uint8Array | undefined {
  const segments: unknown = result.getResultMetadata()?.get(ResultMetadataType.BYTE_SEGMENTS);
  const [only, ...others] = Array.isArray(segments) ? segments : [];
  const whole = only instanceof Uint8Array && others.length === 0 && only.length >= result.getText().length;
  return whole ? only : undefined;
}

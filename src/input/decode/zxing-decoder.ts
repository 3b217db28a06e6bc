import AztecReader from '@zxing/library/esnext/core/aztec/AztecReader.js';
import BarcodeFormat from '@zxing/library/esnext/core/BarcodeFormat.js';
import BinaryBitmap from '@zxing/library/esnext/core/BinaryBitmap.js';
import GlobalHistogramBinarizer from '@zxing/library/esnext/core/common/GlobalHistogramBinarizer.js';
import DataMatrixReader from '@zxing/library/esnext/core/datamatrix/DataMatrixReader.js';
import DecodeHintType from '@zxing/library/esnext/core/DecodeHintType.js';
import type Result from '@zxing/library/esnext/core/Result.js';
import ResultMetadataType from '@zxing/library/esnext/core/ResultMetadataType.js';
import RGBLuminanceSource from '@zxing/library/esnext/core/RGBLuminanceSource.js';
import type { Symbology } from '../../codes/reading.js';
import type { Decoded } from './decoded.js';
import type { GrayPicture } from './gray-picture.js';
import { LocalBinarizer } from './zxing-binarizer.js';
import { aztecText } from './matrix/aztec-text.js';
import { QrReader } from './zxing-qr-reader.js';

const SYMBOLOGIES: Readonly<Partial<Record<BarcodeFormat, Symbology>>> = {
  [BarcodeFormat.DATA_MATRIX]: 'data-matrix',
  [BarcodeFormat.QR_CODE]: 'qr-code',
  [BarcodeFormat.AZTEC]: 'aztec',
};

const MATRIX_HINTS = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);

/** The readers by which @zxing/library reads; with its QR reader the one place that knows the library. */
export class ZxingDecoder {
  readonly #dataMatrix = new DataMatrixReader();
  readonly #qr = new QrReader();
  readonly #aztec = new AztecReader();

  /**
   * Reads the Data Matrix or QR Code in a picture that shows one.
   * @param isThorough tries one threshold for the whole picture after the local ones, which reads a few more symbols
   * and takes as long again where there is none
   */
  readMatrix(picture: GrayPicture, isThorough: boolean): Decoded | undefined {
    const decoded = this.#read(new BinaryBitmap(new LocalBinarizer(picture)), picture);
    if (decoded || !isThorough) return decoded;
    const source = new RGBLuminanceSource(picture.data, picture.width, picture.height);
    return this.#read(new BinaryBitmap(new GlobalHistogramBinarizer(source)));
  }

  /** Reads a QR Code only: the checks of a small Data Matrix are too weak for pictures that are pulled into shape. */
  readQr(picture: GrayPicture): Decoded | undefined {
    const bitmap = new BinaryBitmap(new LocalBinarizer(picture));
    return attempt(() => this.#qr.decode(bitmap, MATRIX_HINTS, picture));
  }

  readAztec(picture: GrayPicture): Decoded | undefined {
    return attempt(() => this.#aztec.decode(new BinaryBitmap(new LocalBinarizer(picture))));
  }

  #read(bitmap: BinaryBitmap, bent?: GrayPicture): Decoded | undefined {
    return (
      attempt(() => this.#dataMatrix.decode(bitmap, MATRIX_HINTS)) ??
      attempt(() => this.#qr.decode(bitmap, MATRIX_HINTS, bent))
    );
  }
}

/**
 * The library says "nothing here" by throwing, and on some pictures it throws a plain TypeError for the same reason.
 */
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
  const named = textAndAim(symbology, result);
  return named && { ...named, symbology, points, ...(bytes && { bytes }) };
}

/** AIM identifiers say what the text alone cannot: that FNC1 stood first, so that this is a GS1 element string. */
function textAndAim(symbology: Symbology, result: Result): { text: string; aim?: string } | undefined {
  if (symbology === 'aztec') return aztecText(result.getRawBytes(), result.getNumBits());
  const text = symbology === 'data-matrix' ? withoutEci(result) : result.getText();
  if (text === undefined) return undefined;
  if (symbology === 'data-matrix') {
    return text.startsWith('\x1d') ? { text: text.slice(1), aim: ']d2' } : { text, aim: ']d1' };
  }
  if (symbology === 'qr-code') {
    const firstMode = (result.getRawBytes()?.[0] ?? 0) >> 4;
    return { text, aim: firstMode === QR_MODE_FNC1_FIRST ? ']Q3' : ']Q1' };
  }
  return { text };
}

/**
 * The text without the designator of an Extended Channel Interpretation at its beginning, which the library takes for a
 * character. Undefined where it stands for letters that we do not know: another decoder may.
 */
function withoutEci(result: Result): string | undefined {
  const text = result.getText();
  const [first, designator = 0] = result.getRawBytes() ?? [];
  if (first !== ECI || designator === 0) return text.includes(ECI_TAKEN_FOR_TEXT) ? undefined : text;
  const plain = text.slice(1);
  if (/^[\x1d-\x7f]*$/.test(plain) || designator - 1 === LATIN_1) return plain;
  if (designator - 1 !== UTF_8) return undefined;
  return new TextDecoder().decode(Uint8Array.from(plain, character => character.charCodeAt(0)));
}

/** ISO/IEC 16022, table 2; its designators below 127 are one codeword, one more than their number. */
const ECI = 241;
const [LATIN_1, UTF_8] = [3, 26];
/** What is left of designator 26 where it is not at the beginning: SUB, which no label means. */
const ECI_TAKEN_FOR_TEXT = '\x1a';

/** ISO/IEC 18004, table 2. */
const QR_MODE_FNC1_FIRST = 5;

/**
 * The bytes themselves where the whole text came from one byte segment; the library's text is its guess at their
 * encoding.
 */
function byteSegment(result: Result): Uint8Array | undefined {
  const segments: unknown = result.getResultMetadata()?.get(ResultMetadataType.BYTE_SEGMENTS);
  const all: readonly unknown[] = Array.isArray(segments) ? segments : [];
  const [only] = all;
  const whole = only instanceof Uint8Array && all.length === 1 && only.length >= result.getText().length;
  return whole ? only : undefined;
}

import BarcodeFormat from '@zxing/library/esnext/core/BarcodeFormat.js';
import type BinaryBitmap from '@zxing/library/esnext/core/BinaryBitmap.js';
import BitMatrix from '@zxing/library/esnext/core/common/BitMatrix.js';
import DetectorResult from '@zxing/library/esnext/core/common/DetectorResult.js';
import type DecodeHintType from '@zxing/library/esnext/core/DecodeHintType.js';
import Decoder from '@zxing/library/esnext/core/qrcode/decoder/Decoder.js';
import Version from '@zxing/library/esnext/core/qrcode/decoder/Version.js';
import Detector from '@zxing/library/esnext/core/qrcode/detector/Detector.js';
import type FinderPattern from '@zxing/library/esnext/core/qrcode/detector/FinderPattern.js';
import type FinderPatternInfo from '@zxing/library/esnext/core/qrcode/detector/FinderPatternInfo.js';
import Result from '@zxing/library/esnext/core/Result.js';
import ResultMetadataType from '@zxing/library/esnext/core/ResultMetadataType.js';
import type ResultPoint from '@zxing/library/esnext/core/ResultPoint.js';
import type { Point } from '../../ports/camera.js';
import type { GrayPicture } from './gray-picture.js';
import { sampleCurvedQr } from './matrix/curved-qr.js';
import type { Modules } from './matrix/surface-fit.js';

/** Reads QR Codes with the library, and bent ones with a search of our own for where their modules are. */
export class QrReader {
  readonly #decoder = new Decoder();

  /**
   * Fails with the library's errors where there is nothing to read.
   * @param bent what the bitmap was made of, if the symbol may be bent as well
   */
  decode(bitmap: BinaryBitmap, hints: Map<DecodeHintType, unknown>, bent?: GrayPicture): Result {
    const detector = new FlatDetector(bitmap.getBlackMatrix());
    try {
      return this.#name(detector.detect(hints), hints);
    } catch (error) {
      const curved = bent && detector.finders && detectCurved(bent, detector.finders);
      if (!curved) throw error;
      return this.#name(curved, hints);
    }
  }

  #name(detected: DetectorResult, hints: Map<DecodeHintType, unknown>): Result {
    const decoded = this.#decoder.decodeBitMatrix(detected.getBits(), hints);
    const result = new Result(
      decoded.getText(),
      decoded.getRawBytes(),
      8 * decoded.getRawBytes().length,
      detected.getPoints(),
      BarcodeFormat.QR_CODE,
    );
    result.putMetadata(ResultMetadataType.BYTE_SEGMENTS, decoded.getByteSegments());
    return result;
  }
}

/** Keeps what was found before it turned out that the symbol is not flat. */
class FlatDetector extends Detector {
  finders: FinderPatternInfo | undefined;

  protected override processFinderPatternInfo(info: FinderPatternInfo): DetectorResult {
    this.finders = info;
    return super.processFinderPatternInfo(info);
  }
}

function detectCurved(picture: GrayPicture, info: FinderPatternInfo): DetectorResult | undefined {
  const [topLeft, topRight, bottomLeft] = [info.getTopLeft(), info.getTopRight(), info.getBottomLeft()];
  const points = [bottomLeft, topLeft, topRight];
  if (!isCorner(topLeft, topRight, bottomLeft)) return undefined;
  const finders = { topLeft: placeOf(topLeft), topRight: placeOf(topRight), bottomLeft: placeOf(bottomLeft) };
  const module = points.reduce((sum, finder) => sum + finder.getEstimatedModuleSize() / points.length, 0);
  const modules = sampleCurvedQr(picture, finders, module, version => [
    ...Version.getVersionForNumber(version).getAlignmentPatternCenters(),
  ]);
  return modules && new DetectorResult(toBits(modules), points);
}

/**
 * Whether three finder patterns may be of one symbol, bent or not: of one size, and at a corner with sides of one
 * length. Those that are seen in text seldom are, and the search for a surface is long.
 */
function isCorner(topLeft: FinderPattern, topRight: FinderPattern, bottomLeft: FinderPattern): boolean {
  const sizes = [topLeft, topRight, bottomLeft].map(finder => finder.getEstimatedModuleSize());
  const [across, down] = [wayOf(topLeft, topRight), wayOf(topLeft, bottomLeft)];
  const sides = [Math.hypot(across.x, across.y), Math.hypot(down.x, down.y)];
  const cosine = (across.x * down.x + across.y * down.y) / sides.reduce((product, side) => product * side);
  return (
    Math.max(...sizes) <= MOST_UNLIKE * Math.min(...sizes) &&
    Math.max(...sides) <= MOST_UNLIKE * Math.min(...sides) &&
    Math.abs(cosine) < MOST_COSINE
  );
}

/** How much larger one finder pattern, or one side, may look than another; and how far the corner is from square. */
const [MOST_UNLIKE, MOST_COSINE] = [2.2, 0.6];

function wayOf(from: ResultPoint, to: ResultPoint): Point {
  return { x: to.getX() - from.getX(), y: to.getY() - from.getY() };
}

function toBits(modules: Modules): BitMatrix {
  const bits = new BitMatrix(modules.length);
  for (const [row, line] of modules.entries()) {
    for (const [column, isDark] of line.entries()) if (isDark) bits.set(column, row);
  }
  return bits;
}

function placeOf(point: ResultPoint): Point {
  return { x: point.getX(), y: point.getY() };
}

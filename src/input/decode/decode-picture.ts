import type { Symbol } from '../../ports/barcode-reader.js';
import type { Decoded } from './decoded.js';
import type { FilmMemory } from './film-memory.js';
import type { GrayPicture } from './gray-picture.js';
import type { LineRead } from './linear/read-bars.js';
import { BlurredReader } from './blurred/blurred-reader.js';
import { LinearFinder } from './locate/find-linear.js';
import { MatrixFinder } from './locate/find-matrix.js';
import { GradientField } from './locate/gradient-field.js';
import { averageRows, slopeOf } from './locate/level-rows.js';
import { placeOf, rectify, withExactAngle, type Strip } from './locate/rectify.js';
import { isLong, isWithin, middleOf, type LinearRegion } from './locate/region.js';
import { splitBands, type Band } from './locate/split-bands.js';
import { enlargeMatrix, invert, type Crop } from './matrix-crop.js';
import { StripReader } from './read-strip.js';
import { ZxingDecoder } from './zxing-decoder.js';

const MOST_LINEAR = 8;
const MOST_MATRIX = 4;
/** Block sizes tried in turn until something was read: for ordinary bars, and for coarse ones. */
const COARSENESS = [1, 2];
const MOST_BANDS = 6;
/** Bands that are tried as blurred ones when nothing else is read. */
const MOST_BLURRED = 8;
const [FEWEST_ROWS, MOST_ROWS] = [6, 80];
/** Pixels by which rows may slope over a symbol's length before that is worth a second look. */
const LEAST_SLOPE = 2;

/** Finds and reads the symbols of a picture. Holds the buffers, so one instance reads one picture at a time. */
export class PictureDecoder {
  readonly #field = new GradientField();
  readonly #linear = new LinearFinder();
  readonly #matrix = new MatrixFinder();
  readonly #strips = new StripReader();
  readonly #zxing = new ZxingDecoder();
  readonly #blurred = new BlurredReader();
  /** Bands of the picture in which no row could be read. */
  #unread: Unread[] = [];
  /** Symbols that only another frame can confirm. */
  #likely: Symbol[] = [];

  /**
   * Every symbol that could be read; the picture's buffer is only read.
   * @param isThorough where nothing is read, looks again for coarse, inverted and blurred symbols
   * @param film if the picture is a frame: what those before it showed
   */
  decode(picture: GrayPicture, isThorough = true, film?: FilmMemory): Symbol[] {
    this.#unread = [];
    this.#likely = [];
    const sure = this.#decodeSure(picture, isThorough, film);
    return withoutRepeats([...(film?.agree(picture, sure, this.#likely) ?? []), ...sure]);
  }

  #decodeSure(picture: GrayPicture, isThorough: boolean, film?: FilmMemory): Symbol[] {
    for (const coarseness of isThorough ? COARSENESS : COARSENESS.slice(0, 1)) {
      const symbols = this.#decodeAt(picture, coarseness, isThorough);
      if (symbols.length > 0) return symbols;
    }
    if (!isThorough) return [];
    const isKnown = ({ strip }: Unread): number => (film?.isKnown(strip.region, picture) ? 1 : 0);
    const unread = this.#unread.sort((a, b) => isKnown(b) - isKnown(a)).slice(0, MOST_BLURRED);
    return withoutRepeats(unread.flatMap(band => this.#readBlurred(band)));
  }

  #decodeAt(picture: GrayPicture, coarseness: number, isThorough: boolean): Symbol[] {
    this.#field.measure(picture, coarseness);
    const linear = this.#linear.find(this.#field, MOST_LINEAR).flatMap(region => this.#readLinear(picture, region));
    // The bars of a symbol that was read are no modules.
    const regions = this.#matrix
      .find(this.#field, MOST_MATRIX)
      .filter(region => !linear.some(({ corners }) => isWithin(corners, middleOf(region))));
    const crops = regions.map(region => enlargeMatrix(picture, region));
    const matrix = crops.flatMap(crop => this.#readMatrix(crop, crop.picture, linear.length === 0));
    const symbols = withoutRepeats([...linear, ...matrix]);
    // Rare, and as much work again: only where nothing else is.
    if (symbols.length > 0 || !isThorough) return symbols;
    const inverted = crops.flatMap(crop => this.#readMatrix(crop, invert(crop.picture), true));
    if (inverted.length > 0) return inverted;
    const squared = regions.filter(isLong).map(region => enlargeMatrix(picture, region, true));
    return squared.flatMap(crop => toMatrixSymbol(crop, this.#zxing.readQr(crop.picture)));
  }

  #readLinear(picture: GrayPicture, found: LinearRegion): Symbol[] {
    const region = withExactAngle(picture, { ...found, height: found.height * 0.95 });
    const rows = Math.max(4, Math.min(MOST_ROWS, Math.round(region.height / 2)));
    let strip = rectify(picture, region, rows);
    const slope = rows >= FEWEST_ROWS ? slopeOf(strip) : 0;
    if (Math.abs(slope) * region.length > LEAST_SLOPE) strip = rectify(picture, region, rows, slope);
    const bands = rows >= FEWEST_ROWS ? splitBands(strip, MOST_BANDS) : [{ top: 0, bottom: rows }];
    return bands.flatMap(band => {
      const averaged = averageRows(strip, band);
      const reads = this.#strips.read(averaged, strip.scale);
      if (reads.every(({ isLikely }) => isLikely)) this.#unread.push({ strip, band, rows: averaged });
      return reads.flatMap(read => this.#place(strip, band, read));
    });
  }

  #readBlurred({ strip, band, rows }: Unread): Symbol[] {
    const read = this.#blurred.read(rows, strip.scale, strip.region.length * strip.scale);
    return read ? this.#place(strip, band, read) : [];
  }

  /** What is only likely is put aside. */
  #place(strip: Strip, band: Band, read: LineRead): Symbol[] {
    const symbol = toSymbol(strip, band, read);
    if (!read.isLikely) return [symbol];
    this.#likely.push(symbol);
    return [];
  }

  #readMatrix(crop: Crop, picture: GrayPicture, isThorough: boolean): Symbol[] {
    return toMatrixSymbol(crop, this.#zxing.readMatrix(picture, isThorough));
  }
}

interface Unread {
  readonly strip: Strip;
  readonly band: Band;
  readonly rows: GrayPicture;
}

function toSymbol(strip: Strip, { top, bottom }: Band, read: LineRead): Symbol {
  const isGs1 = read.symbology === 'code-128' && read.text.startsWith(']C1');
  return {
    text: isGs1 ? read.text.slice(3) : read.text,
    symbology: read.symbology,
    ...(read.symbology === 'code-128' && { aim: isGs1 ? ']C1' : ']C0' }),
    ...(read.isDoubtful && { isDoubtful: true }),
    corners: [
      placeOf(strip, read.from, top),
      placeOf(strip, read.to, top),
      placeOf(strip, read.to, bottom),
      placeOf(strip, read.from, bottom),
    ],
  };
}

function toMatrixSymbol({ left, top, scale }: Crop, decoded: Decoded | undefined): Symbol[] {
  if (!decoded) return [];
  const corners = decoded.points.map(({ x, y }) => ({ x: left + x / scale.x, y: top + y / scale.y }));
  return [{ ...withoutPoints(decoded), corners }];
}

function withoutPoints({ points: _, ...rest }: Decoded): Omit<Decoded, 'points'> {
  return rest;
}

/** One symbol in two regions (a stain across it) is one symbol. */
function withoutRepeats(symbols: readonly Symbol[]): Symbol[] {
  return [...new Map(symbols.map(symbol => [`${symbol.symbology} ${symbol.text}`, symbol])).values()];
}

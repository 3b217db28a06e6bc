import type { DetectedCode } from '../../ports/barcode-reader.js';
import type { Point } from '../../ports/camera.js';
import type { Decoded } from './decoded.js';
import type { FilmMemory } from './film-memory.js';
import type { GrayPicture } from './gray-picture.js';
import type { LineRead } from './linear/read-bars.js';
import { isWithin } from './box.js';
import { BlurredReader } from './blurred/blurred-reader.js';
import { LinearFinder } from './locate/find-linear.js';
import { MatrixFinder } from './locate/find-matrix.js';
import { GradientField } from './locate/gradient-field.js';
import { averageRows, slopeOf } from './locate/level-rows.js';
import { rectify, withExactAngle, type Strip } from './locate/rectify.js';
import { isLong, middleOf, type LinearRegion, type MatrixRegion } from './locate/region.js';
import { cornersOf, splitBands, type Band } from './locate/split-bands.js';
import { enlargeMatrix, invert, placed, smooth, type Crop } from './matrix-crop.js';
import { StripReader } from './read-strip.js';
import { surest } from './surest.js';
import type { Try } from './tries.js';
import { ZxingDecoder } from './zxing-decoder.js';

const MOST_LINEAR = 8;
const MOST_MATRIX = 4;
/** Block sizes: for ordinary bars, and for coarse ones. */
const [FINE, COARSE] = [1, 2];
const MOST_BANDS = 6;
/** Pixels of an enlarged symbol over which dots run together and modules do not. */
const DOTS_REACH = 2;
/** Bands that are tried as blurred ones when nothing else is read. */
const MOST_BLURRED = 8;
const [FEWEST_ROWS, MOST_ROWS] = [6, 80];
/** Pixels by which rows may slope over a symbol's length before that is worth a second look. */
const LEAST_SLOPE = 2;

/** What is known of a picture while it is read. */
export interface Sight {
  readonly picture: GrayPicture;
  /** What could be read at first. */
  readonly symbols: readonly DetectedCode[];
  /** Symbols that only another frame can confirm. */
  readonly likely: DetectedCode[];
  /** Bands in which no row could be read. */
  readonly unread: Unread[];
  /** Where matrix symbols may be that could not be read, cut out. */
  readonly crops: readonly Crop[];
  readonly regions: readonly MatrixRegion[];
  /** Linear symbols were read, and what may be matrix symbols beside them was looked at only once. */
  readonly isHasty: boolean;
}

/** Finds and reads the symbols of a picture. Holds the buffers, so that one instance looks at one picture at a time. */
export class PictureDecoder {
  readonly #field = new GradientField();
  readonly #linear = new LinearFinder();
  readonly #matrix = new MatrixFinder();
  readonly #strips = new StripReader();
  readonly #zxing = new ZxingDecoder();
  readonly #blurred = new BlurredReader();

  /** Reads what is plain to see. */
  look(picture: GrayPicture): Sight {
    return this.#lookAt({ picture, likely: [], unread: [] }, FINE);
  }

  /** What one more try reads of a picture where it was not read before. */
  lookAgain(sight: Sight, by: Exclude<Try, 'helper'>, film?: FilmMemory): readonly DetectedCode[] {
    if (by === 'inverted') return this.#readOtherwise(sight);
    if (by === 'blurred') return this.#readUnread(sight, film);
    const coarse = this.#lookAt({ ...sight, read: sight.symbols }, COARSE);
    return coarse.symbols.length > 0 ? coarse.symbols : this.#readOtherwise(coarse);
  }

  #lookAt(
    known: Pick<Sight, 'picture' | 'likely' | 'unread'> & { readonly read?: Sight['symbols'] },
    coarseness: number,
  ): Sight {
    const { picture, read = [] } = known;
    this.#field.measure(picture, coarseness);
    const isRead = (place: Point, by: readonly DetectedCode[]): boolean =>
      by.some(({ corners }) => isWithin(corners, place));
    const linear = this.#linear
      .find(this.#field, MOST_LINEAR)
      .filter(region => !isRead(region, read))
      .flatMap(region => this.#readLinear(known, region));
    // The bars of a symbol that was read are no modules.
    const regions = this.#matrix
      .find(this.#field, MOST_MATRIX)
      .filter(region => !isRead(middleOf(region), [...read, ...linear]));
    const crops = regions.map(region => enlargeMatrix(picture, region));
    const matrix = crops.map(crop => this.#readMatrix(crop, crop.picture, linear.length === 0));
    return {
      ...known,
      symbols: surest([...linear, ...matrix.flat()]),
      crops: crops.filter((_, i) => matrix[i]?.length === 0),
      regions: regions.filter((_, i) => matrix[i]?.length === 0),
      isHasty: linear.length > 0,
    };
  }

  /**
   * Reads matrix symbols that are light on dark or made of dots, Aztec Codes, and QR Codes that are seen from the side.
   * They are rare and cost as much work again. Beside linear symbols also those that were looked at with local
   * thresholds only.
   */
  #readOtherwise({ picture, crops, regions, isHasty }: Sight): readonly DetectedCode[] {
    const found = crops.flatMap(crop => [
      ...(isHasty ? this.#readMatrix(crop, crop.picture, true) : []),
      ...this.#readMatrix(crop, invert(crop.picture), true),
      ...this.#readMatrix(crop, smooth(crop.picture, DOTS_REACH), true),
      ...toMatrixSymbol(crop, this.#zxing.readAztec(crop.picture)),
    ]);
    if (found.length > 0) return found;
    const squared = regions.filter(isLong).map(region => enlargeMatrix(picture, region, true));
    return squared.flatMap(crop => toMatrixSymbol(crop, this.#zxing.readQr(crop.picture)));
  }

  /** Reads the bands in which no row could be read; places where symbols were lately come first. */
  #readUnread({ picture, unread, likely }: Sight, film?: FilmMemory): readonly DetectedCode[] {
    const isKnown = ({ strip }: Unread): number => (film?.isKnown(strip.region, picture) ? 1 : 0);
    const first = [...unread].sort((a, b) => isKnown(b) - isKnown(a)).slice(0, MOST_BLURRED);
    return surest(
      first.flatMap(({ strip, band, rows }) => {
        const read = this.#blurred.read(rows, strip.scale, strip.region.length * strip.scale);
        return read ? symbolsOf(strip, band, read, likely) : [];
      }),
    );
  }

  #readLinear(
    { picture, unread, likely }: Pick<Sight, 'picture' | 'likely' | 'unread'>,
    found: LinearRegion,
  ): DetectedCode[] {
    const region = withExactAngle(picture, { ...found, height: found.height * 0.95 });
    const rows = Math.max(4, Math.min(MOST_ROWS, Math.round(region.height / 2)));
    let strip = rectify(picture, region, rows);
    const slope = rows >= FEWEST_ROWS ? slopeOf(strip) : 0;
    if (Math.abs(slope) * region.length > LEAST_SLOPE) strip = rectify(picture, region, rows, slope);
    const bands = rows >= FEWEST_ROWS ? splitBands(strip, MOST_BANDS) : [{ top: 0, bottom: rows }];
    return bands.flatMap(band => {
      const averaged = averageRows(strip, band);
      const reads = this.#strips.read(averaged, strip.scale);
      if (reads.every(({ isLikely }) => isLikely)) unread.push({ strip, band, rows: averaged });
      return reads.flatMap(read => symbolsOf(strip, band, read, likely));
    });
  }

  #readMatrix(crop: Crop, picture: GrayPicture, isThorough: boolean): DetectedCode[] {
    return toMatrixSymbol(crop, this.#zxing.readMatrix(picture, isThorough));
  }
}

/** A band in which no row could be read. */
interface Unread {
  readonly strip: Strip;
  readonly band: Band;
  readonly rows: GrayPicture;
}

/** The symbol of a read, in a list; one that is only likely goes into `likely` instead. */
function symbolsOf(strip: Strip, band: Band, read: LineRead, likely: DetectedCode[]): DetectedCode[] {
  const symbol = toSymbol(strip, band, read);
  if (!read.isLikely) return [symbol];
  likely.push(symbol);
  return [];
}

function toSymbol(strip: Strip, band: Band, read: LineRead): DetectedCode {
  const isGs1 = read.symbology === 'code-128' && read.text.startsWith(']C1');
  return {
    text: isGs1 ? read.text.slice(3) : read.text,
    symbology: read.symbology,
    ...(read.symbology === 'code-128' && { aim: isGs1 ? ']C1' : ']C0' }),
    ...(read.isDoubtful && { isDoubtful: true }),
    corners: cornersOf(strip, band, read.from, read.to),
  };
}

function toMatrixSymbol(crop: Crop, decoded: Decoded | undefined): DetectedCode[] {
  return decoded ? [{ ...withoutPoints(decoded), corners: placed(crop, decoded.points) }] : [];
}

function withoutPoints({ points: _, ...rest }: Decoded): Omit<Decoded, 'points'> {
  return rest;
}

import BitMatrix from '@zxing/library/esnext/core/common/BitMatrix.js';
import GlobalHistogramBinarizer from '@zxing/library/esnext/core/common/GlobalHistogramBinarizer.js';
import RGBLuminanceSource from '@zxing/library/esnext/core/RGBLuminanceSource.js';
import type { GrayPicture } from './gray-picture.js';

/** Pixels along a side of a block, and the fewest along a side of a picture: five blocks. */
const SIDE = 8;
const SMALLEST = 5 * SIDE;
/** Shades that differ by no more than this are paper alone, or ink alone. */
const LEAST_RANGE = 24;

/**
 * Makes the same bits of a picture as the library's HybridBinarizer, three times as fast: each pixel is dark or light
 * against the blocks around it.
 */
export class LocalBinarizer extends GlobalHistogramBinarizer {
  readonly #picture: GrayPicture;

  constructor(picture: GrayPicture) {
    super(new RGBLuminanceSource(picture.data, picture.width, picture.height));
    this.#picture = picture;
  }

  override getBlackMatrix(): BitMatrix {
    const { width, height } = this.#picture;
    return Math.min(width, height) < SMALLEST ? super.getBlackMatrix() : darkBits(this.#picture);
  }
}

function darkBits({ data, width, height }: GrayPicture): BitMatrix {
  const [columns, rows] = [Math.ceil(width / SIDE), Math.ceil(height / SIDE)];
  const middles = middlesOf({ data, width, height }, columns, rows);
  const words = (width + 31) >> 5;
  const bits = new Int32Array(words * height);
  for (let row = 0; row < rows; row++) {
    const top = Math.min(row * SIDE, height - SIDE);
    for (let column = 0; column < columns; column++) {
      const left = Math.min(column * SIDE, width - SIDE);
      const threshold = meanAround(middles, columns, rows, column, row);
      for (let y = top; y < top + SIDE; y++) {
        let dark = 0;
        for (let x = SIDE - 1, at = y * width + left; x >= 0; x--)
          dark = (dark << 1) | ((data[at + x] as number) <= threshold ? 1 : 0);
        const word = y * words + (left >> 5);
        bits[word] = (bits[word] as number) | (dark << (left & 31));
        // The block goes on in the next word.
        if ((left & 31) > 24) bits[word + 1] = (bits[word + 1] as number) | (dark >>> (32 - (left & 31)));
      }
    }
  }
  return new BitMatrix(width, height, words, bits);
}

/** Between dark and light in each block; in blocks that have only one of them, what their neighbours say. */
function middlesOf({ data, width, height }: GrayPicture, columns: number, rows: number): Int32Array {
  const middles = new Int32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const top = Math.min(row * SIDE, height - SIDE);
    for (let column = 0; column < columns; column++) {
      const left = Math.min(column * SIDE, width - SIDE);
      let [sum, darkest, brightest] = [0, 255, 0];
      for (let y = top; y < top + SIDE; y++) {
        for (let at = y * width + left, end = at + SIDE; at < end; at++) {
          const shade = data[at] as number;
          sum += shade;
          if (shade < darkest) darkest = shade;
          if (shade > brightest) brightest = shade;
        }
      }
      const at = row * columns + column;
      if (brightest - darkest > LEAST_RANGE) middles[at] = sum >> 6;
      else {
        const isInside = row > 0 && column > 0;
        const near = isInside ? nearby(middles, at, columns) : 0;
        middles[at] = darkest < near ? near : darkest / 2;
      }
    }
  }
  return middles;
}

/** What the blocks say that were measured before, above and to the left. */
function nearby(middles: Int32Array, at: number, columns: number): number {
  const [above, before, aslant] = [middles[at - columns], middles[at - 1], middles[at - columns - 1]];
  return ((above as number) + 2 * (before as number) + (aslant as number)) / 4;
}

/** The mean over five by five blocks; at the picture's edge those that are inside it. */
function meanAround(middles: Int32Array, columns: number, rows: number, column: number, row: number): number {
  const x = Math.max(2, Math.min(columns - 3, column));
  const y = Math.max(2, Math.min(rows - 3, row));
  let sum = 0;
  for (let line = y - 2; line <= y + 2; line++) {
    for (let at = line * columns + x - 2, end = at + 5; at < end; at++) sum += middles[at] as number;
  }
  return sum / 25;
}

import type { GrayPicture } from './gray-picture.js';

/** One row of a picture as bits, packed into 32-bit words, lowest bit first; 1 = dark. */
export interface BitRow {
  readonly bits: Int32Array;
  readonly width: number;
}

/** Contrast below this (of 255) is paper, glare or shade, not bars. */
const LEAST_CONTRAST = 14;

/**
 * Turns rows into bits by a threshold that follows the light: between the darkest and the brightest shade nearby, so that glare at one
 * end of a label does not swallow its bars. Keeps its buffers; a result is valid until the next call.
 */
export class RowBinariser {
  #low = new Float32Array(0);
  #high = new Float32Array(0);
  #bits = new Int32Array(0);

  /**
   * @param reach pixels after which a dark or bright spot is half forgotten: a few of the widest bars
   * @param level where between dark (0) and bright (1) the threshold lies
   */
  binarise({ data, width }: GrayPicture, y: number, reach: number, level = 0.5): BitRow {
    this.#fit(width);
    const [low, high, bits] = [this.#low, this.#high, this.#bits];
    const start = y * width;
    const forget = 1 / reach;
    let dark = data[start] ?? 0;
    let bright = dark;
    for (let x = 0; x < width; x++) {
      const shade = data[start + x] ?? 0;
      low[x] = dark = shade < dark ? shade : dark + (shade - dark) * forget;
      high[x] = bright = shade > bright ? shade : bright + (shade - bright) * forget;
    }
    // Back from the right, so that an edge is known on both of its sides.
    dark = bright = data[start + width - 1] ?? 0;
    for (let x = width - 1; x >= 0; x--) {
      const shade = data[start + x] ?? 0;
      dark = shade < dark ? shade : dark + (shade - dark) * forget;
      bright = shade > bright ? shade : bright + (shade - bright) * forget;
      const least = Math.min(low[x] ?? 0, dark);
      const contrast = Math.max(high[x] ?? 0, bright) - least;
      if (contrast > LEAST_CONTRAST && shade < least + contrast * level) {
        bits[x >> 5] = (bits[x >> 5] ?? 0) | (1 << (x & 31));
      }
    }
    return { bits, width };
  }

  #fit(width: number): void {
    if (this.#low.length < width) {
      this.#low = new Float32Array(width);
      this.#high = new Float32Array(width);
    }
    const words = (width + 31) >> 5;
    if (this.#bits.length === words) this.#bits.fill(0);
    else this.#bits = new Int32Array(words);
  }
}

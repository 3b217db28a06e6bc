import type { GrayPicture } from '../gray-picture.js';
import type { Bars } from './bars.js';

/** Contrast below this (of 255), or below this share of the line's, is paper, noise or shade, not bars. */
const LEAST_CONTRAST = 14;
const LEAST_SHARE = 0.14;

/**
 * Finds where bars begin and end on a line of a picture, between pixels. The threshold follows the light: it lies
 * between the darkest and the brightest shade nearby, so that glare at one end of a label does not swallow its bars.
 * Keeps its buffers; a result is valid until the next call.
 */
export class EdgeFinder {
  #low = new Float32Array(0);
  #high = new Float32Array(0);
  #edges = new Float32Array(0);
  #line: Uint8ClampedArray = new Uint8ClampedArray(0);
  #least = 0;

  /**
   * Takes the line in which edges are sought next, as often as wanted.
   * @param reach pixels after which a dark or bright spot is half forgotten: a few of the widest bars
   */
  take({ data, width }: GrayPicture, y: number, reach: number): void {
    this.#fit(width);
    this.#line = data.subarray(y * width, (y + 1) * width);
    this.#least = this.#follow(this.#line, reach);
  }

  /**
   * Finds edges at a threshold.
   * @param level where between dark (0) and bright (1) an edge is
   */
  find(level: number): Bars {
    const [line, low, high, edges, least] = [this.#line, this.#low, this.#high, this.#edges, this.#least];
    let count = 0;
    let isDark = false;
    for (let x = 0; x < line.length; x++) {
      const dark = low[x] as number;
      const contrast = (high[x] as number) - dark;
      // Where there is no contrast, everything counts as light.
      const isDarkHere = contrast >= least && (line[x] as number) - dark < level * contrast;
      if (isDarkHere === isDark) continue;
      isDark = isDarkHere;
      const above = this.#lightAt(x, level);
      edges[count++] = x + 0.5 - above / (above - (x > 0 ? this.#lightAt(x - 1, level) : 1));
    }
    if (count % 2 === 1) edges[count++] = line.length;
    return { edges, count, length: line.length };
  }

  /** How light a place is, as a share of the contrast nearby; below zero it is dark. */
  #lightAt(x: number, level: number): number {
    const dark = this.#low[x] as number;
    const contrast = (this.#high[x] as number) - dark;
    return contrast < this.#least ? 1 : ((this.#line[x] as number) - dark) / contrast - level;
  }

  /**
   * Finds edges midway between neighbouring extremes, however faint: out of focus, a narrow bar is only a dent in the
   * light around it.
   * @param depth share of the contrast nearby that a dent needs, to be more than noise
   */
  findFaint(depth: number): Bars {
    const [line, low, high, edges, least] = [this.#line, this.#low, this.#high, this.#edges, this.#least];
    let count = 0;
    let isFalling = true;
    let extreme = 0; // the last one that was certain
    let turn = 0; // the most extreme place since
    for (let x = 1; x < line.length; x++) {
      const change = (line[x] as number) - (line[turn] as number);
      if (isFalling ? change <= 0 : change >= 0) {
        turn = x;
        continue;
      }
      const contrast = (high[x] as number) - (low[x] as number);
      if (Math.abs(change) < Math.max(least / 2, contrast * depth)) continue;
      // The line begins in the light: the first edge leads into the dark.
      if (isFalling || count > 0) edges[count++] = crossing(line, extreme, turn);
      extreme = turn;
      turn = x;
      isFalling = !isFalling;
    }
    if (count % 2 === 1) edges[count++] = crossing(line, extreme, turn);
    return { edges, count, length: line.length };
  }

  /**
   * Fills the envelopes from both sides, so that an edge is known from both. Gives the least contrast that counts on
   * this line.
   */
  #follow(line: Uint8ClampedArray, reach: number): number {
    const [low, high] = [this.#low, this.#high];
    const forget = 1 / reach;
    let [darkest, brightest] = [255, 0];
    let dark = line[0] ?? 0;
    let bright = dark;
    for (let x = 0; x < line.length; x++) {
      const shade = line[x] ?? 0;
      low[x] = dark = shade < dark ? shade : dark + (shade - dark) * forget;
      high[x] = bright = shade > bright ? shade : bright + (shade - bright) * forget;
      if (shade < darkest) darkest = shade;
      if (shade > brightest) brightest = shade;
    }
    dark = bright = line[line.length - 1] ?? 0;
    for (let x = line.length - 1; x >= 0; x--) {
      const shade = line[x] ?? 0;
      dark = shade < dark ? shade : dark + (shade - dark) * forget;
      bright = shade > bright ? shade : bright + (shade - bright) * forget;
      if (dark < (low[x] ?? 0)) low[x] = dark;
      if (bright > (high[x] ?? 0)) high[x] = bright;
    }
    return Math.max(LEAST_CONTRAST, (brightest - darkest) * LEAST_SHARE);
  }

  #fit(width: number): void {
    if (this.#low.length >= width) return;
    this.#low = new Float32Array(width);
    this.#high = new Float32Array(width);
    this.#edges = new Float32Array(width + 1);
  }
}

/** Where the line passes the middle between the shades at two places. */
function crossing(line: Uint8ClampedArray, from: number, to: number): number {
  const middle = ((line[from] ?? 0) + (line[to] ?? 0)) / 2;
  const isFalling = (line[from] ?? 0) > middle;
  for (let x = from + 1; x <= to; x++) {
    const shade = line[x] ?? 0;
    if (isFalling ? shade > middle : shade < middle) continue;
    const before = line[x - 1] ?? 0;
    return shade === before ? x : x - 0.5 + (middle - before) / (shade - before);
  }
  return to;
}

import type { GrayPicture } from '../gray-picture.js';
import type { Band } from './split-bands.js';
import type { Strip } from './rectify.js';

const MOST_LAG = 16;
/**
 * Where each side's profile lies, in shares of the region's length from its middle: the middle says nothing about the
 * slope.
 */
const SIDE_FROM = 0.1;
const SIDE_TO = 0.44;
const LEAST_LIKENESS = 0.3;

/**
 * Slope of the symbols' upper and lower edges against the strip's rows, in picture pixels across for each along: seen
 * from the side, a label's bars stand upright while its rows slope. Found as the lag between how much happens in the
 * rows of the left and the right part.
 */
export function slopeOf({ picture, region, rowHeight, scale }: Strip): number {
  const { width, height } = picture;
  const [inner, outer] = [SIDE_FROM, SIDE_TO].map(share => Math.round(share * region.length * scale));
  const left = activity(picture, (width >> 1) - (outer ?? 0), (width >> 1) - (inner ?? 0));
  const right = activity(picture, (width >> 1) + (inner ?? 0), (width >> 1) + (outer ?? 0));
  const most = Math.min(height >> 1, MOST_LAG);
  let [best, likeness] = [0, -1];
  for (let lag = -most; lag <= most; lag++) {
    const found = likenessAt(left, right, lag) - Math.abs(lag) * 0.004;
    if (found > likeness) [best, likeness] = [lag, found];
  }
  if (likeness <= LEAST_LIKENESS) return 0;
  return (best * rowHeight) / ((SIDE_FROM + SIDE_TO) * region.length);
}

/** Sum of the steps in each row between two columns, less their mean. */
function activity({ data, width, height }: GrayPicture, from: number, to: number): Float32Array {
  const steps = new Float32Array(height);
  let total = 0;
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let at = y * width + from; at < y * width + to - 2; at++)
      sum += Math.abs((data[at + 2] ?? 0) - (data[at] ?? 0));
    steps[y] = sum;
    total += sum;
  }
  return steps.map(sum => sum - total / height);
}

function likenessAt(left: Float32Array, right: Float32Array, lag: number): number {
  let [product, leftSquares, rightSquares] = [0, 0, 0];
  for (let y = Math.max(0, -lag); y < Math.min(left.length, left.length - lag); y++) {
    const [a, b] = [left[y] ?? 0, right[y + lag] ?? 0];
    product += a * b;
    leftSquares += a * a;
    rightSquares += b * b;
  }
  return product / Math.sqrt(leftSquares * rightSquares + 1);
}

/** Most rows that a band is averaged down to, and the share of its height at both ends that is left out. */
const ROWS = 7;
const TRIM = 0.1;

/** A band as a few rows, each the mean of several: averaging along the bars takes the noise out and leaves the bars. */
export function averageRows(strip: Strip, { top, bottom }: Band): GrayPicture {
  const { data, width } = strip.picture;
  const all = bottom - top;
  const trim = all > 8 ? Math.round(all * TRIM) : 0;
  const [first, count] = [top + trim, all - 2 * trim];
  const rows = Math.max(2, Math.min(ROWS, Math.floor(count / 1.5) || 2));
  const shear = count >= 5 ? shearOf(strip, first, count) : 0;
  const averaged = new Uint8ClampedArray(width * rows);
  const middle = first + (count - 1) / 2;
  const sums = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    const from = first + Math.floor((row * count) / rows);
    const to = Math.max(from + 1, first + Math.floor(((row + 1) * count) / rows));
    sums.fill(0);
    for (let y = from; y < to; y++) {
      const aside = shear * (y - middle);
      for (let x = 0; x < width; x++) {
        const place = Math.max(0, Math.min(width - 1.01, x + aside));
        const left = place | 0;
        const at = y * width + left;
        const share = place - left;
        sums[x] = (sums[x] as number) + ((data[at] as number) * (1 - share) + (data[at + 1] as number) * share);
      }
    }
    for (let x = 0; x < width; x++) averaged[row * width + x] = (sums[x] as number) / (to - from);
  }
  return { data: averaged, width, height: rows };
}

/** What is left of the bars' slant: by how many columns they move from one row to the next. */
function shearOf({ picture: { data, width }, scale }: Strip, first: number, count: number): number {
  const third = Math.max(1, Math.floor(count / 3));
  const [above, below] = [new Float32Array(width), new Float32Array(width)];
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < third; y++) {
      above[x] = (above[x] ?? 0) + (data[(first + y) * width + x] ?? 0) / third;
      below[x] = (below[x] ?? 0) + (data[(first + count - 1 - y) * width + x] ?? 0) / third;
    }
  }
  const most = Math.round((Math.min(14, count * 0.9) * scale) / 1.4);
  let [lag, least] = [0, Number.POSITIVE_INFINITY];
  for (let shift = -most; shift <= most; shift++) {
    let difference = 0;
    for (let x = most; x < width - most; x += 2) difference += ((above[x] ?? 0) - (below[x + shift] ?? 0)) ** 2;
    if (difference < least) [lag, least] = [shift, difference];
  }
  return lag / (count - third);
}

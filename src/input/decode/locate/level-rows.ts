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
    for (let at = y * width + from, end = y * width + to - 2; at < end; at++)
      sum += Math.abs((data[at + 2] as number) - (data[at] as number));
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
      addLine(data.subarray(y * width, (y + 1) * width), shear * (y - middle), sums);
    }
    for (let x = 0; x < width; x++) averaged[row * width + x] = (sums[x] as number) / (to - from);
  }
  return { data: averaged, width, height: rows };
}

/** Adds a line to the sums, moved aside and between pixels. Beyond its ends they go on. */
function addLine(line: Uint8ClampedArray, aside: number, sums: Float64Array): void {
  const [shift, last] = [Math.floor(aside), line.length - 1];
  const share = aside - shift;
  const [from, to] = [Math.max(0, -shift), Math.min(last + 1, last - shift)];
  for (let x = 0; x < from; x++) sums[x] = (sums[x] as number) + (line[0] as number);
  let before = line[from + shift] as number;
  for (let x = from, at = from + shift + 1; x < to; x++, at++) {
    const next = line[at] as number;
    sums[x] = (sums[x] as number) + before + (next - before) * share;
    before = next;
  }
  for (let x = to; x <= last; x++) sums[x] = (sums[x] as number) + (line[last] as number);
}

/** What is left of the bars' slant: by how many columns they move from one row to the next. */
function shearOf({ picture: { data, width }, scale }: Strip, first: number, count: number): number {
  const third = Math.max(1, Math.floor(count / 3));
  const [above, below] = [new Float32Array(width), new Float32Array(width)];
  for (let y = 0; y < third; y++) {
    const [upper, lower] = [(first + y) * width, (first + count - 1 - y) * width];
    for (let x = 0; x < width; x++) {
      above[x] = (above[x] as number) + (data[upper + x] as number) / third;
      below[x] = (below[x] as number) + (data[lower + x] as number) / third;
    }
  }
  const most = Math.round((Math.min(14, count * 0.9) * scale) / 1.4);
  let [lag, least] = [0, Number.POSITIVE_INFINITY];
  for (let shift = -most; shift <= most; shift++) {
    let difference = 0;
    for (let x = most; x < width - most && difference < least; x += 2) {
      const apart = (above[x] as number) - (below[x + shift] as number);
      difference += apart * apart;
    }
    if (difference < least) [lag, least] = [shift, difference];
  }
  return lag / (count - third);
}

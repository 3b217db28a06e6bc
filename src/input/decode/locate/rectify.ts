import type { GrayPicture } from '../gray-picture.js';
import { pointIn, type LinearRegion } from './region.js';

/** A region turned upright: the scan direction runs along its rows. */
export interface Strip {
  readonly picture: GrayPicture;
  readonly region: LinearRegion;
  /** Pixels of the strip per pixel of the picture, along the scan direction. */
  readonly scale: number;
  /** Pixels of the picture that one row of the strip stands for. */
  readonly rowHeight: number;
  /** Slope of the rows against the region: pixels across for each pixel along, from perspective. */
  readonly skew: number;
}

/** Light on both sides belongs to a symbol; without it its start is not found. */
const MARGIN = 0.35;
const LEAST_MARGIN = 14;
const WIDEST = 2000;

/**
 * Turns the region upright, `rows` rows high, and enlarges it: bars of one or two pixels are told apart only between
 * pixels.
 */
export function rectify(picture: GrayPicture, region: LinearRegion, rows: number, skew = 0): Strip {
  const length = region.length + 2 * Math.max(LEAST_MARGIN, region.length * MARGIN);
  const enlarge = region.length < 420 ? 1.8 : region.length < 800 ? 1.5 : 1.2;
  const width = Math.min(WIDEST, Math.round(length * enlarge));
  const [along, across] = [length / width, region.height / rows];
  const data = new Uint8ClampedArray(width * rows);
  const [cosine, sine] = [Math.cos(region.angle), Math.sin(region.angle)];
  // From one column to the next: along the region, and down or up by the skew.
  const [dx, dy] = [along * (cosine - skew * sine), along * (sine + skew * cosine)];
  for (let row = 0; row < rows; row++) {
    const u = 0.5 * along - length / 2;
    const w = (row + 0.5) * across - region.height / 2 + skew * u;
    const [x, y] = [region.x + u * cosine - w * sine, region.y + u * sine + w * cosine];
    copyLine(picture, x, y, dx, dy, data.subarray(row * width, (row + 1) * width));
  }
  return { picture: { data, width, height: rows }, region, scale: width / length, rowHeight: across, skew };
}

/**
 * Copies a line of the picture, between pixels by their centres: from x, y on in steps of dx, dy. Beyond the picture
 * its edge goes on.
 */
function copyLine(
  { data, width, height }: GrayPicture,
  x: number,
  y: number,
  dx: number,
  dy: number,
  into: Uint8ClampedArray,
): void {
  const [lastX, lastY] = [width - 1.01, height - 1.01];
  let [nextX, nextY] = [x - 0.5, y - 0.5];
  const [endX, endY] = [nextX + into.length * dx, nextY + into.length * dy];
  const isInside =
    Math.min(nextX, endX, nextY, endY) >= 0 && Math.max(nextX, endX) < lastX && Math.max(nextY, endY) < lastY;
  for (let i = 0; i < into.length; i++, nextX += dx, nextY += dy) {
    const px = isInside ? nextX : nextX < 0 ? 0 : nextX > lastX ? lastX : nextX;
    const py = isInside ? nextY : nextY < 0 ? 0 : nextY > lastY ? lastY : nextY;
    const left = px | 0;
    const top = py | 0;
    const share = px - left;
    const at = top * width + left;
    const above = data[at] as number;
    const below = data[at + width] as number;
    const upper = above + ((data[at + 1] as number) - above) * share;
    const lower = below + ((data[at + width + 1] as number) - below) * share;
    into[i] = upper + (lower - upper) * (py - top);
  }
}

const ANGLE_STEP = (1.6 * Math.PI) / 180;
const ANGLE_STEPS = 5;

/**
 * The region with its angle made exact: along the bars a line is all dark or all light, so at the right angle the means
 * of such lines differ most. The structure tensor alone leans towards 45 degrees where bars are as fine as pixels.
 */
export function withExactAngle(picture: GrayPicture, region: LinearRegion): LinearRegion {
  const contrasts: number[] = [];
  for (let step = -ANGLE_STEPS; step <= ANGLE_STEPS; step++) {
    contrasts.push(contrastAt(picture, region, region.angle + step * ANGLE_STEP));
  }
  const best = contrasts.indexOf(Math.max(...contrasts));
  const [before, peak, after] = [contrasts[best - 1], contrasts[best] ?? 0, contrasts[best + 1]];
  // The peak of the parabola through the best angle and its neighbours.
  const curve = before === undefined || after === undefined ? 0 : before - 2 * peak + after;
  const shift = curve === 0 ? 0 : Math.max(-0.6, Math.min(0.6, ((before ?? 0) - (after ?? 0)) / (2 * curve)));
  return { ...region, angle: region.angle + (best - ANGLE_STEPS + shift) * ANGLE_STEP };
}

/** Variance of the means of short lines along the bars, in slabs over the region's height. */
function contrastAt({ data, width, height }: GrayPicture, region: LinearRegion, angle: number): number {
  const slabs = Math.max(1, Math.min(6, Math.round(region.height / 20)));
  const reach = Math.min(16, (region.height * 0.7) / slabs);
  const length = Math.min(region.length * 0.9, 260);
  const columns = Math.max(24, Math.round(length));
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const [stepX, stepY] = [(reach / 3) * sine, (reach / 3) * cosine];
  let contrast = 0;
  for (let slab = 0; slab < slabs; slab++) {
    const middle = slabs > 1 ? (slab / (slabs - 1) - 0.5) * region.height * 0.75 : 0;
    let [sum, squares] = [0, 0];
    const [firstX, firstY] = [region.x - (middle - reach / 2) * sine, region.y + (middle - reach / 2) * cosine];
    for (let column = 0; column < columns; column++) {
      const u = (column / columns - 0.5) * length;
      let [besideX, besideY, line] = [firstX + u * cosine, firstY + u * sine, 0];
      for (let part = 0; part < 4; part++, besideX -= stepX, besideY += stepY) {
        const x = besideX | 0;
        const y = besideY | 0;
        if (x >= 0 && y >= 0 && x < width && y < height) line += data[y * width + x] as number;
      }
      sum += line;
      squares += line * line;
    }
    contrast += squares / columns - (sum / columns) ** 2;
  }
  return contrast;
}

/** Where a place of the strip is in the picture. */
export function pointOf({ picture, region, scale, rowHeight, skew }: Strip, column: number, row: number) {
  const along = (column - picture.width / 2) / scale;
  return pointIn(region, along, (row - picture.height / 2) * rowHeight + skew * along);
}

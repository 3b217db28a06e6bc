import type { Point } from '../../ports/camera.js';
import type { GrayPicture } from './gray-picture.js';
import type { MatrixRegion } from './locate/region.js';

/** A part of a picture, enlarged by `scale`. */
export interface Crop {
  readonly picture: GrayPicture;
  readonly left: number;
  readonly top: number;
  readonly scale: { readonly x: number; readonly y: number };
}

/** Where places of a crop are in its picture. */
export function placed({ left, top, scale }: Crop, points: readonly Point[]): Point[] {
  return points.map(({ x, y }) => ({ x: left + x / scale.x, y: top + y / scale.y }));
}

const MARGIN = 0.16;
const LEAST_MARGIN = 10;
/** Smaller regions are doubled: the decoder samples modules at whole pixels. */
const LARGE = 195;

/**
 * Cuts a matrix symbol out with the light around it.
 * @param isSquared makes a long region square: what is seen from the side, or bent, is taken for one then
 */
export function enlargeMatrix(picture: GrayPicture, region: MatrixRegion, isSquared = false): Crop {
  const side = Math.max(region.width, region.height);
  const margin = Math.max(LEAST_MARGIN, side * MARGIN);
  const [left, top] = [Math.max(0, region.left - margin), Math.max(0, region.top - margin)];
  const right = Math.min(picture.width, region.left + region.width + margin);
  const bottom = Math.min(picture.height, region.top + region.height + margin);
  const enlarge = side < LARGE ? 2 : 1;
  const scale = {
    x: enlarge * (isSquared ? side / region.width : 1),
    y: enlarge * (isSquared ? side / region.height : 1),
  };
  const [width, height] = [Math.round((right - left) * scale.x), Math.round((bottom - top) * scale.y)];
  return { picture: enlarged(picture, left, top, scale, width, height), left, top, scale };
}

/**
 * A part of a picture, between pixels by their centres. Each of its lines is spread out once and mixed with the next.
 */
function enlarged(
  picture: GrayPicture,
  left: number,
  top: number,
  scale: Crop['scale'],
  width: number,
  height: number,
): GrayPicture {
  const places = Float64Array.from({ length: width }, (_, x) => placeOf(left + (x + 0.5) / scale.x, picture.width));
  let [upper, lower, known] = [new Float64Array(width), new Float64Array(width), -2];
  const data = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    const place = placeOf(top + (y + 0.5) / scale.y, picture.height);
    const row = place | 0;
    if (row === known + 1) [upper, lower] = [lower, upper];
    else if (row !== known) spread(picture, row, places, upper);
    if (row !== known) spread(picture, row + 1, places, lower);
    known = row;
    const share = place - row;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const above = upper[x] as number;
      data[at] = above + ((lower[x] as number) - above) * share;
    }
  }
  return { data, width, height };
}

/** The pixel before a place, and the share of the next one; both are inside the picture. */
function placeOf(place: number, length: number): number {
  return Math.max(0, Math.min(length - 1.01, place - 0.5));
}

function spread({ data, width }: GrayPicture, row: number, places: Float64Array, into: Float64Array): void {
  for (let x = 0; x < into.length; x++) {
    const place = places[x] as number;
    const left = place | 0;
    const shade = data[row * width + left] as number;
    into[x] = shade + ((data[row * width + left + 1] as number) - shade) * (place - left);
  }
}

/**
 * Cuts a matrix symbol out pixel by pixel, with a share of its side as light around it. A MaxiCode is read by its
 * pixels' exact shades, so that it may be read with one margin and not with another.
 */
export function cutOut({ data, width, height }: GrayPicture, region: MatrixRegion, share: number): Crop {
  const margin = Math.max(LEAST_MARGIN, Math.round(Math.max(region.width, region.height) * share));
  const [left, top] = [Math.max(0, region.left - margin), Math.max(0, region.top - margin)];
  const right = Math.min(width, region.left + region.width + margin);
  const bottom = Math.min(height, region.top + region.height + margin);
  const part = new Uint8ClampedArray((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++)
    part.set(data.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  return {
    picture: { data: part, width: right - left, height: bottom - top },
    left,
    top,
    scale: { x: 1, y: 1 },
  };
}

/** Each pixel as the mean of those around it: the dots of a symbol that is pecked or jetted run together. */
export function smooth({ data, width, height }: GrayPicture, reach: number): GrayPicture {
  const means = (from: Uint8ClampedArray, step: number, lines: number, lineStep: number, length: number) => {
    const into = new Uint8ClampedArray(from.length);
    for (let line = 0; line < lines; line++) {
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (let away = -reach; away <= reach; away++)
          sum += from[line * lineStep + Math.max(0, Math.min(length - 1, i + away)) * step] ?? 0;
        into[line * lineStep + i * step] = sum / (2 * reach + 1);
      }
    }
    return into;
  };
  return { data: means(means(data, 1, height, width, width), width, width, 1, height), width, height };
}

/** Light on dark, as symbols etched into metal are. */
export function invert({ data, width, height }: GrayPicture): GrayPicture {
  const inverted = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at++) inverted[at] = 255 - (data[at] as number);
  return { data: inverted, width, height };
}

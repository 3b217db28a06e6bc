import type { GrayPicture } from './gray-picture.js';
import { copyLine } from './locate/rectify.js';
import type { MatrixRegion } from './locate/region.js';

/** A part of a picture, enlarged by `scale`. */
export interface Crop {
  readonly picture: GrayPicture;
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

const MARGIN = 0.16;
const LEAST_MARGIN = 10;
/** Smaller regions are doubled: the decoder samples modules at whole pixels. */
const LARGE = 195;

/** Cuts a matrix symbol out with the light around it. */
export function enlargeMatrix(picture: GrayPicture, region: MatrixRegion): Crop {
  const side = Math.max(region.width, region.height);
  const margin = Math.max(LEAST_MARGIN, side * MARGIN);
  const [left, top] = [Math.max(0, region.left - margin), Math.max(0, region.top - margin)];
  const right = Math.min(picture.width, region.left + region.width + margin);
  const bottom = Math.min(picture.height, region.top + region.height + margin);
  const scale = side < LARGE ? 2 : 1;
  const [width, height] = [Math.round((right - left) * scale), Math.round((bottom - top) * scale)];
  const data = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    const line = data.subarray(y * width, (y + 1) * width);
    copyLine(picture, left + 0.5 / scale, top + (y + 0.5) / scale, 1 / scale, 0, line);
  }
  return { picture: { data, width, height }, left, top, scale };
}

/** Light on dark, as symbols etched into metal are. */
export function invert({ data, width, height }: GrayPicture): GrayPicture {
  return { data: data.map(shade => 255 - shade), width, height };
}

import type { Point } from '../../../ports/camera.js';

/** A box that holds bars: turned so that its length runs across them, as a scan line would. */
export interface LinearRegion {
  readonly x: number;
  readonly y: number;
  /** Direction across the bars, in radians. */
  readonly angle: number;
  readonly length: number;
  readonly height: number;
  readonly score: number;
}

/** An upright box that holds a matrix symbol. */
export interface MatrixRegion {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly score: number;
}

/** Where a place of a region is in the picture: `along` its length and `across` it, from its centre. */
export function placeIn(
  { x, y, angle }: Pick<LinearRegion, 'x' | 'y' | 'angle'>,
  along: number,
  across: number,
): Point {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return { x: x + along * cosine - across * sine, y: y + along * sine + across * cosine };
}

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

export function middleOf({ left, top, width, height }: MatrixRegion): Point {
  return { x: left + width / 2, y: top + height / 2 };
}

/** Ratio of the sides from which on a region is longer than a square that is turned a little. */
const LONG = 1.2;

export function isLong({ width, height }: MatrixRegion): boolean {
  return Math.max(width / height, height / width) >= LONG;
}

/** Where a place of a region is in the picture: `along` its length and `across` it, from its centre. */
export function pointIn(
  { x, y, angle }: Pick<LinearRegion, 'x' | 'y' | 'angle'>,
  along: number,
  across: number,
): Point {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return { x: x + along * cosine - across * sine, y: y + along * sine + across * cosine };
}

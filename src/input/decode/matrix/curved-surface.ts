import type { Point } from '../../../ports/camera.js';

/** Where six places of a surface are in the picture. */
export interface CurvedSurface {
  /** Its origin, and the ends of its top and of its left side: (0, 0), (1, 0) and (0, 1). */
  readonly origin: Point;
  readonly right: Point;
  readonly below: Point;
  /** Halfway along its top, its left side, and the line between their ends. */
  readonly top: Point;
  readonly left: Point;
  readonly middle: Point;
}

/**
 * Where a place of a surface that is bent and seen from anywhere lies in the picture: the polynomial of the second
 * degree through six places (the six-node triangle of finite elements).
 */
export function pointOn({ origin, right, below, top, left, middle }: CurvedSurface, s: number, t: number): Point {
  const r = 1 - s - t;
  const [a, b, c] = [r * (2 * r - 1), s * (2 * s - 1), t * (2 * t - 1)];
  const [d, e, f] = [4 * r * s, 4 * r * t, 4 * s * t];
  return {
    x: a * origin.x + b * right.x + c * below.x + d * top.x + e * left.x + f * middle.x,
    y: a * origin.y + b * right.y + c * below.y + d * top.y + e * left.y + f * middle.y,
  };
}

/** The flat surface through three places. */
export function flatSurface(origin: Point, right: Point, below: Point): CurvedSurface {
  return {
    origin,
    right,
    below,
    top: between(origin, right),
    left: between(origin, below),
    middle: between(right, below),
  };
}

/** The surface with one of its places moved. */
export function moved(surface: CurvedSurface, place: keyof CurvedSurface, dx: number, dy: number): CurvedSurface {
  const { x, y } = surface[place];
  return { ...surface, [place]: { x: x + dx, y: y + dy } };
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

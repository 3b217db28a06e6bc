import type { Point } from '../../ports/camera.js';

/** Whether a place is within a box of these corners, which go round one way. */
export function isWithin(corners: readonly Point[], { x, y }: Point): boolean {
  const sides = corners.map((from, i) => {
    const to = corners[(i + 1) % corners.length] ?? from;
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
  });
  return sides.every(side => side >= 0) || sides.every(side => side <= 0);
}

export function centreOf(corners: readonly Point[]): Point {
  const mean = (axis: keyof Point): number => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return { x: mean('x'), y: mean('y') };
}

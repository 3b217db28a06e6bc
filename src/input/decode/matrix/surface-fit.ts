import type { Point } from '../../../ports/camera.js';
import type { GrayPicture } from '../gray-picture.js';
import { moved, pointOn, type CurvedSurface } from './curved-surface.js';
import type { Pattern } from './known-modules.js';

/** The modules of a symbol by row, dark ones true. */
export type Modules = readonly (readonly boolean[])[];

const PLACES = ['origin', 'right', 'below', 'top', 'left', 'middle'] as const;
/** Steps in modules by which a surface is made to fit. */
const STEPS = [0.5, 0.25, 0.12];
const MOST_ROUNDS = 6;
const BEND_STEP = 0.5;
/** What bending a place by one module costs, so that of two equally likely surfaces the flatter one is taken. */
const BEND_COST = 0.01;
/** Modules along a side of which sharpness is seen. */
const ENOUGH = 33;
/** Modules around one whose mean is between dark and light. */
const AROUND = 3;

/** Finds the surface on which the modules of a symbol lie, by how the picture looks there. */
export class SurfaceFit {
  readonly #picture: GrayPicture;
  readonly #size: number;
  readonly #inset: number;

  /**
   * @param size modules along a side
   * @param inset modules from the symbol's edge to where the surface has its origin and its ends
   */
  constructor(picture: GrayPicture, size: number, inset: number) {
    this.#picture = picture;
    this.#size = size;
    this.#inset = inset;
  }

  /** Moves one place, by up to so many modules, to where the patterns look most as they must. */
  bend(surface: CurvedSurface, place: keyof CurvedSurface, most: number, patterns: readonly Pattern[]): CurvedSurface {
    const [across, down] = this.#moduleOf(surface);
    let best = surface;
    let likeness = Number.NEGATIVE_INFINITY;
    for (let i = -most; i <= most; i += BEND_STEP) {
      for (let j = -most; j <= most; j += BEND_STEP) {
        const tried = moved(surface, place, i * across.x + j * down.x, i * across.y + j * down.y);
        const found = this.likeness(tried, patterns) - BEND_COST * Math.hypot(i, j);
        if (found > likeness) [best, likeness] = [tried, found];
      }
    }
    return best;
  }

  /** Moves all places, by less and less, for as long as the likeness grows. */
  improve(surface: CurvedSurface, likenessOf: (tried: CurvedSurface) => number): CurvedSurface {
    const ways = this.#moduleOf(surface).flatMap(({ x, y }) => [
      { x, y },
      { x: -x, y: -y },
    ]);
    let best = surface;
    let most = likenessOf(best);
    for (const step of STEPS) {
      let isBetter = true;
      for (let round = 0; isBetter && round < MOST_ROUNDS; round++) {
        isBetter = false;
        for (const [place, way] of PLACES.flatMap(each => ways.map(other => [each, other] as const))) {
          const tried = moved(best, place, step * way.x, step * way.y);
          const found = likenessOf(tried);
          if (found > most) [best, most, isBetter] = [tried, found, true];
        }
      }
    }
    return best;
  }

  /** Mean correlation of the patterns with the picture; 1 is the same but for light and contrast. */
  likeness(surface: CurvedSurface, patterns: readonly Pattern[]): number {
    let total = 0;
    for (const pattern of patterns) total += this.#correlation(surface, pattern);
    return total / patterns.length;
  }

  /**
   * How much the modules' shades differ, as a share of how much they could: beside their middles, dark and light mix.
   */
  sharpness(surface: CurvedSurface): number {
    let [sum, squares, darkest, brightest] = [0, 0, 255, 0];
    const step = Math.ceil(this.#size / ENOUGH);
    let count = 0;
    for (let row = 0; row < this.#size; row += step) {
      for (let column = 0; column < this.#size; column += step, count++) {
        const shade = this.#shadeAt(surface, column, row);
        sum += shade;
        squares += shade * shade;
        if (shade < darkest) darkest = shade;
        if (shade > brightest) brightest = shade;
      }
    }
    return (2 * Math.sqrt(squares / count - (sum / count) ** 2)) / (brightest - darkest + 1);
  }

  /** Every module: dark or light against those around it. */
  sample(surface: CurvedSurface): Modules {
    const places = [...Array(this.#size).keys()];
    const shades = places.map(row => places.map(column => this.#shadeAt(surface, column, row)));
    return shades.map((line, row) => line.map((shade, column) => shade < meanAround(shades, column, row)));
  }

  #correlation(surface: CurvedSurface, pattern: Pattern): number {
    let [product, sum, squares, shades] = [0, 0, 0, 0];
    for (const { column, row, shade } of pattern) {
      const dark = -this.#shadeAt(surface, column, row);
      product += dark * shade;
      sum += dark;
      squares += dark * dark;
      shades += shade;
    }
    const count = pattern.length;
    const spread = (squares - sum ** 2 / count) * (count - shades ** 2 / count);
    return spread > 0 ? (product - (sum * shades) / count) / Math.sqrt(spread) : 0;
  }

  /** Shade in the middle of a module, between pixels. */
  #shadeAt(surface: CurvedSurface, column: number, row: number): number {
    const { data, width, height } = this.#picture;
    const span = this.#size - 2 * this.#inset;
    const { x, y } = pointOn(surface, (column + 0.5 - this.#inset) / span, (row + 0.5 - this.#inset) / span);
    const px = Math.max(0, Math.min(width - 1.01, x - 0.5));
    const py = Math.max(0, Math.min(height - 1.01, y - 0.5));
    const left = px | 0;
    const top = py | 0;
    const at = top * width + left;
    const a = data[at] as number;
    const b = data[at + width] as number;
    const upper = a + ((data[at + 1] as number) - a) * (px - left);
    const lower = b + ((data[at + width + 1] as number) - b) * (px - left);
    return upper + (lower - upper) * (py - top);
  }

  /** The way of one module in the picture, across and down. */
  #moduleOf({ origin, right, below }: CurvedSurface): readonly [Point, Point] {
    const span = this.#size - 2 * this.#inset;
    return [
      { x: (right.x - origin.x) / span, y: (right.y - origin.y) / span },
      { x: (below.x - origin.x) / span, y: (below.y - origin.y) / span },
    ];
  }
}

function meanAround(shades: readonly (readonly number[])[], column: number, row: number): number {
  const near = shades
    .slice(Math.max(0, row - AROUND), row + AROUND + 1)
    .flatMap(line => line.slice(Math.max(0, column - AROUND), column + AROUND + 1));
  return near.reduce((sum, shade) => sum + shade, 0) / near.length;
}

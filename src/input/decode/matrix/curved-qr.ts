import type { Point } from '../../../ports/camera.js';
import type { GrayPicture } from '../gray-picture.js';
import { flatSurface, type CurvedSurface } from './curved-surface.js';
import type { Pattern } from './known-modules.js';
import { qrPatterns, type QrPatterns } from './qr-patterns.js';
import { SurfaceFit, type Modules } from './surface-fit.js';

/** Where the three finder patterns have their centres. */
export type Finders = Readonly<Record<keyof QrPatterns['finders'], Point>>;

/**
 * How many versions more or less than the finder patterns' distance says are tried: a bent symbol shows less of itself.
 */
const VERSIONS = [0, 1, -1, 2];
/** Larger ones are read only where they are flat: their modules are too many to seek. */
const LARGEST_VERSION = 20;
/** Modules along a side are 17, and 4 for each version. */
const [LEAST_MODULES, MODULES] = [17, 4];
/** A finder's centre lies so many modules from the symbol's edge. */
const INSET = 3.5;
/** How far bending may have moved the middle of a side, in modules; the fourth corner moves by four times as much. */
const [MOST_BEND, MOST_CORNER] = [3, 1.5];
/** The weight of sharpness against likeness, since sharpness is made of many more modules. */
const SHARPNESS = 3;
/** Likeness of the known modules with which a surface is worth being made exact, and with which it is the symbol's. */
const [PROMISING, LEAST_LIKENESS] = [0.4, 0.7];

/**
 * The modules of a QR Code that is bent, as on a round housing or on cloth: seeks the surface on which the modules that
 * every QR Code of a size has look as they must.
 * @param module width of a module near the finder patterns, in pixels
 * @param centresOf columns in which a version has the centres of alignment patterns
 * @returns undefined where there is none
 */
export function sampleCurvedQr(
  picture: GrayPicture,
  finders: Finders,
  module: number,
  centresOf: (version: number) => readonly number[],
): Modules | undefined {
  const { topLeft, topRight, bottomLeft } = finders;
  const side = (away(topLeft, topRight) + away(topLeft, bottomLeft)) / 2 / module + 2 * INSET;
  const likely = Math.round((side - LEAST_MODULES) / MODULES);
  const fits = VERSIONS.map(more => likely + more)
    .filter(version => version > 0 && version <= LARGEST_VERSION)
    .map(version => new QrFit(picture, finders, LEAST_MODULES + MODULES * version, centresOf(version)));
  const [best] = fits.sort((a, b) => b.likeness - a.likeness);
  return best && best.likeness >= PROMISING ? best.sample() : undefined;
}

/** The likeliest surface for a size. */
class QrFit {
  readonly likeness: number;
  readonly #fit: SurfaceFit;
  readonly #surface: CurvedSurface;
  readonly #all: readonly Pattern[];

  constructor(
    picture: GrayPicture,
    { topLeft, topRight, bottomLeft }: Finders,
    size: number,
    centres: readonly number[],
  ) {
    const fit = (this.#fit = new SurfaceFit(picture, size, INSET));
    const { finders, timing, alignment } = qrPatterns(size, centres);
    this.#all = [...Object.values(finders), timing.row, timing.column, ...alignment];
    let surface = flatSurface(topLeft, topRight, bottomLeft);
    surface = fit.bend(surface, 'top', MOST_BEND, [timing.row, finders.topLeft, finders.topRight]);
    surface = fit.bend(surface, 'left', MOST_BEND, [timing.column, finders.topLeft, finders.bottomLeft]);
    surface = followSides(surface);
    const [corner] = alignment;
    this.#surface = corner ? fit.bend(surface, 'middle', MOST_CORNER, [corner]) : surface;
    this.likeness = this.#likenessOf(this.#surface);
  }

  /** The modules, after the surface has been made exact; undefined where it still does not look like a symbol. */
  sample(): Modules | undefined {
    const likely = this.#fit.improve(this.#surface, tried => this.#likenessOf(tried));
    const exact = this.#fit.improve(likely, tried => this.#likenessOf(tried) + SHARPNESS * this.#fit.sharpness(tried));
    return this.#likenessOf(exact) >= LEAST_LIKENESS ? this.#fit.sample(exact) : undefined;
  }

  #likenessOf(surface: CurvedSurface): number {
    return this.#fit.likeness(surface, this.#all);
  }
}

/** A surface that is bent along its top and along its left side is bent by both in its middle. */
function followSides(surface: CurvedSurface): CurvedSurface {
  const { origin, right, below, top, left } = surface;
  const flat = flatSurface(origin, right, below);
  const along = (axis: keyof Point): number =>
    flat.middle[axis] + top[axis] - flat.top[axis] + left[axis] - flat.left[axis];
  return { ...surface, middle: { x: along('x'), y: along('y') } };
}

function away(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

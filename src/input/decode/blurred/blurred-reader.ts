import type { GrayPicture } from '../gray-picture.js';
import type { LineRead } from '../linear/read-bars.js';
import { PlacementFinder, type Candidate } from './find-placements.js';
import { fitCharacters, likenessOf, type Fit } from './fit-characters.js';
import type { Layout } from './layouts.js';
import { improve, QUIET, sampleLine, type Placement } from './placement.js';
import { BLURS, GUARD_BLURS, SAMPLES, type Blur } from './templates.js';

const ALL_BLURS: readonly Blur[] = [...BLURS.keys()];
/** How far perspective may have moved the middle, in modules. */
const BOWS = [0, -0.75, 0.75, -1.5, 1.5];
/** A fit that is less like the line than this before each round does not become a read. */
const HOPELESS = [0.82, 0.88, 0.9, 0.92];
/** Correlation of the upper with the lower half that a band of bars has. */
const LEAST_ALIKE = 0.78;
/** What a fit needs to be a read. */
const LEAST_LIKENESS = 0.92;
/**
 * The likeness that a fit needs to be likely. Half the lead is enough for that, but not less likeness, because wrong
 * fits with half the lead are less like the line.
 */
const LIKELY_LIKENESS = 0.95;
/** Lead of the least certain character over the next likely one. */
const LEAST_LEAD = 0.02;
/** The same lead, in shares of what remains unlike: noise and other things than bars. */
const LEAST_LEAD_PER_UNLIKENESS = 1.25;

interface Placed {
  readonly placement: Placement;
  readonly blur: Blur;
  readonly fit: Fit;
}

/**
 * Reads linear symbols whose narrow bars blur has merged, so that there are no edges to be found: compares the line
 * with what each character looks like out of focus.
 */
export class BlurredReader {
  readonly #placements = new PlacementFinder();
  readonly #samples = new Float32Array(2048);

  /**
   * @param rows of the symbol, averaged to a few
   * @param scale pixels of the rows per pixel of the picture
   * @param length of the region in the rows, in their pixels
   */
  read(rows: GrayPicture, scale: number, length: number): LineRead | undefined {
    const middle = rows.height >> 1;
    // Bars look the same along their whole length; letters and other fine things do not.
    if (correlation(meanOf(rows, 0, middle), meanOf(rows, middle, rows.height), length) < LEAST_ALIKE) return undefined;
    const ways = [rows, mirrored(rows)].map(way => ({ rows: way, line: meanOf(way, 0, way.height) }));
    let likely: LineRead | undefined;
    for (const blur of GUARD_BLURS) {
      const found = ways.flatMap((way, index) =>
        this.#placements.find(way.line, scale, length, blur).map(candidate => ({ ...way, candidate, index })),
      );
      for (const { rows: way, line, candidate, index } of found.sort(
        (a, b) => b.candidate.likeness - a.candidate.likeness,
      )) {
        const seen = this.#readAt(way, line, candidate, blur);
        const read = index === 1 && seen ? { ...seen, from: rows.width - seen.to, to: rows.width - seen.from } : seen;
        if (read?.isLikely) likely ??= read;
        else if (read) return read;
      }
    }
    return likely;
  }

  #readAt(
    rows: GrayPicture,
    line: Uint8ClampedArray,
    { layout, placement }: Candidate,
    blur: Blur,
  ): LineRead | undefined {
    const placed = this.#fit(line, layout, placement, blur);
    const clarity = placed ? clarityOf(placed.fit) : 0;
    const named = placed && clarity >= 0.5 ? layout.name(placed.fit.characters) : undefined;
    if (!placed || !named) return undefined;
    const { from, to } = placed.placement;
    if (clarity < 1) return { ...named, from, to, isLikely: true };
    const middle = rows.height >> 1;
    const halves = [meanOf(rows, 0, middle), meanOf(rows, middle, rows.height)];
    const isDoubtful = !halves.every(half => this.#says(half, layout, placed));
    return { ...named, from, to, ...(isDoubtful && { isDoubtful }) };
  }

  /** Fits and places in turn: a better place shows the characters more clearly, and they show how to place better. */
  #fit(line: Uint8ClampedArray, layout: Layout, start: Placement, blur: Blur): Placed | undefined {
    const module = (start.to - start.from) / layout.modules;
    let placed = mostLike(
      BOWS.map(bow => this.#fitAt(line, layout, { ...start, bow: start.bow + bow * module }, blur)),
    );
    for (const least of HOPELESS) {
      if (placed.fit.likeness < least) return undefined;
      const { fit } = placed;
      const placement = this.#improve(line, layout, placed);
      // Which blur it is shows, within one step, at the first good placement.
      const { blur: near } = placed;
      const blurs = least === HOPELESS[0] ? ALL_BLURS : ALL_BLURS.filter(other => Math.abs(other - near) <= 1);
      placed = mostLike(blurs.map(other => this.#fitAt(line, layout, placement, other, fit.characters)));
    }
    return placed;
  }

  #fitAt(line: Uint8ClampedArray, layout: Layout, placement: Placement, blur: Blur, known?: readonly number[]): Placed {
    return { placement, blur, fit: fitCharacters(this.#sample(line, layout, placement), layout.slots, blur, known) };
  }

  #improve(line: Uint8ClampedArray, layout: Layout, { placement, blur, fit }: Placed): Placement {
    return improve(placement, (placement.to - placement.from) / layout.modules, tried =>
      likenessOf(this.#sample(line, layout, tried), layout.slots, blur, fit.characters),
    );
  }

  /** Whether this line alone gives the same characters. */
  #says(line: Uint8ClampedArray, layout: Layout, placed: Placed): boolean {
    const placement = this.#improve(line, layout, placed);
    return isSame(this.#fitAt(line, layout, placement, placed.blur, placed.fit.characters).fit, placed.fit);
  }

  #sample(line: Uint8ClampedArray, { modules }: Layout, placement: Placement): Float32Array {
    const samples = this.#samples.subarray(0, (modules + 2 * QUIET) * SAMPLES);
    sampleLine(line, placement, modules, -QUIET, samples);
    return samples;
  }
}

function mostLike(all: readonly Placed[]): Placed {
  return all.reduce((best, next) => (next.fit.likeness > best.fit.likeness ? next : best));
}

/** How clear a fit is: from 1 on it is a read, from a half on it is likely. */
function clarityOf({ likeness, lead }: Fit): number {
  const clarity = lead / Math.max(LEAST_LEAD, LEAST_LEAD_PER_UNLIKENESS * (1 - likeness));
  return likeness >= (clarity >= 1 ? LEAST_LIKENESS : LIKELY_LIKENESS) ? clarity : 0;
}

function isSame(a: Fit, b: Fit): boolean {
  return a.characters.every((character, i) => character === b.characters[i]);
}

/** The mean of some rows: noise goes, bars stay. */
function meanOf({ data, width }: GrayPicture, top: number, bottom: number): Uint8ClampedArray {
  const mean = new Uint8ClampedArray(width);
  for (let x = 0; x < width; x++) {
    let sum = 0;
    for (let y = top; y < bottom; y++) sum += data[y * width + x] ?? 0;
    mean[x] = sum / (bottom - top);
  }
  return mean;
}

function mirrored({ data, width, height }: GrayPicture): GrayPicture {
  const turned = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[y * width + x] = data[(y + 1) * width - 1 - x] ?? 0;
  }
  return { data: turned, width, height };
}

/** How alike two lines are within `length` around their middle. */
function correlation(a: Uint8ClampedArray, b: Uint8ClampedArray, length: number): number {
  const first = Math.max(0, Math.round((a.length - length) / 2));
  const count = a.length - 2 * first;
  let [product, sumA, sumB, squaresA, squaresB] = [0, 0, 0, 0, 0];
  for (let x = first; x < first + count; x++) {
    const [shadeA, shadeB] = [a[x] ?? 0, b[x] ?? 0];
    product += shadeA * shadeB;
    sumA += shadeA;
    sumB += shadeB;
    squaresA += shadeA * shadeA;
    squaresB += shadeB * shadeB;
  }
  const spread = Math.sqrt((squaresA - sumA ** 2 / count) * (squaresB - sumB ** 2 / count));
  return (product - (sumA * sumB) / count) / (spread || 1);
}

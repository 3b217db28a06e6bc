import { contrastOf, OVERLAP, product, SAMPLES, type Template } from './templates.js';

/** Where a symbol lies on a line, in pixels: its outer edges, and how far perspective has moved its middle. */
export interface Placement {
  readonly from: number;
  readonly to: number;
  readonly bow: number;
}

/** Modules of light around a symbol that belong to its look. */
export const QUIET = 4;

/** Samples the line from `at` modules after the symbol's first edge on. */
export function sampleLine(
  line: Uint8ClampedArray,
  { from, to, bow }: Placement,
  modules: number,
  at: number,
  into: Float32Array,
): void {
  const last = line.length - 1.01;
  for (let i = 0; i < into.length; i++) {
    const share = (at + (i + 0.5) / SAMPLES) / modules;
    const place = from + (to - from) * share + 4 * bow * share * (1 - share) - 0.5;
    const x = place < 0 ? 0 : place > last ? last : place;
    const left = x | 0;
    const shade = line[left] ?? 0;
    into[i] = shade + ((line[left + 1] ?? 0) - shade) * (x - left);
  }
}

const window = new Float32Array(128);

/** Likeness of a template whose own modules begin `at` modules after the symbol's first edge. */
export function likenessOn(
  line: Uint8ClampedArray,
  placement: Placement,
  modules: number,
  at: number,
  template: Template,
): number {
  const samples = window.subarray(0, template.length);
  sampleLine(line, placement, modules, at - OVERLAP, samples);
  return product(template, samples, 0) / contrastOf(samples, 0, template.length);
}

/** Likeness of a template that begins `at` modules after an edge, where nothing bends the line. */
export function likenessAt(
  line: Uint8ClampedArray,
  edge: number,
  module: number,
  at: number,
  template: Template,
): number {
  const samples = window.subarray(0, template.length);
  const step = module / SAMPLES;
  const last = line.length - 1.01;
  let place = edge + (at - OVERLAP) * module + step / 2 - 0.5;
  for (let i = 0; i < template.length; i++, place += step) {
    const x = place < 0 ? 0 : place > last ? last : place;
    const left = x | 0;
    const shade = line[left] ?? 0;
    samples[i] = shade + ((line[left + 1] ?? 0) - shade) * (x - left);
  }
  return product(template, samples, 0) / contrastOf(samples, 0, template.length);
}

const STEPS = [0.5, 0.25, 0.12];

/** Moves both ends and the middle, by less and less of a module, for as long as the likeness grows. */
export function improve(placement: Placement, module: number, likenessOf: (tried: Placement) => number): Placement {
  let best = placement;
  let most = likenessOf(best);
  for (const step of STEPS) {
    const by = step * module;
    let isBetter = true;
    for (let round = 0; isBetter && round < 4; round++) {
      isBetter = false;
      for (const tried of neighbours(best, by)) {
        const found = likenessOf(tried);
        if (found > most) [best, most, isBetter] = [tried, found, true];
      }
    }
  }
  return best;
}

function neighbours({ from, to, bow }: Placement, by: number): Placement[] {
  return [by, -by].flatMap(d => [
    { from: from + d, to, bow },
    { from, to: to + d, bow },
    { from, to, bow: bow + d },
    { from: from + d, to: to + d, bow },
  ]);
}

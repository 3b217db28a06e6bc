import { distanceTo, runWidth, type Bars } from '../linear/bars.js';

const MOST_SPREAD = 0.5;

/** How the runs from a place on fit a pattern. */
export interface Fit {
  /** Modules by which bars are wider, and spaces narrower, than they should. */
  readonly spread: number;
  /** In squared modules, summed over the runs. */
  readonly distance: number;
}

/**
 * Fits a pattern to the runs from `at` on.
 * @param unit pixels of a module
 */
export function fitPattern(bars: Bars, at: number, pattern: Uint8Array, unit: number): Fit {
  let sum = 0;
  for (const [run, modules] of pattern.entries())
    sum += (runWidth(bars, at + run) / unit - modules) * ((at + run) % 2 === 0 ? 1 : -1);
  const spread = Math.max(-MOST_SPREAD, Math.min(MOST_SPREAD, sum / pattern.length));
  return { spread, distance: distanceTo(bars, at, pattern, unit, spread) };
}

/**
 * The widths of the runs from `at` on in modules. Each edge is put to the nearest module, so that they always add up.
 * @param runs an even number
 * @param unit pixels of a module
 */
export function widthsOf({ edges }: Bars, at: number, runs: number, unit: number, spread: number): number[] {
  const moduleAt = (run: number): number => {
    const place = ((edges[at + run] ?? 0) - (edges[at] ?? 0)) / unit;
    // Ink moves both edges of a bar outwards, by half of it each; the first edge counts as exact.
    return Math.round(run % 2 === 0 ? place : place - (at % 2 === 0 ? spread : -spread));
  };
  return Array.from({ length: runs }, (_, run) => moduleAt(run + 1) - moduleAt(run));
}

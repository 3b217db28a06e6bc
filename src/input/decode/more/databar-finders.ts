import { runWidth, span, type Bars } from '../linear/bars.js';
import { patternsOf } from '../linear/bars.js';
import { fitPattern } from './fit-pattern.js';

/** Finder patterns of DataBar Omnidirectional and of DataBar Expanded (ISO/IEC 24724, tables 7 and 10), in modules. */
const PATTERNS = {
  omnidirectional: patternsOf('38211 35511 33711 31911 27411 25611 23811 15711 13911'),
  expanded: patternsOf('18411 36411 34611 32811 26511 22911'),
} as const;
export type Family = keyof typeof PATTERNS;

/** A finder pattern; a character stands at either side of it. */
export interface Finder {
  readonly family: Family;
  /** Its number in the table. */
  readonly index: number;
  /** Where it begins, and the first run behind it. */
  readonly at: number;
  readonly end: number;
  readonly spread: number;
  /** Pixels of a module. */
  readonly unit: number;
}

const [RUNS, MODULES] = [5, 15];
/** How far it may be from its pattern, in squared modules; and from the next one, as a share. */
const [FARTHEST, DISTINCT] = [1, 0.6];
/** What its second and third run are of them and the two narrow ones behind: 10 of 12 modules to 12 of 14. */
const [LEAST_SHARE, MOST_SHARE] = [0.74, 0.92];

export function findFinders(bars: Bars): Finder[] {
  const finders: Finder[] = [];
  for (let at = 1; at + RUNS < bars.count; at++) {
    const share = span(bars, at + 1, 2) / span(bars, at + 1, 4);
    if (share < LEAST_SHARE || share > MOST_SHARE) continue;
    const finder = finderAt(bars, at);
    if (finder) finders.push(finder);
  }
  return finders;
}

function finderAt(bars: Bars, at: number): Finder | undefined {
  const unit = span(bars, at, RUNS) / MODULES;
  // Of one module each, whatever ink or blur does: together they are two.
  if (Math.abs(span(bars, at + 3, 2) / unit - 2) > 1 || runWidth(bars, at + 3) > 2 * unit) return undefined;
  const fits = (Object.keys(PATTERNS) as Family[]).flatMap(family =>
    PATTERNS[family].map((pattern, index) => ({ family, index, ...fitPattern(bars, at, pattern, unit) })),
  );
  const [best, second] = fits.sort((a, b) => a.distance - b.distance);
  if (!best || !second || best.distance > FARTHEST || best.distance > DISTINCT * second.distance) return undefined;
  const { family, index, spread } = best;
  // It has one bar more than spaces, or one space more than bars.
  const exact = span(bars, at, RUNS) / (MODULES + (at % 2 === 0 ? spread : -spread));
  return { family, index, at, end: at + RUNS, spread, unit: exact };
}

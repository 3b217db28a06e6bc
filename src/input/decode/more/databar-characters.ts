import { span, type Bars } from '../linear/bars.js';
import type { Finder } from './databar-finders.js';
import { widthsOf } from './fit-pattern.js';

/** A character of a GS1 DataBar. */
export interface Character {
  readonly value: number;
  /** Of its runs, from the outside to its finder pattern, in modules. */
  readonly widths: readonly number[];
}

/**
 * How a kind of character is numbered (ISO/IEC 24724, annex A). Every other run is one of its major ones, whose sum
 * says its group; a value is that of the major runs, times how many values the minor ones have, and theirs.
 */
export interface Numbering {
  readonly modules: number;
  /** 0 where the first run is a major one, else 1. */
  readonly major: 0 | 1;
  /** The most modules that the major runs have; each group has two less than the one before. */
  readonly mostModules: number;
  /** By group: the most modules of a major run, how many values the minor ones have, and the first value. */
  readonly widest: readonly number[];
  readonly minorValues: readonly number[];
  readonly first: readonly number[];
  /** Which runs have one of a single module at least. */
  readonly narrow: 'major' | 'minor';
}

/** ISO/IEC 24724: what stands beside a finder pattern of DataBar Omnidirectional, outside and inside. */
export const OUTSIDE: Numbering = {
  modules: 16,
  major: 0,
  mostModules: 12,
  widest: [8, 6, 4, 3, 1],
  minorValues: [1, 10, 34, 70, 126],
  first: [0, 161, 961, 2015, 2715],
  narrow: 'minor',
};
export const INSIDE: Numbering = {
  modules: 15,
  major: 1,
  mostModules: 10,
  widest: [7, 5, 3, 1],
  minorValues: [4, 20, 48, 81],
  first: [0, 336, 1036, 1516],
  narrow: 'minor',
};
export const EXPANDED: Numbering = {
  modules: 17,
  major: 0,
  mostModules: 12,
  widest: [7, 5, 4, 3, 1],
  minorValues: [4, 20, 52, 104, 204],
  first: [0, 348, 1388, 2948, 3988],
  narrow: 'major',
};

export const RUNS = 8;

/** How much a module may differ between a character and its finder pattern, as a share. */
const MAX_UNIT_CHANGE = 0.1;

/**
 * @param finder beside which it stands
 * @param isBehind it stands behind it
 */
export function characterAt(
  bars: Bars,
  finder: Finder,
  isBehind: boolean,
  numbering: Numbering,
): Character | undefined {
  const at = isBehind ? finder.end : finder.at - RUNS;
  if (at < 0 || at + RUNS >= bars.count) return undefined;
  const { modules, major, mostModules, widest, minorValues, first, narrow } = numbering;
  const unit = span(bars, at, RUNS) / modules;
  if (Math.abs(unit / finder.unit - 1) > MAX_UNIT_CHANGE) return undefined;
  const widths = widthsOf(bars, at, RUNS, unit, finder.spread);
  if (isBehind) widths.reverse();
  if (widths.some(width => width < 1)) return undefined;
  const [majors, minors] = [0, 1].map(side => widths.filter((_, run) => (run + major) % 2 === side)) as [
    number[],
    number[],
  ];
  const group = (mostModules - majors.reduce((sum, width) => sum + width)) / 2;
  const [most, values, from] = [widest[group], minorValues[group], first[group]];
  if (most === undefined || values === undefined || from === undefined) return undefined;
  if (Math.max(...majors) > most || Math.max(...minors) > WIDEST - most) return undefined;
  const value = valueOf(majors, most, narrow === 'major') * values + valueOf(minors, WIDEST - most, narrow === 'minor');
  return { value: value + from, widths };
}

/** The widest major and the widest minor run have so many modules together. */
const WIDEST = 9;

/** The number of these widths among all with their sum (ISO/IEC 24724, annex B). */
function valueOf(widths: readonly number[], widest: number, hasNarrow: boolean): number {
  let left = widths.reduce((sum, width) => sum + width);
  let value = 0;
  let isNarrow = false;
  for (const [run, width] of widths.slice(0, -1).entries()) {
    const behind = widths.length - run - 1;
    for (let less = 1; less < width; less++) {
      value += choose(left - less - 1, behind - 1);
      if (hasNarrow && !isNarrow && less > 1 && left - less - behind >= behind)
        value -= choose(left - less - behind - 1, behind - 1);
      if (behind === 1) value -= left - less > widest ? 1 : 0;
      else
        for (let wide = left - less - (behind - 1); wide > widest; wide--)
          value -= behind * choose(left - less - wide - 1, behind - 2);
    }
    isNarrow ||= width === 1;
    left -= width;
  }
  return value;
}

function choose(of: number, some: number): number {
  let ways = 1;
  for (let i = 1; i <= some; i++) ways = (ways * (of - some + i)) / i;
  return ways;
}

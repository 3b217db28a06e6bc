import PDF417Common from '@zxing/library/esnext/core/pdf417/PDF417Common.js';
import { runWidth, span, type Bars } from '../linear/bars.js';
import { fitPattern, widthsOf } from './fit-pattern.js';

/** A codeword, and which of the three ways of writing it was used: rows take turns in them. */
export interface Codeword {
  readonly value: number;
  /** 0, 1 or 2. */
  readonly cluster: number;
}

/** A guard that begins or ends a symbol, seen from outside; and the codewords behind it, undefined where unreadable. */
export interface GuardedRow {
  /** Where the guard begins on the line. */
  readonly from: number;
  /** Where it ends, and the first codeword begins. */
  readonly to: number;
  readonly codewords: readonly (Codeword | undefined)[];
}

/** Start and, seen from its outer side, stop (ISO/IEC 15438, 5.3.3): bars and spaces in modules. */
const GUARDS = {
  start: Uint8Array.of(8, 1, 1, 1, 1, 1, 1, 3),
  stop: Uint8Array.of(1, 2, 1, 1, 1, 3, 1, 1, 7),
} as const;
const MODULES = { start: 17, stop: 18 } as const;
const [RUNS, WORD_MODULES] = [8, 17];
/** A guard may be so far from its pattern, in squared modules. */
const FARTHEST = 1.6;
/** The light in front of a symbol. */
const QUIET_MODULES = 1.5;
/** Codewords differ in width by perspective, but not from one to the next. */
const MAX_WIDTH_CHANGE = 0.2;
/** Thirty columns and an indicator at both ends. */
const MOST_WORDS = 32;

/**
 * What stands behind a guard on a line, up to the other guard or to where nothing can be told.
 * @param bars seen from the guard's side
 * @param guard which one is sought
 */
export function readGuarded(bars: Bars, guard: keyof typeof GUARDS): GuardedRow | undefined {
  const pattern = GUARDS[guard];
  const runs = pattern.length;
  for (let at = 0; at + runs < bars.count; at += 2) {
    const from = bars.edges[at] ?? 0;
    // The stop has an odd number of runs: its last bar may be drawn too wide.
    const width = (bars.edges[at + runs] ?? 0) - from;
    const unit = width / MODULES[guard];
    if (runWidth(bars, at - 1) < QUIET_MODULES * unit) continue;
    const { spread, distance } = fitPattern(bars, at, pattern, unit);
    if (distance > FARTHEST) continue;
    return { from, to: from + width, codewords: wordsFrom(bars, at + runs, unit, spread, guard === 'stop') };
  }
  return undefined;
}

function wordsFrom(
  bars: Bars,
  first: number,
  unit: number,
  spread: number,
  isBackwards: boolean,
): (Codeword | undefined)[] {
  const words: (Codeword | undefined)[] = [];
  let width = unit;
  for (let at = first; at + RUNS < bars.count && words.length < MOST_WORDS; at += RUNS) {
    const next = span(bars, at, RUNS) / WORD_MODULES;
    if (Math.abs(next / width - 1) > MAX_WIDTH_CHANGE) break;
    words.push(wordAt(bars, at, next, spread, isBackwards));
    width = next;
  }
  return words;
}

function wordAt(bars: Bars, at: number, unit: number, spread: number, isBackwards: boolean): Codeword | undefined {
  const widths = widthsOf(bars, at, RUNS, unit, spread);
  if (isBackwards) widths.reverse();
  if (widths.some(width => width < 1)) return undefined;
  let symbol = 0;
  for (const [run, width] of widths.entries())
    for (let module = 0; module < width; module++) symbol = (symbol << 1) | (run % 2 === 0 ? 1 : 0);
  const value = PDF417Common.getCodeword(symbol);
  const [a = 0, , b = 0, , c = 0, , d = 0] = widths;
  return value < 0 ? undefined : { value, cluster: ((a - b + c - d + 9) % 9) / 3 };
}

import { nearestPattern, patternsOf, runWidth, span, type Bars, type BarsRead } from './bars.js';

/** ISO/IEC 15417, table 1: bar and space widths of the code values 0 to 105, and the first six of stop (106). */
export const CODE_128_PATTERNS = patternsOf(
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 ' +
    '123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 ' +
    '131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 ' +
    '213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 ' +
    '141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 ' +
    '124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 ' +
    '411131 211412 211214 211232 233111',
);
const MODULES = 11;
const RUNS = 6;
const START_A = 103;
const STOP = 106;
const STARTS = CODE_128_PATTERNS.slice(START_A, STOP);
/** The standard asks for 10 modules; labels are cut closer. */
const QUIET_MODULES = 4;
/** Characters of one symbol differ by perspective and curvature, but not from one to the next. */
const MAX_UNIT_CHANGE = 0.22;

/** Reads a Code 128 symbol that starts at the bar `at`. FNC1 becomes `]C1` at the start and GS (0x1D) elsewhere. */
export function readCode128(bars: Bars, at: number): BarsRead | undefined {
  const unit = span(bars, at, RUNS) / MODULES;
  if (runWidth(bars, at - 1) < QUIET_MODULES * unit) return undefined;
  const spread = startSpread(bars, at, unit);
  // Most places are ruled out by these three patterns alone.
  if (nearestPattern(bars, at, STARTS, MODULES, spread) < 0) return undefined;
  const start = nearestPattern(bars, at, CODE_128_PATTERNS, MODULES, spread);
  if (start < START_A || start === STOP) return undefined;
  const values = [start];
  let width = unit;
  for (let next = at + RUNS; next + RUNS < bars.count; next += RUNS) {
    const nextWidth = span(bars, next, RUNS) / MODULES;
    if (Math.abs(nextWidth / width - 1) > MAX_UNIT_CHANGE) return undefined;
    width = nextWidth;
    const value = nearestPattern(bars, next, CODE_128_PATTERNS, MODULES, spread);
    if (value === STOP) return finish(bars, values, next, width);
    if (value < 0 || value >= START_A) return undefined;
    values.push(value);
  }
  return undefined;
}

/** All three start patterns begin with the widths 2, 1, 1: what the bars have more than that, ink or blur gave them. */
function startSpread(bars: Bars, at: number, unit: number): number {
  const [first, space, second] = [runWidth(bars, at), runWidth(bars, at + 1), runWidth(bars, at + 2)];
  const spread = (first + second - space) / unit / 3 - 2 / 3;
  return Math.max(-0.5, Math.min(0.5, spread));
}

function finish(bars: Bars, values: readonly number[], stop: number, unit: number): BarsRead | undefined {
  const lastBar = stop + RUNS;
  if (Math.abs(runWidth(bars, lastBar) / unit - 2) > 1) return undefined;
  if (runWidth(bars, lastBar + 1) < 2 * unit) return undefined;
  const text = readCode128Values(values);
  return text === undefined ? undefined : { text, end: lastBar + 1 };
}

/**
 * The text of code values from start to check character; undefined when that does not fit, or nothing is in between.
 */
export function readCode128Values(values: readonly number[]): string | undefined {
  const check = values.at(-1);
  const data = values.slice(0, -1);
  if (data.length < 2) return undefined;
  const sum = data.reduce((total, value, position) => total + value * Math.max(1, position), 0);
  return sum % 103 === check ? textOf(data) : undefined;
}

const [SHIFT, CODE_C, CODE_B, CODE_A, FNC1] = [98, 99, 100, 101, 102];

function textOf([start, ...values]: readonly number[]): string {
  let set = 'ABC'[(start ?? START_A) - START_A] ?? 'A';
  let isShifted = false;
  let text = '';
  values.forEach((value, position) => {
    const now = isShifted ? (set === 'A' ? 'B' : 'A') : set;
    isShifted = false;
    if (value === FNC1) text += position === 0 ? ']C1' : '\x1d';
    else if (now === 'C' && value < 100) text += String(value).padStart(2, '0');
    else if (now !== 'C' && value < 96) text += characterOf(now, value);
    else if (value === CODE_C) set = 'C';
    else if (value === CODE_B && now !== 'B') set = 'B';
    else if (value === CODE_A && now !== 'A') set = 'A';
    else if (value === SHIFT) isShifted = true;
    // FNC2, FNC3 and FNC4 carry no text of their own.
  });
  return text;
}

/** Set A has the control characters where set B has the small letters. */
function characterOf(set: string, value: number): string {
  return String.fromCharCode(set === 'A' && value >= 64 ? value - 64 : value + 32);
}

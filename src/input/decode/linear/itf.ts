import { areEven, runWidth, span, type Bars, type BarsRead } from './bars.js';
import { wideRuns } from './wide-narrow.js';

/** ISO/IEC 16390: a bit for each of the five runs of a digit, set where it is wide. */
const PATTERNS = [0b00110, 0b10001, 0b01001, 0b11000, 0b00101, 0b10100, 0b01100, 0b00011, 0b10010, 0b01010];
const START_RUNS = 4;
/** Five bars for one digit, and the five spaces between them for the next. */
const PAIR_RUNS = 10;
const END_RUNS = 3;
const QUIET_NARROWS = 6;
/** Any stretch of even bars reads as a few digits; GTIN-14 and the carton numbers in use are longer. */
const SHORTEST = 6;
/** Pairs are all of one width, because each has as many wide runs. */
const MAX_WIDTH_CHANGE = 0.28;

/**
 * Reads an Interleaved 2 of 5 symbol that starts at the bar `at`. Without check digit: only agreement makes it
 * trustworthy.
 */
export function readItf(bars: Bars, at: number): BarsRead | undefined {
  const narrow = span(bars, at, START_RUNS) / START_RUNS;
  if (!(runWidth(bars, at - 1) >= QUIET_NARROWS * narrow) || !isEven(bars, at, narrow)) return undefined;
  let text = '';
  for (let next = at + START_RUNS; next + END_RUNS <= bars.count; next += PAIR_RUNS) {
    if (isEnd(bars, next, narrow)) return text.length >= SHORTEST ? { text, end: next + END_RUNS } : undefined;
    const dark = digitAt(bars, next);
    const light = digitAt(bars, next + 1);
    if (dark < 0 || light < 0) return undefined;
    if (text && !areEven(bars, [next - PAIR_RUNS, next], PAIR_RUNS, MAX_WIDTH_CHANGE)) return undefined;
    text += `${dark}${light}`;
  }
  return undefined;
}

function digitAt(bars: Bars, at: number): number {
  const pattern = wideRuns(bars, at, 5, 2, 2);
  return pattern === undefined ? -1 : PATTERNS.indexOf(pattern);
}

function isEven(bars: Bars, at: number, narrow: number): boolean {
  for (let run = 0; run < START_RUNS; run++) if (!(Math.abs(runWidth(bars, at + run) / narrow - 1) < 0.6)) return false;
  return true;
}

/** Whether the symbol ends here: wide, narrow, narrow, and then light. */
function isEnd(bars: Bars, at: number, narrow: number): boolean {
  const [wide, space, last, after] = [0, 1, 2, 3].map(run => runWidth(bars, at + run) / narrow);
  return (wide ?? 0) > 1.5 && (space ?? 9) < 1.7 && (last ?? 9) < 1.7 && (after ?? 0) >= QUIET_NARROWS;
}

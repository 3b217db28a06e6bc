import { runWidth, span, type Bars, type BarsRead } from './bars.js';
import { wideRuns } from './wide-narrow.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*';
/** ISO/IEC 16388, table 1: a bit for each of the nine runs, set where it is wide. */
const PATTERNS = [
  0x034, 0x121, 0x061, 0x160, 0x031, 0x130, 0x070, 0x025, 0x124, 0x064, 0x109, 0x049, 0x148, 0x019, 0x118, 0x058, 0x00d,
  0x10c, 0x04c, 0x01c, 0x103, 0x043, 0x142, 0x013, 0x112, 0x052, 0x007, 0x106, 0x046, 0x016, 0x181, 0x0c1, 0x1c0, 0x091,
  0x190, 0x0d0, 0x085, 0x184, 0x0c4, 0x0a8, 0x0a2, 0x08a, 0x02a, 0x094,
];
const START_STOP = '*';
const RUNS = 9;
/** Nine runs and the gap to the next character. */
const STEP = RUNS + 1;
/** Widths of a character in narrow runs, at a wide to narrow ratio of 2.5. */
const NARROWS = 13.5;
const QUIET_NARROWS = 4;
const SHORTEST = 3;

/** Reads a Code 39 symbol that starts at the bar `at`. Without check character: only agreement makes it trustworthy. */
export function readCode39(bars: Bars, at: number): BarsRead | undefined {
  const narrow = span(bars, at, RUNS) / NARROWS;
  if (!(runWidth(bars, at - 1) >= QUIET_NARROWS * narrow)) return undefined;
  const spread = startSpread(bars, at);
  if (characterAt(bars, at, spread) !== START_STOP) return undefined;
  let text = '';
  let width = span(bars, at, RUNS);
  for (let next = at + STEP; next + RUNS <= bars.count; next += STEP) {
    const nextWidth = span(bars, next, RUNS);
    const gap = runWidth(bars, next - 1) / (width / NARROWS);
    if (Math.abs(nextWidth / width - 1) > 0.2 || gap > 5.5) return undefined;
    width = nextWidth;
    const character = characterAt(bars, next, spread);
    if (character === undefined) return undefined;
    if (character === START_STOP) return finish(bars, text, next + RUNS, narrow);
    text += character;
  }
  return undefined;
}

function finish(bars: Bars, text: string, end: number, narrow: number): BarsRead | undefined {
  const isQuiet = runWidth(bars, end) >= QUIET_NARROWS * narrow;
  return isQuiet && text.length >= SHORTEST ? { text, end } : undefined;
}

function characterAt(bars: Bars, at: number, spread: number): string | undefined {
  const pattern = wideRuns(bars, at, RUNS, 1, 3, spread);
  return pattern === undefined ? undefined : ALPHABET[PATTERNS.indexOf(pattern)];
}

/**
 * The start character's narrow bars (1st, 2nd, 5th) against its narrow spaces (2nd to 4th), halved: half goes to each
 * side of an edge.
 */
function startSpread(bars: Bars, at: number): number {
  const dark = runWidth(bars, at) + runWidth(bars, at + 2) + runWidth(bars, at + 8);
  const light = runWidth(bars, at + 3) + runWidth(bars, at + 5) + runWidth(bars, at + 7);
  return (dark - light) / 6;
}

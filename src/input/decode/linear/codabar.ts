import { runWidth, span, type Bars, type BarsRead } from './bars.js';

const ALPHABET = '0123456789-$:/.+ABCD';
/** EN 798, table 1: a bit for each of the seven runs, set where it is wide. */
const PATTERNS = [
  0x03, 0x06, 0x09, 0x60, 0x12, 0x42, 0x21, 0x24, 0x30, 0x48, 0x0c, 0x18, 0x45, 0x51, 0x54, 0x15, 0x1a, 0x29, 0x0b,
  0x0e,
];
const RUNS = 7;
const STEP = RUNS + 1;
const QUIET_NARROWS = 4;
const SHORTEST = 4;

/**
 * Reads a Codabar symbol that starts at the bar `at`; start and stop letters are not text. Only agreement makes it
 * trustworthy.
 */
export function readCodabar(bars: Bars, at: number): BarsRead | undefined {
  const narrow = span(bars, at, RUNS) / 10;
  if (!(runWidth(bars, at - 1) >= QUIET_NARROWS * narrow) || !isLetter(characterAt(bars, at))) return undefined;
  let text = '';
  for (let next = at + STEP; next + RUNS <= bars.count; next += STEP) {
    const character = characterAt(bars, next);
    if (character === undefined || runWidth(bars, next - 1) > 6 * narrow) return undefined;
    if (isLetter(character)) {
      const end = next + RUNS;
      return text.length >= SHORTEST && runWidth(bars, end) >= QUIET_NARROWS * narrow ? { text, end } : undefined;
    }
    text += character;
  }
  return undefined;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && 'ABCD'.includes(character);
}

/** Bars and spaces are told apart each among themselves, by the middle between the widest and the narrowest of them. */
function characterAt(bars: Bars, at: number): string | undefined {
  const width = (run: number): number => runWidth(bars, at + run);
  const thinBar = Math.min(width(0), width(2), width(4), width(6));
  const thickBar = Math.max(width(0), width(2), width(4), width(6));
  const thinSpace = Math.min(width(1), width(3), width(5));
  const thickSpace = Math.max(width(1), width(3), width(5));
  const all = (Math.min(thinBar, thinSpace) + Math.max(thickBar, thickSpace)) / 2;
  const bar = thickBar > 1.5 * thinBar ? (thinBar + thickBar) / 2 : all;
  const space = thickSpace > 1.5 * thinSpace ? (thinSpace + thickSpace) / 2 : all;
  let pattern = 0;
  for (let run = 0; run < RUNS; run++) pattern = (pattern << 1) | (width(run) > (run % 2 === 0 ? bar : space) ? 1 : 0);
  return ALPHABET[PATTERNS.indexOf(pattern)];
}

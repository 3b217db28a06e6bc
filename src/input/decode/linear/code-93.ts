import { nearestPattern, patternsOf, runWidth, span, type Bars, type BarsRead } from './bars.js';

/** AIM USS-93: bar and space widths of the values 0 to 46, and of the start and stop character (47). */
const PATTERNS = patternsOf(
  '131112 111213 111312 111411 121113 121212 121311 111114 131211 141111 211113 211212 211311 221112 221211 231111 ' +
    '112113 112212 112311 122112 132111 111123 111222 111321 121122 131121 212112 212211 211122 211221 221121 222111 ' +
    '112122 112221 122121 123111 121131 311112 311211 321111 112131 113121 211131 121221 312111 311121 122211 111141',
);
const START_STOP = 47;
/** The first 43 values stand for themselves, the last four shift the letter that follows. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';
const [CONTROL, PERCENT, SIGN] = [43, 44, 45];
const [MODULES, RUNS, QUIET_MODULES] = [9, 6, 4];
/** Characters of one symbol differ by perspective and curvature, but not from one to the next. */
const MAX_UNIT_CHANGE = 0.22;
const SHORTEST = 2;
const CHECKS = 2;

/** Reads a Code 93 symbol that starts at the bar `at`. Its two check characters let pass one misread in 2,209. */
export function readCode93(bars: Bars, at: number): BarsRead | undefined {
  const unit = span(bars, at, RUNS) / MODULES;
  if (!(runWidth(bars, at - 1) >= QUIET_MODULES * unit)) return undefined;
  const spread = startSpread(bars, at, unit);
  if (nearestPattern(bars, at, PATTERNS, MODULES, spread) !== START_STOP) return undefined;
  const values: number[] = [];
  let width = unit;
  for (let next = at + RUNS; next + RUNS < bars.count; next += RUNS) {
    const nextWidth = span(bars, next, RUNS) / MODULES;
    if (Math.abs(nextWidth / width - 1) > MAX_UNIT_CHANGE) return undefined;
    width = nextWidth;
    const value = nearestPattern(bars, next, PATTERNS, MODULES, spread);
    if (value === START_STOP) return finish(bars, values, next + RUNS, width);
    if (value < 0) return undefined;
    values.push(value);
  }
  return undefined;
}

/** Start begins with four runs of one module: what its bars have more than its spaces, ink or blur gave them. */
function startSpread(bars: Bars, at: number, unit: number): number {
  const [bar, space, nextBar, nextSpace] = [0, 1, 2, 3].map(run => runWidth(bars, at + run) / unit);
  return Math.max(-0.5, Math.min(0.5, ((bar ?? 0) + (nextBar ?? 0) - (space ?? 0) - (nextSpace ?? 0)) / 4));
}

/** A bar of one module ends the symbol, and light stands behind it. */
function finish(bars: Bars, values: readonly number[], lastBar: number, unit: number): BarsRead | undefined {
  if (Math.abs(runWidth(bars, lastBar) / unit - 1) > 0.8) return undefined;
  if (runWidth(bars, lastBar + 1) < QUIET_MODULES * unit || values.length < SHORTEST + CHECKS) return undefined;
  const data = values.slice(0, -CHECKS);
  const hasChecks = checkOf(data, 20) === values.at(-2) && checkOf(values.slice(0, -1), 15) === values.at(-1);
  const text = hasChecks ? textOf(data) : undefined;
  return text === undefined ? undefined : { text, end: lastBar + 1 };
}

/** Weights go from 1 at the last value up to `most`, and begin again. */
function checkOf(values: readonly number[], most: number): number {
  return values.reduce((sum, value, i) => sum + value * (((values.length - 1 - i) % most) + 1), 0) % START_STOP;
}

/** Undefined where a shift is followed by no letter: that is no Code 93. */
function textOf(values: readonly number[]): string | undefined {
  let text = '';
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const character = value < CONTROL ? ALPHABET[value] : shifted(value, ALPHABET[values[++i] ?? START_STOP]);
    if (character === undefined) return undefined;
    text += character;
  }
  return text;
}

/** What `%A` to `%Z` say: all of ASCII that the other shifts and the characters themselves leave. */
const BY_PERCENT = '\x1b\x1c\x1d\x1e\x1f;<=>?[\\]^_{|}~\x7f\0@`\x7f\x7f\x7f';

function shifted(shift: number, letter: string | undefined): string | undefined {
  if (letter === undefined || !/[A-Z]/.test(letter)) return undefined;
  const place = letter.charCodeAt(0) - 65;
  if (shift === PERCENT) return BY_PERCENT[place];
  if (shift === SIGN) return letter === 'Z' ? ':' : String.fromCharCode(place + 33);
  return String.fromCharCode(place + (shift === CONTROL ? 1 : 97));
}

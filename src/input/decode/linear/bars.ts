/**
 * One scan line through a symbol, as the places where light turns dark and back. Even indexes begin a dark run, odd
 * ones a light run; there is always an even number. Places are in pixels and between pixels.
 */
export interface Bars {
  readonly edges: Float32Array;
  readonly count: number;
  /** Length of the line, so that the light before the first bar has a width. */
  readonly length: number;
}

/** Width of the run that begins at `index`. */
export function runWidth({ edges, count, length }: Bars, index: number): number {
  const begin = index < 0 ? 0 : (edges[index] ?? length);
  return (index + 1 < count ? (edges[index + 1] ?? length) : length) - begin;
}

/**
 * From one edge to another: `span(bars, i, 6)` is the width of six runs. Free of ink spread when the number is even.
 */
export function span({ edges }: Bars, from: number, runs: number): number {
  return (edges[from + runs] ?? Number.POSITIVE_INFINITY) - (edges[from] ?? 0);
}

/** The same line from its other end. */
export function reversed({ edges, count, length }: Bars): Bars {
  const back = new Float32Array(count);
  for (let i = 0; i < count; i++) back[i] = length - (edges[count - 1 - i] ?? 0);
  return { edges: back, count, length };
}

/** What a linear symbology's reader makes of the bars from `at` on; `end` is the edge at which its last bar ends. */
export interface BarsRead {
  readonly text: string;
  readonly end: number;
  /** Its characters are far from the patterns that they were taken for. */
  readonly isUnclear?: boolean;
}

/**
 * Whether neighbouring characters of one symbol have one width: perspective and curvature change it slowly. What reads
 * as a symbol in the bars of another one has characters of all widths.
 * @param places where the characters begin
 * @param runs of a character
 * @param most that the width of a module may change from one character to the next, as a share
 */
export function areEven(bars: Bars, places: readonly number[], runs: number, most: number): boolean {
  return places.every((at, i) => Math.abs(span(bars, at, runs) / span(bars, places[i - 1] ?? at, runs) - 1) <= most);
}

const NONE = -1;

/**
 * Finds the pattern whose widths are nearest to the runs from `at` on.
 * @param patterns widths in modules, as strings of digits, all with the same number of runs and modules
 * @param spread modules by which dark runs are printed or seen too wide (light ones too narrow)
 * @returns its index, or -1 when none is near, or two are nearly as near
 */
export function nearestPattern(
  bars: Bars,
  at: number,
  patterns: readonly Uint8Array[],
  modules: number,
  spread: number,
): number {
  const runs = patterns[0]?.length ?? 0;
  if (at + runs >= bars.count + (at + runs === bars.count ? 1 : 0)) return NONE;
  const unit = span(bars, at, runs) / modules;
  let best = NONE;
  let nearest = Number.POSITIVE_INFINITY;
  let second = nearest;
  for (let index = 0; index < patterns.length; index++) {
    const distance = distanceTo(bars, at, patterns[index], unit, spread, second);
    if (distance < nearest) {
      best = index;
      second = nearest;
      nearest = distance;
    } else if (distance < second) second = distance;
  }
  return nearest <= FARTHEST && nearest <= DISTINCT * second ? best : NONE;
}

/** The farthest that a character may be from its pattern, in squared modules, summed over its runs. */
const FARTHEST = 1.4;
const DISTINCT = 0.85;

/**
 * How far the runs from `at` on are from a pattern, in squared modules. Gives up beyond `limit`, where the pattern can
 * be neither nearest nor second.
 */
export function distanceTo(
  bars: Bars,
  at: number,
  pattern: Uint8Array | undefined,
  unit: number,
  spread: number,
  limit = Number.POSITIVE_INFINITY,
): number {
  let distance = 0;
  for (let run = 0; pattern && run < pattern.length && distance < limit; run++) {
    const ink = (at + run) % 2 === 0 ? spread : -spread;
    const off = runWidth(bars, at + run) / unit - ink - (pattern[run] ?? 0);
    distance += off * off;
  }
  return distance;
}

/** `'212222 222122'` as the widths of two patterns. */
export function patternsOf(widths: string): readonly Uint8Array[] {
  return widths.split(' ').map(digits => Uint8Array.from(digits, Number));
}

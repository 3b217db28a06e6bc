import type { ReadingDoubt } from '../../codes/reading.js';
import { gapsOf, mean, median, textOf, usTextOf, variation } from './burst.js';
import type { EdgeKeys } from './edge-keys.js';
import { gapsWithin, longest, partOf, startOf, type Run, type RunKey } from './run.js';
import { SURE_KEYS, type RunTiming } from './run-timing.js';
import type { Sifted } from './sift-run.js';

/** Shares of `fastMs` above which the pace of an unknown scanner may be a person's, or that of no known one. */
const SURELY_FAST_SHARE = 3 / 7;
const FAIRLY_FAST_SHARE = 5 / 7;
/** More irregular than this is a person's. */
const FAIRLY_REGULAR = 0.35;
/** Keys of one chunk follow each other within this mean, in milliseconds. */
const CHUNK_MEAN_MS = 12;
/** A scanner as fast as this keeps an Enter of a person apart from its own, in milliseconds. */
const SURE_MEDIAN_MS = 15;

/** Doubts about one scan by itself, and what else it may be. */
export interface Doubted {
  readonly doubts: readonly ReadingDoubt[];
  readonly candidates: readonly string[];
}

/** @param endMs How long after its last key Enter or Tab ended it; undefined where none did */
export function doubtsOf(
  run: Run,
  sifted: Sifted,
  endMs: number | undefined,
  edges: EdgeKeys,
  timing: RunTiming,
): Doubted {
  const keys = sifted.parts.flat();
  const gaps = gapsWithin(sifted.parts);
  const { fastMs, leadInMs, unheardMs, stallMs, suffix } = timing.profile;
  const mode = timing.modeOf(gapsOf(keys));
  const withinMs = Math.max(fastMs, 2 * longest(gaps));
  const split = endMs === undefined ? outlierIn(sifted, leadInMs) : undefined;
  const found: readonly (readonly [ReadingDoubt, boolean])[] = [
    ['fragment', !sifted.isTrimmed && run.quietMs <= Math.min(withinMs, unheardMs)],
    ['fragment', run.sinceDroppedMs <= stallMs],
    ['continued', sifted.unsure.length > 0 || split !== undefined || isSplit(sifted, endMs, timing)],
    ['continued', timing.isTooSlow(run, sifted.parts, endMs !== undefined) === 'outlier'],
    ['typed', endMs !== undefined && isEndLate(run, endMs, timing)],
    ['typed', isPaceStrange(sifted, gaps, timing)],
    ['edge', edges.isStrange(startOf(keys), withinMs)],
    ['open-end', endMs === undefined && mode !== 'none' && suffix === ''],
  ];
  const doubts = found.flatMap(([doubt, holds]) => (holds ? [doubt] : []));
  const parts = doubts.includes('continued') ? (split ?? sifted.parts) : [];
  const others: readonly (readonly RunKey[])[] = [
    ...(sifted.unsure.length > 0 ? [[...sifted.unsure, ...keys]] : []),
    ...(parts.length > 1 ? parts : []),
  ];
  return { doubts: [...new Set(doubts)], candidates: [...others.map(textOf), ...others.map(usTextOf)] };
}

/** Whether its parts may be two scans, or the first one a key of a person. */
function isSplit({ parts, joins }: Sifted, endMs: number | undefined, timing: RunTiming): boolean {
  const [first = [], ...rest] = parts;
  if (rest.length === 0) return false;
  if (endMs === undefined) return true; // nobody heard an end
  const after = rest.flat();
  const isAgain = textOf(after).startsWith(textOf(first));
  const silentMs = Math.min(timing.profile.silentJoinMs, timing.scanners.shortestPauseMs(gapsOf(parts.flat())));
  return isAgain || longest(joins) >= silentMs || !isSurelyScanned(first, after, timing);
}

/** Whether the scanner of what follows typed these keys, too. */
function isSurelyScanned(keys: readonly RunKey[], after: readonly RunKey[], timing: RunTiming): boolean {
  if (keys.length < 2) return false;
  if (timing.scanners.fits(keys)) return true;
  return keys.length >= SURE_KEYS && (timing.isFast(keys) || isSimilar(gapsOf(keys), gapsOf(after)));
}

function isSimilar(some: readonly number[], others: readonly number[]): boolean {
  const [a, b] = [median(some), median(others)];
  return some.length > 0 && others.length > 0 && a <= 2 * b + 4 && b <= 2 * a + 4;
}

/** The two halves of a scan whose end nobody heard, and in which one gap is much longer than all others. */
function outlierIn({ parts }: Sifted, leastMs: number): readonly (readonly RunKey[])[] | undefined {
  const [keys = [], ...rest] = parts;
  const gaps = gapsOf(keys);
  if (rest.length > 0 || gaps.length <= 2) return undefined;
  const [mostMs = 0, secondMs = 0] = [...gaps].sort((a, b) => b - a);
  if (mostMs <= Math.max(leastMs, 8 * median(gaps), 2 * secondMs)) return undefined;
  const at = gaps.indexOf(mostMs) + 1;
  return [keys.slice(0, at), keys.slice(at)];
}

/** Whether Enter came later than a scanner sends it: perhaps a person pressed it after rolling over some keys. */
function isEndLate(run: Run, endMs: number, timing: RunTiming): boolean {
  const part = partOf(run);
  const gaps = gapsOf(part);
  if (endMs <= Math.max(timing.profile.leadInMs, 4 * longest(gaps))) return false;
  const isKnown = timing.scanners.fits(part) && timing.modeOf(gaps) === 'always';
  return !(isKnown && median(gaps) <= SURE_MEDIAN_MS);
}

function isPaceStrange({ parts }: Sifted, gaps: readonly number[], { profile, scanners }: RunTiming): boolean {
  const meanMs = mean(gaps);
  if (scanners.isSettled)
    return meanMs > SURELY_FAST_SHARE * profile.fastMs && parts.some(part => part.length > 2 && !scanners.fits(part));
  if (meanMs <= FAIRLY_FAST_SHARE * profile.fastMs || variation(gaps) <= FAIRLY_REGULAR) return false;
  const fast = gaps.filter(gap => gap <= profile.fastMs);
  return fast.length < profile.fastShare * gaps.length || mean(fast) > CHUNK_MEAN_MS;
}

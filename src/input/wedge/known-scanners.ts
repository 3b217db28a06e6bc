import { readScanners, type KnownScanner } from './read-scanners.js';
import { gapsOf, median, variation } from './burst.js';
import { longest, type RunKey } from './run.js';

/** From so many confirmed scans on, a scanner is known well enough to be judged by. */
const SETTLED = 5;
const MOST_SCANNERS = 4;
/** The longest gap is that of so many scans. From the second number on, the largest of them is left out. */
const GAPS_KEPT = 20;
const GAPS_FOR_OUTLIER = 8;
/** Pauses between two scans that are kept, the shortest of them, and from how many on they count. */
const PAUSES_KEPT = 12;
const PAUSES_NEEDED = 5;
/** Shortest pause between two scans of a scanner whose pauses are unknown, and the least for any, in milliseconds. */
const DEFAULT_PAUSE_MS = 700;
const LEAST_PAUSE_MS = 120;
/** A pause between scans is learned up to this length, in milliseconds. */
const LONGEST_PAUSE_MS = 10_000;
/** After so many refusals for want of a suffix in a row, another scanner without one must be in use. */
const LONELY = 3;

/** What one scan can teach. */
export interface Lesson {
  readonly hasSuffix: boolean;
  readonly gaps: readonly number[];
  /** Pauses that divided scans, in milliseconds. */
  readonly pauses: readonly number[];
  readonly scans: number;
  /** Whether it was meant as the US keyboard has it; undefined where both layouts say the same. */
  readonly isUs: boolean | undefined;
}

/**
 * Whether scanners of a pace send a suffix: `always`, never (`none`), sometimes (`mixed`), or nobody knows yet
 * (`unknown`).
 */
export type Mode = 'unknown' | 'always' | 'none' | 'mixed';

/** The scanners that confirmed scans have made known, told apart by pace and suffix. */
export class KnownScanners {
  #all: readonly KnownScanner[] = [];

  /** Goes on from what was learned before. */
  restore(learned: unknown): void {
    this.#all = readScanners(learned).slice(-MOST_SCANNERS);
  }

  get all(): readonly KnownScanner[] {
    return this.#all;
  }

  get isSettled(): boolean {
    return this.#all.some(isSettled);
  }

  modeOf(gaps: readonly number[]): Mode {
    const near = this.#near(gaps);
    if (near.length === 0) return 'unknown';
    if (near.some(({ lonely }) => lonely >= LONELY)) return 'mixed';
    if (near.every(({ hasSuffix }) => hasSuffix)) return 'always';
    return near.some(({ hasSuffix }) => hasSuffix) ? 'mixed' : 'none';
  }

  /** The longest gap that a scanner of this pace makes within a scan, with a margin; undefined while none is known. */
  longestGapMs(gaps: readonly number[]): number | undefined {
    const near = this.#near(gaps);
    return near.length === 0 ? undefined : longest(near.map(gapLimitMs));
  }

  /** The shortest pause between two scans of this pace, in milliseconds. */
  shortestPauseMs(gaps: readonly number[]): number {
    const least = Math.min(
      ...this.#near(gaps).map(({ pauses }) =>
        pauses.length >= PAUSES_NEEDED ? 0.8 * Math.min(...pauses) : DEFAULT_PAUSE_MS,
      ),
    );
    return Number.isFinite(least) ? Math.max(LEAST_PAUSE_MS, least) : DEFAULT_PAUSE_MS;
  }

  /** Whether the keys came at the pace, and as regularly, as a known scanner types. */
  fits(keys: readonly RunKey[]): boolean {
    const gaps = gapsOf(keys);
    if (gaps.length === 0) return false;
    const [middleMs, longestMs] = [median(gaps), longest(gaps)];
    return this.#all.some(
      scanner =>
        isSettled(scanner) &&
        isNear(middleMs, scanner, 1.6 + scanner.variation) && // the more irregular, the wider apart are its scans
        longestMs <= gapLimitMs(scanner) &&
        (gaps.length < 4 || variation(gaps) <= 1.25 * scanner.variation + 0.03),
    );
  }

  /** Whether every known scanner of this pace has always meant the US keyboard. */
  meansUs(gaps: readonly number[]): boolean {
    const near = this.#near(gaps);
    return near.length > 0 && near.every(({ usScans }) => usScans >= SETTLED);
  }

  /** A run of this pace lacked the suffix that its scanner always sends. */
  countLonely(gaps: readonly number[]): void {
    const near = this.#near(gaps);
    this.#all = this.#all.map(each => (near.includes(each) ? { ...each, lonely: each.lonely + 1 } : each));
  }

  learn(lesson: Lesson): void {
    const middleMs = median(lesson.gaps);
    const known = this.#all.find(
      ({ hasSuffix, medianMs }) =>
        hasSuffix === lesson.hasSuffix && middleMs <= medianMs * 2 + 3 && middleMs >= medianMs / 2 - 3,
    );
    const learned = taught(known ?? unknown(lesson, middleMs), lesson, middleMs);
    const all = known ? this.#all.map(each => (each === known ? learned : each)) : [...this.#all, learned];
    this.#all = all.slice(-MOST_SCANNERS);
  }

  /** The settled scanners whose pace fits; all of them while there are too few gaps to say. */
  #near(gaps: readonly number[]): readonly KnownScanner[] {
    const settled = this.#all.filter(isSettled);
    if (gaps.length < 2) return settled;
    const middleMs = median(gaps);
    return settled.filter(scanner => isNear(middleMs, scanner, 2.2));
  }
}

function isSettled({ scans }: KnownScanner): boolean {
  return scans >= SETTLED;
}

function isNear(middleMs: number, { medianMs }: KnownScanner, factor: number): boolean {
  return middleMs <= medianMs * factor + 4 && middleMs >= medianMs / factor - 4;
}

function unknown({ hasSuffix }: Lesson, medianMs: number): KnownScanner {
  return { hasSuffix, scans: 0, medianMs, longestGaps: [], variation: 0, pauses: [], usScans: 0, lonely: 0 };
}

function taught(scanner: KnownScanner, lesson: Lesson, middleMs: number): KnownScanner {
  const scans = scanner.scans + lesson.scans;
  const pauses = lesson.pauses.filter(pauseMs => pauseMs < LONGEST_PAUSE_MS);
  return {
    ...scanner,
    scans,
    medianMs: scanner.medianMs + (middleMs - scanner.medianMs) / Math.min(scans, GAPS_KEPT),
    longestGaps: [...scanner.longestGaps, longest(lesson.gaps)].slice(-GAPS_KEPT),
    variation: Math.max(scanner.variation, variation(lesson.gaps)),
    pauses: [...scanner.pauses, ...pauses].sort((a, b) => a - b).slice(0, PAUSES_KEPT),
    usScans: lesson.isUs === undefined ? scanner.usScans : lesson.isUs ? scanner.usScans + 1 : 0,
    lonely: 0,
  };
}

/** The longest gap within a scan that still fits, in milliseconds. */
function gapLimitMs({ longestGaps }: KnownScanner): number {
  const sorted = [...longestGaps].sort((a, b) => a - b);
  const counted = sorted.length > GAPS_FOR_OUTLIER ? sorted.slice(0, -1) : sorted;
  return 1.6 * (counted.at(-1) ?? 0) + 15;
}

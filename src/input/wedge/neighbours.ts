import { gapsOf, textOf } from './burst.js';
import { isCardTrack } from './card-track.js';
import type { Continuation } from './outcome.js';
import { longest, startOf, type Run, type RunKey } from './run.js';
import type { RunTiming } from './run-timing.js';

/** A refused run of at most so many keys may be the beginning of the scan that follows. */
const MOST_KEYS = 90;
/** From so many keys at its pace on, a scanner has surely typed them. */
const SURE_KEYS = 3;
/**
 * For so long a scan that begins with the text of the one before may be its whole, and another that ends with the
 * suffix which that lacked may be its rest, in milliseconds.
 */
const AGAIN_MS = 8000;
/** For so long both texts together are a clue for whoever knows the whole, in milliseconds. */
const CLUE_MS = 2500;

/** The scan that was given out last. */
export interface Given {
  readonly id: number;
  readonly text: string;
  readonly endMs: number;
  readonly terminated: boolean;
  readonly longestMs: number;
}

interface Short {
  readonly text: string;
  readonly gaps: readonly number[];
  readonly lastMs: number;
}

/** What a scan has to do with what came just before it. */
export interface Relation {
  readonly isDoubtful: boolean;
  /** Both texts together. */
  readonly joined?: string;
  readonly continuation?: Continuation;
}

const UNRELATED: Relation = { isDoubtful: false };

/** Both texts together, unless they are a payment card's. */
function joinedOf(before: string, text: string): Pick<Relation, 'joined'> {
  const joined = before + text;
  return isCardTrack(joined) ? {} : { joined };
}

/** What came just before, for as long as the next run may be a part of it. */
export class Neighbours {
  #given: Given | undefined;
  #isRecalled = false;
  #short: Short | undefined;

  get given(): Given | undefined {
    return this.#given;
  }

  give(given: Given): void {
    this.#given = given;
    this.#isRecalled = false;
  }

  forget(): void {
    this.#given = undefined;
    this.#short = undefined;
  }

  /** A run was refused without a suffix: it may be the beginning of the next scan. */
  refuse(run: Run): void {
    const keys = run.parts.flat();
    if (keys.length > 0 && keys.length <= MOST_KEYS)
      this.#short = { text: textOf(keys), gaps: gapsOf(keys), lastMs: run.lastMs };
  }

  /** A run was refused that may be the rest of the scan before it. */
  restOf(run: Run, timing: RunTiming): Continuation | undefined {
    const given = this.#given;
    const keys = run.parts.flat();
    if (!given || given.terminated || this.#isRecalled || run.continues !== undefined) return undefined;
    if (startOf(keys) - given.endMs > timing.profile.stallMs) return undefined;
    const isAtItsPace = longest(gapsOf(run.parts.at(-1) ?? [])) <= 1.5 * given.longestMs + 10;
    if (keys.length > 1 && !isAtItsPace && !timing.isScanLike(run)) return undefined;
    this.#isRecalled = true;
    return { type: 'continuation', of: given.id, certain: false, ...joinedOf(given.text, textOf(keys)) };
  }

  /**
   * Relates a scan to the refused run and to the scan before it. The refused run is used up.
   * @param terminated it ended with a suffix
   */
  relate(
    keys: readonly RunKey[],
    text: string,
    gaps: readonly number[],
    timing: RunTiming,
    terminated: boolean,
  ): Relation {
    const head = this.#headOf(keys, text, gaps, timing);
    const given = this.#given;
    if (!given || given.terminated) return head ?? UNRELATED;
    const gapMs = startOf(keys) - given.endMs;
    const joined = joinedOf(given.text, text);
    const continuation = { type: 'continuation', of: given.id, certain: false } as const;
    if (text.length > given.text.length && text.startsWith(given.text) && gapMs < AGAIN_MS)
      return { ...(head ?? UNRELATED), continuation };
    const mode = timing.modeOf(gapsOf(keys));
    // Nobody knows the scanner yet: one that sends a suffix now has not ended what lacked it.
    const isRest = terminated && mode === 'unknown' && text !== given.text;
    const usualMs = isRest ? AGAIN_MS : mode === 'none' ? 0 : timing.profile.stallMs;
    if (gapMs < Math.max(timing.scanners.shortestPauseMs(gapsOf(keys)), usualMs))
      return { isDoubtful: true, ...joined, continuation: { ...continuation, ...joined } };
    return head ?? (gapMs < CLUE_MS ? { isDoubtful: false, ...joined } : UNRELATED);
  }

  #headOf(
    keys: readonly RunKey[],
    text: string,
    gaps: readonly number[],
    { profile, scanners }: RunTiming,
  ): Relation | undefined {
    const short = this.#short;
    this.#short = undefined;
    if (!short) return undefined;
    const sinceMs = startOf(keys) - short.lastMs;
    const paceMs = Math.max(1.5 * longest(gaps) + 10, scanners.longestGapMs(gapsOf(keys)) ?? 0);
    const isSure = short.gaps.length + 1 >= SURE_KEYS && !text.startsWith(short.text);
    const mostMs = isSure ? AGAIN_MS : profile.stallMs;
    if (sinceMs <= 0 || sinceMs > mostMs || longest(short.gaps) > paceMs) return undefined;
    return { isDoubtful: true, ...joinedOf(short.text, text) };
  }
}

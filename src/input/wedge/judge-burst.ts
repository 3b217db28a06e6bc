import type { ScanRejection } from '../../domain/model/verdict.js';
import {
  mean,
  SURELY_FAST,
  textOf,
  timingOf,
  usTextOf,
  variation,
  type Burst,
  type BurstKey,
  type Timing,
} from './burst.js';
import { isCardTrack } from './card-track.js';
import { trimLeadIn } from './trim-lead-in.js';
import type { WedgeProfile } from './wedge-profile.js';

/** A burst that is a scan; `text` by the page's layout, `us` by a US layout. */
export interface Scan {
  readonly type: 'scan';
  readonly text: string;
  readonly us: string;
  readonly meanGapMs: number;
  /**
   * Whether its beginning may have gone unheard: its first stroke came sooner after strokes could be heard than its own
   * strokes came after each other.
   */
  readonly isCutOff: boolean;
}

/** A burst that is no scan. Its characters are withheld: they may be a password or a card. */
export interface Rejection {
  readonly type: 'rejection';
  readonly reason: 'held-key' | 'too-long' | 'card' | 'short' | 'slow' | 'unterminated';
  readonly keys: number;
  readonly meanGapMs: number;
  /** The burst came as only a scanner types. Absent for what a person may have typed, and for cards. */
  readonly isScan?: true;
}

export type Judgement = Scan | Rejection;

/**
 * Tells a scan from typing, by timing alone and over the whole burst. Keys that are mashed cannot be told from a scan
 * here; for them there are the product's serial rule and the removal of one serial.
 * @param endMs How long after the last key Enter or Tab ended it; undefined where none did in time
 */
export function judgeBurst(burst: Burst, endMs: number | undefined, profile: WedgeProfile): Judgement {
  const keys = trimLeadIn(burst.keys, profile);
  const timing = timingOf(keys);
  const refusal = refusalOf(burst, keys, timing, endMs !== undefined, profile);
  const reason = burst.spoiled ?? (isCard(burst.keys) ? 'card' : refusal);
  if (reason) {
    const isScan = reason !== 'card' && isScanned(burst, keys, timing, endMs, profile);
    const rejection = { type: 'rejection', reason, keys: burst.keys.length, meanGapMs: timing.meanMs } as const;
    return isScan ? { ...rejection, isScan } : rejection;
  }
  const isCutOff = keys.length === burst.keys.length && burst.quietMs <= unheardMs(timing, profile);
  return { type: 'scan', text: textOf(keys), us: usTextOf(keys), meanGapMs: timing.meanMs, isCutOff };
}

/**
 * What the associate is told of a rejection; undefined for typing. A card's track is told of whatever its pace, and
 * never by its characters.
 */
export function toldOf({ reason, isScan }: Rejection): ScanRejection | undefined {
  if (reason === 'card') return 'payment-card';
  return isScan && (reason === 'short' ? 'too-short' : 'not-understood');
}

/**
 * Whether a scanner has typed a burst that is no scan: its keys and its suffix came at a scanner's pace, or so many
 * keys did that they were kept from the page, or nothing but the suffix is missing. Two keys of a person do none of
 * this. In a field only a burst that is too long counts, because whatever else is typed there stays in sight.
 */
function isScanned(
  burst: Burst,
  keys: readonly BurstKey[],
  timing: Timing,
  endMs: number | undefined,
  profile: WedgeProfile,
): boolean {
  const text = textOf(keys);
  if (burst.focus === 'allowed' || burst.spoiled) return burst.spoiled === 'too-long';
  if (text.trim() === '') return false; // the key that presses a button
  if (text.length >= SURELY_FAST && timing.meanMs <= profile.fastMs) return true;
  if (endMs !== undefined) return mean([...timing.gaps, endMs]) <= profile.fastMs;
  return refusalOf(burst, keys, timing, true, profile) === undefined;
}

function refusalOf(
  { focus }: Burst,
  keys: readonly BurstKey[],
  timing: Timing,
  terminated: boolean,
  profile: WedgeProfile,
): Rejection['reason'] | undefined {
  const chars = Math.max(textOf(keys).length, usTextOf(keys).length);
  if (!terminated && profile.terminator === 'required') return 'unterminated';
  if (chars < (terminated ? profile.minTerminated : profile.minChars)) return 'short';
  if (timing.meanMs <= profile.fastMs) return undefined;
  const field = focus === 'allowed';
  const long = chars >= profile.minChars;
  const chunked = long && (terminated || !field) && isChunked(timing, profile);
  const armed = terminated && !field && timing.meanMs <= profile.armedMs;
  const regular = terminated && !field && long && isRegular(timing, profile);
  return chunked || armed || regular ? undefined : 'slow';
}

/** The longest gap that may lie between a stroke that nobody heard and the first one that was. */
function unheardMs({ maxMs }: Timing, profile: WedgeProfile): number {
  return Math.min(Math.max(profile.fastMs, 2 * maxMs), profile.unheardMs);
}

function isChunked({ gaps, maxMs }: Timing, profile: WedgeProfile): boolean {
  const fast = gaps.filter(gap => gap <= profile.fastMs).length;
  return fast >= profile.fastShare * gaps.length && maxMs <= profile.chunkMs;
}

function isRegular({ gaps, meanMs }: Timing, profile: WedgeProfile): boolean {
  return meanMs <= profile.slowMs && variation(gaps) <= profile.slowVariation;
}

function isCard(keys: readonly BurstKey[]): boolean {
  return isCardTrack(textOf(keys)) || isCardTrack(usTextOf(keys));
}

import { bothTexts, gapsOf, mean, median, variation } from './burst.js';
import { isIncomplete } from './incomplete.js';
import type { KnownScanners, Mode } from './known-scanners.js';
import { gapsWithin, lengthOf, longest, partOf, type Run, type RunKey } from './run.js';
import type { WedgeProfile } from './wedge-profile.js';

/** So few keys at the beginning, and they may be the first of a scan that stalled at once. */
export const SURE_KEYS = 4;
/** Until so long after the longest stall more of a run is waited for, in milliseconds: keys take a moment to arrive. */
const SLACK_MS = 150;
const FIELD_SLACK_MS = 100;
/** Keys that arrive later than this show that the page is behind; it is waited for as much longer, up to the limit. */
const LATE_MS = 50;
const LONGEST_LATENESS_MS = 1500;
/**
 * How many of the latest keys give the pace while a run grows: a long code must not be sorted again at every key.
 */
const RECENT_KEYS = 32;

/** What the time between strokes says about a run, by the figures of the profile and by the scanners that are known. */
export class RunTiming {
  readonly profile: WedgeProfile;
  readonly scanners: KnownScanners;

  constructor(profile: WedgeProfile, scanners: KnownScanners) {
    this.profile = profile;
    this.scanners = scanners;
  }

  /** Whether scanners of this pace send a suffix: as the profile says, or as was learned. */
  modeOf(gaps: readonly number[]): Mode {
    const { suffix, terminator } = this.profile;
    if (terminator === 'required') return 'always';
    return suffix === 'none' ? 'none' : this.scanners.modeOf(gaps);
  }

  /** The longest gap within one part, in milliseconds. */
  joinMs(run: Run): number {
    const { profile } = this;
    const part = partOf(run);
    const gaps = gapsOf(part.slice(-RECENT_KEYS));
    const knownMs = run.focus === 'allowed' ? undefined : this.scanners.longestGapMs(gaps);
    const [leastMs, factor] = run.focus === 'allowed' ? [profile.fieldHoldMs, 3] : [profile.holdMs, 6];
    const usualMs = knownMs === undefined ? Math.max(leastMs, factor * median(gaps)) : Math.max(60, knownMs);
    const joinMs = Math.min(profile.longestHoldMs, usualMs);
    return bothTexts(part).some(isIncomplete) ? Math.max(joinMs, profile.incompleteHoldMs) : joinMs;
  }

  /** The longest pause between two parts, in milliseconds. */
  stallMs({ focus }: Run): number {
    return focus === 'allowed' ? this.profile.fieldStallMs : this.profile.stallMs;
  }

  /** When the run is over, by the clock, unless more of it comes. */
  deadlineMs(run: Run): number {
    const lateMs = run.lateMs > LATE_MS ? Math.min(LONGEST_LATENESS_MS, run.lateMs) : 0;
    const slackMs = run.focus === 'allowed' ? FIELD_SLACK_MS : SLACK_MS;
    const joinMs = this.joinMs(run);
    return run.arrivedMs + lateMs + (this.waits(run) ? Math.max(joinMs, this.stallMs(run) + slackMs) : joinMs);
  }

  /** Whether its rest is waited for: it looks like a scan, or the beginning of one, whose end nobody heard. */
  waits(run: Run): boolean {
    if (run.spoiled) return false;
    if (this.#isStray(run)) return true;
    const part = partOf(run);
    if (!this.isScanLike(run)) return false;
    const { prefix, suffix, minChars } = this.profile;
    const long = lengthOf(run.parts.flat()) >= minChars + prefix.length;
    if (suffix && suffix !== 'none' && long && bothTexts(part).some(text => text.endsWith(suffix))) return false;
    return !long || this.modeOf(gapsOf(part.slice(-RECENT_KEYS))) !== 'none';
  }

  /** One to three keys at a scanner's pace, or one key: perhaps the beginning of a scan that stalled at once. */
  #isStray(run: Run): boolean {
    const part = partOf(run);
    if (run.parts.length > 1 || part.length >= SURE_KEYS) return false;
    return part.length === 1 || this.isFast(part) || this.scanners.fits(part);
  }

  /** Whether the part that grows came as a scanner types. */
  isScanLike(run: Run): boolean {
    const part = partOf(run).slice(-RECENT_KEYS);
    if (part.length === 1) return run.parts.length > 1 || run.isReopened === true;
    if (this.isFast(part) || this.scanners.fits(part)) return true;
    const gaps = gapsOf(part);
    return part.length >= SURE_KEYS && (this.isChunked(gaps) || this.isRegular(gaps));
  }

  isFast(keys: readonly RunKey[]): boolean {
    return mean(gapsOf(keys)) <= this.profile.fastMs;
  }

  isChunked(gaps: readonly number[]): boolean {
    const { fastMs, fastShare, chunkMs } = this.profile;
    const fast = gaps.filter(gap => gap <= fastMs).length;
    return gaps.length > 0 && fast >= fastShare * gaps.length && longest(gaps) <= chunkMs;
  }

  isRegular(gaps: readonly number[]): boolean {
    const { slowMs, slowVariation } = this.profile;
    return mean(gaps) <= slowMs && variation(gaps) <= slowVariation;
  }

  /** Whether a person has typed these keys: slowly, irregularly, and as no known scanner does. */
  isTyped(keys: readonly RunKey[]): boolean {
    const gaps = gapsOf(keys);
    const paceMs = Math.min(mean(gaps), median(gaps));
    const { typedMs, slowVariation } = this.profile;
    return keys.length > 1 && paceMs > typedMs && !this.scanners.fits(keys) && variation(gaps) > slowVariation;
  }

  /**
   * Whether the pace is that of no scan.
   * @returns `outlier`: it is that of one, but for one longer gap
   */
  isTooSlow(run: Run, parts: readonly (readonly RunKey[])[], terminated: boolean): boolean | 'outlier' {
    const gaps = gapsWithin(parts);
    const { profile } = this;
    const meanMs = mean(gaps);
    if (meanMs <= profile.fastMs) return false;
    const keys = parts.flat();
    const field = run.focus === 'allowed';
    const long = lengthOf(keys) >= profile.minChars;
    if (long && (terminated || !field) && this.isChunked(gaps)) return false;
    if (field) return true;
    if ((long || terminated) && parts.length === 1 && this.scanners.fits(keys)) return false;
    if (!terminated) return true;
    if (meanMs <= profile.armedMs || (long && this.isRegular(gaps))) return false;
    const mostMs = longest(gaps);
    const rest = gaps.filter(gap => gap !== mostMs);
    const stands = mostMs <= profile.longestHoldMs && mostMs > 2 * longest(rest);
    return long && stands && this.isRegular(rest) ? 'outlier' : true;
  }
}

import { bothTexts, gapsOf, mean, SURELY_FAST, textOf } from './burst.js';
import { isCardTrack } from './card-track.js';
import type { Rejection, RejectionReason } from './outcome.js';
import { gapsWithin, lengthOf, type Run, type RunKey } from './run.js';
import type { RunTiming } from './run-timing.js';
import type { Sifted } from './sift-run.js';
import type { ScanRejection } from '../../domain/model/verdict.js';

/**
 * Why a run is no scan; undefined for a scan. Timing alone tells it from typing. Keys that are mashed cannot be told
 * from a scan here; for them there are the product's serial rule and the removal of one serial.
 */
export function refusalOf(
  run: Run,
  { parts }: Sifted,
  terminated: boolean,
  timing: RunTiming,
): RejectionReason | undefined {
  if (run.spoiled) return run.spoiled;
  if (bothTexts(run.parts.flat()).some(isCardTrack)) return 'card';
  const { profile } = timing;
  const keys = parts.flat();
  if (!terminated && profile.terminator === 'required') return 'unterminated';
  const least = profile.prefix.length + (terminated ? profile.minTerminated : profile.minChars);
  if (lengthOf(keys) + holesIn(keys) < least) return 'short';
  if (timing.isTooSlow(run, parts, terminated) === true) return 'slow';
  if (keys.some(isLost)) return 'hole';
  return !terminated && timing.modeOf(gapsOf(keys)) === 'always' ? 'fragment' : undefined;
}

/** The rejection of a run, with nothing of its characters. */
export function rejectionOf(
  run: Run,
  { parts }: Sifted,
  reason: RejectionReason,
  endMs: number | undefined,
  timing: RunTiming,
): Rejection {
  const rejection = { type: 'rejection', reason, keys: run.strokes, meanGapMs: mean(gapsWithin(parts)) } as const;
  return reason !== 'card' && isScanned(run, parts, reason, endMs, timing) ? { ...rejection, isScan: true } : rejection;
}

/**
 * What the associate is told of a rejection; undefined for typing. A card's track is told of whatever its pace, and
 * never by its characters.
 */
export function toldOf({ reason, isScan }: Rejection): ScanRejection | undefined {
  if (reason === 'card') return 'payment-card';
  if (!isScan) return undefined;
  if (reason === 'short') return 'too-short';
  return reason === 'fragment' || reason === 'hole' ? reason : 'not-understood';
}

/**
 * Whether a scanner has typed a run that is no scan: its keys and its suffix came at a scanner's pace or regularly, or
 * so many keys did that they were kept from the page, or nothing but the suffix is missing. Two keys of a person do
 * none of this. In a field only what was a scan but for a hole, a missing end or its length counts, because whatever
 * else is typed there stays in sight.
 */
function isScanned(
  run: Run,
  parts: readonly (readonly RunKey[])[],
  reason: RejectionReason,
  endMs: number | undefined,
  timing: RunTiming,
): boolean {
  if (reason === 'hole' || reason === 'fragment') return true;
  if (run.focus === 'allowed' || run.spoiled) return run.spoiled === 'too-long';
  const keys = parts.flat();
  const text = textOf(keys);
  if (text.trim() === '') return false; // the key that presses a button
  const gaps = gapsWithin(parts);
  if (text.length >= SURELY_FAST && mean(gaps) <= timing.profile.fastMs) return true;
  if (endMs !== undefined) {
    const all = [...gaps, endMs];
    return mean(all) <= timing.profile.fastMs || (text.length >= SURELY_FAST && timing.isRegular(all));
  }
  return lengthOf(keys) >= timing.profile.minTerminated && timing.isTooSlow(run, parts, true) !== true;
}

/** Whether the US layout, too, lacks the character of this stroke. */
function isLost({ hole, frame }: RunKey): boolean {
  return hole === 'both' || frame !== undefined;
}

function holesIn(keys: readonly RunKey[]): number {
  return keys.filter(isLost).length;
}

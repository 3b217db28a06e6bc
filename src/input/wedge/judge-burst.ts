import { textOf, timingOf, usTextOf, variation, type Burst, type BurstKey, type Timing } from './burst.js';
import { isCardTrack } from './card-track.js';
import { trimLeadIn } from './trim-lead-in.js';
import type { WedgeProfile } from './wedge-profile.js';

/** A burst that is a scan; `text` by the page's layout, `us` by a US layout. */
export interface Scan {
  readonly type: 'scan';
  readonly text: string;
  readonly us: string;
  readonly meanGapMs: number;
  /** Its beginning may have gone unheard: it came sooner after that than its own strokes came after each other. */
  readonly isCutOff: boolean;
}

/** A burst that is none. Its characters are withheld: they may be a password or a card. */
export interface Rejection {
  readonly type: 'rejection';
  readonly reason: 'held-key' | 'too-long' | 'card' | 'short' | 'slow' | 'unterminated';
  readonly keys: number;
  readonly meanGapMs: number;
}

export type Judgement = Scan | Rejection;

/**
 * Scan or typing? By timing alone, over the whole burst; `terminated` when Enter or Tab ended it in time. Keys that are mashed cannot be
 * told from a scan here: the rules of the serial and the removal of one serial must.
 */
export function judgeBurst(burst: Burst, terminated: boolean, profile: WedgeProfile): Judgement {
  const keys = trimLeadIn(burst.keys, profile);
  const timing = timingOf(keys);
  const reason = burst.spoiled ?? (isCard(burst.keys) ? 'card' : refusalOf(burst, keys, timing, terminated, profile));
  if (reason) return { type: 'rejection', reason, keys: burst.keys.length, meanGapMs: timing.meanMs };
  const isCutOff = keys.length === burst.keys.length && burst.quietMs <= unheardMs(timing, profile);
  return { type: 'scan', text: textOf(keys), us: usTextOf(keys), meanGapMs: timing.meanMs, isCutOff };
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

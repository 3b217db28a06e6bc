import { timingOf, type BurstKey } from './burst.js';
import type { WedgeProfile } from './wedge-profile.js';

/** Fewer keys than this before a long gap are typed, unless they came as fast as a scanner's first chunk. */
const FEW_KEYS = 4;

/** Drops characters that were typed just before a scan began, and so fell into its burst. */
export function trimLeadIn(keys: readonly BurstKey[], profile: WedgeProfile): readonly BurstKey[] {
  let start = 0;
  timingOf(keys).gaps.forEach((gap, index) => {
    const left = keys.slice(start, index + 1);
    const right = keys.slice(index + 1);
    const scan = right.length >= profile.minTerminated && timingOf(right).meanMs <= profile.fastMs;
    if (gap > profile.leadInMs && scan && isTyped(left, profile)) start = index + 1;
  });
  return keys.slice(start);
}

function isTyped(keys: readonly BurstKey[], profile: WedgeProfile): boolean {
  const { meanMs } = timingOf(keys);
  const chunk = keys.length > 1 && meanMs <= profile.fastMs;
  return meanMs > profile.typedMs || (keys.length < FEW_KEYS && !chunk);
}

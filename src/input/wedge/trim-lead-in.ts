import { gapsOf, mean, median, type BurstKey } from './burst.js';
import type { WedgeProfile } from './wedge-profile.js';

/** Fewer keys than this before a long gap are typed, unless they came as fast as a scanner's first chunk. */
const FEW_KEYS = 4;

/** Drops characters that were typed just before a scan began, and so fell into its burst. */
export function trimLeadIn<Key extends BurstKey>(keys: readonly Key[], profile: WedgeProfile): readonly Key[] {
  let start = 0;
  gapsOf(keys).forEach((gap, index) => {
    const left = keys.slice(start, index + 1);
    const right = keys.slice(index + 1);
    const scan = right.length >= profile.minTerminated && mean(gapsOf(right)) <= profile.fastMs;
    if (gap > profile.leadInMs && scan && isTyped(left, profile)) start = index + 1;
  });
  return keys.slice(start);
}

function isTyped(keys: readonly BurstKey[], profile: WedgeProfile): boolean {
  const gaps = gapsOf(keys);
  // One pause between two chunks of a scanner must not make the first of them look typed.
  const paceMs = Math.min(mean(gaps), median(gaps));
  const chunk = keys.length > 1 && paceMs <= profile.fastMs;
  return paceMs > profile.typedMs || (keys.length < FEW_KEYS && !chunk);
}

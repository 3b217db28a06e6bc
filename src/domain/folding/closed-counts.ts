import type { FlowSummary } from './flow-summary.js';

/**
 * The counts of which no further batch begins. The batch that closed one may be erased, so what is noted of erased
 * batches counts as well.
 */
export function closedCounts(
  flows: readonly Pick<FlowSummary, 'countId' | 'isCountClosed'>[],
  erased: readonly { readonly closedCountId?: string }[],
): ReadonlySet<string> {
  const closing = flows.filter(({ isCountClosed }) => isCountClosed).map(({ countId }) => countId);
  return new Set([...closing, ...erased.map(({ closedCountId }) => closedCountId)].filter(id => id !== undefined));
}

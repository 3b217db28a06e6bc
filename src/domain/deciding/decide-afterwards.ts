import type { Action } from '../model/action.js';
import type { FactBody } from '../model/fact.js';
import { isUndone } from '../rules/has-ended.js';
import { lineOf } from '../rules/lines.js';
import { endQuestions } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState } from '../model/state.js';

type AfterwardsType = 'recheck' | 'keep-serial' | 'recount' | 'close-count';
/** What may also be asked of a flow that is completed. */
export type AfterwardsAction = Extract<Action, { type: AfterwardsType }>;

const TYPES: ReadonlySet<string> = new Set(['recheck', 'keep-serial', 'recount', 'close-count']);

export function isAfterwards(action: Action): action is AfterwardsAction {
  return TYPES.has(action.type);
}

export function decideAfterwards(state: FlowState, action: AfterwardsAction): readonly FactBody[] {
  if (isUndone(state.status)) return [refusal('flow-closed')];
  switch (action.type) {
    case 'recheck':
      return recheck(state, action);
    case 'keep-serial':
      return keepSerial(state, action);
    case 'recount':
      return recount(state, action.lineIds);
    case 'close-count':
      return closeCount(state, action);
  }
}

/**
 * The host's late answer. It changes nothing where the serial was removed meanwhile, or where an earlier answer has
 * come.
 */
function recheck({ unverified }: FlowState, action: Extract<Action, { type: 'recheck' }>): readonly FactBody[] {
  const { lineId, key, isKnown } = action;
  return unverified.get(key) === lineId ? [{ type: 'serial-rechecked', lineId, key, isKnown }] : [];
}

function keepSerial({ disputed }: FlowState, action: Extract<Action, { type: 'keep-serial' }>): readonly FactBody[] {
  const { lineId, key, reason } = action;
  if (disputed.get(key) !== lineId) return [];
  return [{ type: 'serial-kept', lineId, key, ...(reason !== undefined && { reason }) }];
}

/** Chosen lines of a count begin anew. What was counted of them is free again; the rest of the count stays. */
function recount(state: FlowState, lineIds: readonly string[]): readonly FactBody[] {
  if (!state.document.count) return [refusal('not-a-count')];
  if (state.status === 'paused') return [refusal('flow-paused')];
  const unknown = lineIds.find(lineId => !lineOf(state, lineId));
  if (unknown !== undefined) return [refusal('not-on-document', { lineId: unknown })];
  if (lineIds.length === 0) return [];
  const started = [...new Set(lineIds)].map(lineId => ({ type: 'recount-started', lineId }) as const);
  return [...reopening(state), ...endQuestions(state), ...started];
}

function reopening({ status, eventIds }: FlowState): readonly FactBody[] {
  if (status === 'review') return [{ type: 'review-left' }];
  const supersedes = eventIds.at(-1);
  return status === 'completed' && supersedes !== undefined ? [{ type: 'flow-reopened', supersedes }] : [];
}

function closeCount(
  state: FlowState,
  { openBatches, unknownBatches = [], approval }: Extract<Action, { type: 'close-count' }>,
): readonly FactBody[] {
  const { count } = state.document;
  if (!count) return [refusal('not-a-count')];
  if (state.isCountClosed) return [];
  const batchIds = state.status === 'completed' ? openBatches : [...openBatches, count.batchId];
  if (batchIds.length > 0) return [refusal('batches-open', { batchIds: [...new Set(batchIds)] })];
  if (state.settings.approveClosing && !approval) return [refusal('approval-missing')];
  const named = unknownBatches.length > 0 && { unknownBatches };
  return [{ type: 'count-closed', countId: count.countId, ...(approval && { approval }), ...named }];
}

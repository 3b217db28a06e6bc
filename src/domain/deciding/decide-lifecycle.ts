import { isBlind } from '../rules/blind.js';
import type { Action } from '../model/action.js';
import { approvalsMissing } from '../rules/approvals.js';
import { placesWanted } from '../rules/count-mode.js';
import type { FactBody } from '../model/fact.js';
import { reasonsMissing } from '../rules/mismatches.js';
import { awaitingSerials } from '../rules/basket.js';
import { endQuestions, hasQuestions } from '../rules/prompts.js';
import { apply } from '../folding/apply.js';
import { noteMoves } from './note-moves.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState, FlowStatus } from '../model/state.js';

type LifecycleType = 'start-review' | 'leave-review' | 'pause' | 'resume' | 'cancel' | 'complete' | 'correct' | 'void';
export type LifecycleAction = Extract<Action, { type: LifecycleType }>;

interface Step {
  readonly from: readonly FlowStatus[];
  /** Here the step changes nothing: asking for it twice is the same as once. */
  readonly idle: readonly FlowStatus[];
}

/** Where each step may be taken; anywhere else it is refused. Source: docs/flows.md#lifecycle. */
const STEPS: Readonly<Record<LifecycleType, Step>> = {
  'start-review': { from: ['capturing'], idle: ['review'] },
  'leave-review': { from: ['review'], idle: ['capturing'] },
  pause: { from: ['capturing', 'review'], idle: ['paused'] },
  resume: { from: ['paused'], idle: ['capturing', 'review'] },
  cancel: { from: ['capturing', 'review', 'paused'], idle: ['cancelled'] },
  complete: { from: ['capturing', 'review'], idle: ['completed'] },
  correct: { from: ['completed'], idle: ['capturing', 'review', 'paused'] },
  void: { from: ['completed'], idle: ['voided'] },
};

export function isLifecycle(action: Action): action is LifecycleAction {
  return Object.hasOwn(STEPS, action.type);
}

export function decideLifecycle(state: FlowState, action: LifecycleAction): readonly FactBody[] {
  const { from, idle } = STEPS[action.type];
  if (idle.includes(state.status)) return [];
  if (!from.includes(state.status)) return [refusal(state.status === 'paused' ? 'flow-paused' : 'flow-closed')];
  return takeStep(state, action);
}

function takeStep(state: FlowState, action: LifecycleAction): readonly FactBody[] {
  const current = state.eventIds.at(-1);
  switch (action.type) {
    case 'start-review':
      if (hasQuestions(state)) return [refusal('questions-open')];
      return [...noteMoves(state, action.evidence), ...endQuestions(state), { type: 'review-started' }];
    case 'leave-review':
      return [{ type: 'review-left' }];
    case 'pause':
      return [{ type: 'flow-paused' }];
    case 'resume':
      return [{ type: 'flow-resumed' }];
    case 'cancel':
      // The first event file is out; only a further one can replace it.
      if (current !== undefined) return [refusal('cancel-not-allowed')];
      return [...endQuestions(state), { type: 'flow-cancelled' }];
    case 'complete':
      return completeKnowing(state, action, current);
    case 'void':
      return current === undefined ? [] : [{ type: 'flow-voided', eventId: current, ...action.refusal }];
    case 'correct':
      return current === undefined ? [] : [{ type: 'flow-reopened', supersedes: current }];
  }
}

/** What has moved since a count began is noted first, also where the completion is refused: the next one knows it. */
function completeKnowing(
  state: FlowState,
  action: Extract<LifecycleAction, { type: 'complete' }>,
  supersedes: string | undefined,
): readonly FactBody[] {
  const moves = noteMoves(state, action.evidence);
  const known = moves.reduce<FlowState>((after, fact) => apply(after, { ...action.stamp, ...fact }), state);
  return [...moves, ...complete(known, action, supersedes)];
}

function complete(
  state: FlowState,
  { eventId, approval, utcOffsetMinutes, journalHead }: Extract<LifecycleAction, { type: 'complete' }>,
  supersedes: string | undefined,
): readonly FactBody[] {
  if (hasQuestions(state)) return [refusal('questions-open')];
  const places = placesWanted(state);
  if (places.length > 0) return [refusal('not-counted', { lineIds: places.map(({ lineId }) => lineId) })];
  const unscanned = awaitingSerials(state).map(({ lineId }) => lineId);
  if (unscanned.length > 0) return [refusal('serials-missing', { lineIds: unscanned })];
  const open = reasonsMissing(state);
  if (open.length > 0) {
    return [refusal('reasons-missing', { lineIds: [...new Set(open.map(({ lineId }) => lineId))] })];
  }
  const unapproved = approvalsMissing(state, approval?.of ?? []);
  if (unapproved.length > 0) {
    // A blind count must not tell which lines differ.
    const lineIds = isBlind(state) ? [] : [...new Set(unapproved.map(({ lineId }) => lineId))];
    return [refusal('approval-missing', { lineIds })];
  }
  const completed: FactBody = {
    type: 'flow-completed',
    eventId,
    ...(supersedes !== undefined && { supersedes }),
    ...(approval && { approval: approval.by === undefined ? {} : { by: approval.by } }),
    ...(utcOffsetMinutes !== undefined && { utcOffsetMinutes }),
    ...(journalHead !== undefined && { journalHead }),
  };
  return [...endQuestions(state), completed];
}

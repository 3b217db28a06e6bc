import type { Action } from '../model/action.js';
import { replayFrom } from '../folding/apply.js';
import { decide } from './decide.js';
import type { Fact, FactBody, Stamp } from '../model/fact.js';
import type { FlowState } from '../model/state.js';

export { apply, replay, replayFrom } from '../folding/apply.js';

/** What an action led to. `state` is the fold of `facts` over the state before. */
export interface Transition<S extends FlowState | undefined> {
  readonly state: S;
  readonly facts: readonly Fact[];
}

export type OpenAction = Extract<Action, { type: 'open' }>;

/**
 * The one decision function: pure, total, never throws. It knows no clock, chance, storage or network; whatever it
 * needs of them stands in the action. Without a state only `open` leads to facts. Source:
 * docs/architecture.md#law-4-one-decision-function.
 */
export function transition(state: FlowState, action: Action): Transition<FlowState>;
export function transition(state: undefined, action: OpenAction): Transition<FlowState>;
export function transition(state: FlowState | undefined, action: Action): Transition<FlowState | undefined>;
export function transition(state: FlowState | undefined, action: Action): Transition<FlowState | undefined> {
  const facts = decide(state, action).map(body => stamped(body, action.stamp));
  return { state: facts.length > 0 ? replayFrom(state, facts) : state, facts };
}

/** The fact with the time, device and user of a stamp. */
export function stamped(body: FactBody, { atMs, deviceId, userId }: Stamp): Fact {
  return { atMs, deviceId, ...(userId !== undefined && { userId }), ...body };
}

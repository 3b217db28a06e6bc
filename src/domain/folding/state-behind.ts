import type { FlowState } from '../model/state.js';

/** Views of states, as hosts get them (see `stateView`) -> the states. */
export const behind = new WeakMap<FlowState, FlowState>();

/**
 * The state behind a view, for our own screen, which only reads: it has the indexes already that the rules have made of
 * it, and its lists sleep until somebody asks for them.
 */
export function stateBehind<S extends FlowState | undefined>(view: S): S {
  return ((view && behind.get(view)) ?? view) as S;
}

import type { FlowState } from '../model/state.js';
import { behind } from './state-behind.js';

/** Parts of states -> their copies. A part that has not changed keeps its copy. */
const copies = new WeakMap<object, object>();
const views = new WeakMap<FlowState, FlowState>();

/**
 * A state for hosts: what they write into it never gets into the flow. It consists of copies, of which all but the
 * arrays are frozen: to freeze 10,000 lines costs 30 ms a scan in WebKit, and a proxy can neither be cloned nor kept by
 * stores that freeze what they get. Lines and document are copied when they are first asked for.
 */
export function stateView(state: FlowState): FlowState {
  const known = views.get(state);
  if (known) return known;
  const { lines, document, ...rest } = state;
  const view: FlowState = Object.freeze({
    ...copyOf(rest),
    get document() {
      return copyOf(document);
    },
    get lines() {
      return copyOf(lines);
    },
  });
  views.set(state, view);
  behind.set(view, state);
  return view;
}

/** What is frozen, as facts and our own maps are, needs no copy. */
function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const known = copies.get(value) as T | undefined;
  if (known) return known;
  const copy = Array.isArray(value)
    ? value.map(copyOf)
    : Object.freeze(Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyOf<unknown>(part)])));
  copies.set(value, copy);
  return copy as T;
}

/** Freezes plain data with all that is in it; a part that is frozen already is taken to be frozen as a whole. */
export function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFrozen<unknown>(part);
  return value;
}

import type { FlowState } from '../../src/domain/model/state.js';

/** A state as text that is the same for equal states: names and the entries of maps in order. */
export function plainState(state: FlowState): string {
  return JSON.stringify(state, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const isMap = Symbol.iterator in value;
    const entries = isMap ? [...(value as Iterable<[string, unknown]>)] : Object.entries(value);
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

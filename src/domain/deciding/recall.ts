import { replayFrom } from '../folding/apply.js';
import type { Action } from '../model/action.js';
import type { FactBody } from '../model/fact.js';
import type { FlowState } from '../model/state.js';

interface Recalled {
  readonly fact: Extract<FactBody, { type: 'serial-removed' }>;
  /** The flow without the serial. */
  readonly state: FlowState;
}

/**
 * Takes back the serial that was accepted from a part of a reading, now that the whole is there: a part must not stay
 * accepted, whatever becomes of the whole.
 */
export function recall(state: FlowState, { reading, stamp }: Extract<Action, { type: 'read' }>): Recalled | undefined {
  const { replaces } = reading;
  if (replaces === undefined) return undefined;
  for (const { lineId, serials } of state.lines) {
    const part = serials.find(captured => captured.reading.id === replaces);
    if (!part) continue;
    const fact = { type: 'serial-removed', lineId, key: part.key } as const;
    return { fact, state: replayFrom(state, [{ ...stamp, ...fact }]) };
  }
  return undefined;
}

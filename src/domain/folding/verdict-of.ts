import type { Fact, FactBody } from '../model/fact.js';
import { isBlind, shownFlags } from '../rules/blind.js';
import { lineOf } from '../rules/lines.js';
import { isLineDone } from '../rules/mismatches.js';
import type { FlowState } from '../model/state.js';
import type { Verdict } from '../model/verdict.js';

/** The answer that the facts of one action add up to. `state` is the one after them. */
export function verdictOf(facts: readonly (Fact | FactBody)[], state: FlowState): Verdict {
  const refused = facts.find(fact => fact.type === 'reading-refused');
  if (refused) return { outcome: 'refused', ...refused.refusal };
  const accepted = facts.find(fact => fact.type === 'serial-accepted');
  if (accepted) {
    const { lineId, captured } = accepted;
    return {
      outcome: 'accepted',
      lineId,
      serial: captured.serial,
      flags: shownFlags(state, captured.flags),
      lineDone: lineDone(state, lineId),
    };
  }
  const [counted, ...more] = facts.filter(fact => fact.type === 'unit-counted' || fact.type === 'unreadable-counted');
  if (counted && more.length === 0) {
    const { lineId } = counted;
    const quantity = lineOf(state, lineId)?.countedQty ?? 0;
    return { outcome: 'counted', lineId, quantity, lineDone: lineDone(state, lineId) };
  }
  // Only a prompt that opens is a verdict. One that comes back because another prompt was closed tells nothing new.
  const opened =
    facts.some(({ type }) => type.endsWith('-prompted')) && !facts.some(({ type }) => type === 'prompt-closed');
  return opened && state.prompt ? { outcome: 'prompt', prompt: state.prompt } : { outcome: 'done' };
}

function lineDone(state: FlowState, lineId: string): boolean {
  const line = lineOf(state, lineId);
  return line !== undefined && !isBlind(state) && isLineDone(state, line);
}

import type { Fact, FactBody } from '../model/fact.js';
import { isBlind, shownFlags } from '../rules/blind.js';
import { exact } from '../rules/exact.js';
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
  const prompted = facts.filter(({ type }) => type.endsWith('-prompted')).at(-1);
  // Only a prompt that opens is a verdict. One for serials that comes back because another prompt was closed tells
  // nothing new.
  const isBack =
    prompted?.type === 'serial-prompted' && !prompted.reading && facts.some(({ type }) => type === 'prompt-closed');
  const counts = facts.filter(fact => fact.type === 'unit-counted' || fact.type === 'unreadable-counted');
  const gains = counts.filter(fact => !('delta' in fact) || fact.delta > 0);
  // What is taken back tells nothing either, where something else comes in its place.
  const [counted, ...more] = gains.length > 0 ? gains : counts;
  if (state.prompt && prompted && !isBack && gains.length === 0) return { outcome: 'prompt', prompt: state.prompt };
  if (!counted || (more.length > 0 && !isOfOneScan(counts))) return { outcome: 'done' };
  const { lineId } = counted;
  const quantity = lineOf(state, lineId)?.countedQty ?? 0;
  const units = gains.reduce((sum, fact) => exact(sum + ('delta' in fact ? fact.delta : 1)), 0);
  const lineIds = gains.map(fact => fact.lineId);
  return {
    ...{ outcome: 'counted', lineId, quantity },
    ...(units > 1 && { units }),
    ...(more.length > 0 && { lineIds }),
    lineDone: [lineId, ...lineIds].every(each => lineDone(state, each)),
  };
}

/** A carton, or a pack that one line alone did not want, counts on several lines. */
function isOfOneScan(counts: readonly (Fact | FactBody)[]): boolean {
  return counts.every(fact => 'reading' in fact && fact.reading);
}

function lineDone(state: FlowState, lineId: string): boolean {
  const line = lineOf(state, lineId);
  return line !== undefined && !isBlind(state) && isLineDone(state, line);
}

import type { ListEntry } from '../model/action.js';
import type { FactBody } from '../model/fact.js';
import { lineOf } from '../rules/lines.js';
import { askedLine } from '../rules/asked-line.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState, LineState } from '../model/state.js';
import type { Prompt, Refusal } from '../model/verdict.js';

/** The line that serials without a product go to: the list's own, or the one that is asked for. */
export function targetLine(state: FlowState, list: ListEntry | undefined): LineState | undefined {
  return list ? lineOf(state, list.lineId) : askedLine(state);
}

/** Refuses what would open a prompt, with the code that the prompt is about, because nobody is asked about a list. */
export function withoutQuestion(facts: readonly FactBody[]): readonly FactBody[] {
  for (const fact of facts) {
    if (!('prompt' in fact)) continue;
    const { code, ...about } = refusalOf(fact.prompt);
    return [refusal(code, about, fact.held?.reading ?? fact.reading)];
  }
  return facts;
}

/** What is said of a reading, or of an entry of a list, where nobody is asked what the prompt asks. */
export function refusalOf(prompt: Prompt): Refusal {
  switch (prompt.type) {
    case 'serial':
      return { code: 'malformed', rule: 'product-code', lineId: prompt.lineId };
    case 'product': {
      const { serial, candidates: lineIds } = prompt;
      const text = serial && { text: serial };
      return lineIds.length > 0 ? { code: 'wrong-product', ...text, lineIds } : { code: 'unknown-product', ...text };
    }
    case 'choice':
      return { code: 'malformed', rule: 'several-serials', text: prompt.serial };
    case 'wrong-product':
      return { code: 'wrong-product', text: prompt.serial, lineId: prompt.lineId };
    case 'confirm':
      return {
        code: prompt.code,
        ...(prompt.rule && { rule: prompt.rule }),
        text: prompt.readAs ?? prompt.serial,
        lineId: prompt.lineId,
      };
  }
}

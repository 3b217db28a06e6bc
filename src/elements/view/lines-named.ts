import { isBlind } from '../../domain/rules/blind.js';
import { lineOf } from '../../domain/rules/lines.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import type { Prompt } from '../../domain/model/verdict.js';

/** Products that an associate can choose from at a glance. */
const MOST_OFFERED = 8;

/** The lines that a prompt names. */
export function linesNamed(state: FlowState, prompt: Prompt | undefined): readonly LineState[] {
  if (!prompt || prompt.type === 'choice') return [];
  const named = prompt.type === 'product' ? prompt.candidates : [prompt.lineId];
  return named.length > 0 ? named.flatMap(lineId => lineOf(state, lineId) ?? []) : linesWanting(state);
}

/** A serial may be of any of these where nothing tells its product; too many to choose from are not offered. */
function linesWanting(state: FlowState): readonly LineState[] {
  const isOpen = ({ countedQty, expectedQty = Infinity }: LineState) => isBlind(state) || countedQty < expectedQty;
  const wanting = state.lines.filter(line => line.serialized && isOpen(line));
  return wanting.length > MOST_OFFERED ? [] : wanting;
}

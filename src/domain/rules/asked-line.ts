import type { FlowState, LineState } from '../model/state.js';
import { lineOf } from './lines.js';

/** The line whose serials are asked for, also while a prompt about one serial interrupts that. */
export function askedLine(state: FlowState): LineState | undefined {
  const { prompt } = state;
  if (!prompt) return undefined;
  return lineOf(state, prompt.type === 'serial' ? prompt.lineId : prompt.resumes);
}

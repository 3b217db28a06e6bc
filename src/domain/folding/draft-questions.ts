import type { Mutable } from './draft-lines.js';
import type { HeldSerial } from '../model/fact.js';
import type { FlowState, Question } from '../model/state.js';
import type { Prompt } from '../model/verdict.js';

/** Opens a prompt. A prompt that it covers waits, and comes up again when the new one has its answer. */
export function openPrompt(state: Mutable<FlowState>, prompt: Prompt, held: HeldSerial | undefined): void {
  const { prompt: open, held: openHeld, waiting } = state;
  const covered = open && openHeld ? [...waiting, { prompt: open, held: openHeld }] : waiting;
  show(state, prompt, held);
  // A prompt about the same serial or reading is replaced and does not wait: the new one asks the same.
  state.waiting = held ? covered.filter(question => !isSame(question.held, held)) : covered;
}

/** Ends the open prompt; the one that it covered comes up again. */
export function closePrompt(state: Mutable<FlowState>): void {
  const next = state.waiting.at(-1);
  show(state, next?.prompt, next?.held);
  if (next) state.waiting = state.waiting.slice(0, -1);
}

/** So many units tell how an associate works. */
const UNITS_REMEMBERED = 3;

/**
 * A serial was accepted: the question which product it belongs to waits no more, and whether its product or itself was
 * scanned first tells how the associate works. A tap that answers for a product whose code was missed tells nothing.
 */
export function settleQuestions(state: Mutable<FlowState>, serial: string): void {
  const { prompt, held, waiting } = state;
  const isAbout = (question: Partial<Question>): boolean =>
    question.prompt?.type === 'product' && question.held?.serial === serial;
  const isMissed = prompt?.type === 'product' && prompt.isProductFirst === true;
  const isAnswer = !isMissed && isAbout({ ...(prompt && { prompt }), ...(held && { held }) });
  const wasFirst = isAnswer || waiting.some(isAbout);
  if (waiting.some(isAbout)) state.waiting = waiting.filter(question => !isAbout(question));
  if (!wasFirst && prompt?.type !== 'serial') return;
  state.workedBy = [...state.workedBy, wasFirst ? ('serial' as const) : ('product' as const)].slice(-UNITS_REMEMBERED);
}

function show(state: Mutable<FlowState>, prompt: Prompt | undefined, held: HeldSerial | undefined): void {
  delete state.prompt;
  delete state.held;
  Object.assign(state, { ...(prompt && { prompt }), ...(held && { held }) });
}

function isSame(one: HeldSerial, other: HeldSerial): boolean {
  return one.serial === other.serial || one.reading.id === other.reading.id;
}

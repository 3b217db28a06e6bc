import type { Action, Evidence } from '../model/action.js';
import { decideLoneSerial } from './decide-lone-serial.js';
import type { FactBody, HeldSerial } from '../model/fact.js';
import { heldOf, recordOf } from './held.js';
import { askedLine } from '../rules/asked-line.js';
import { afterQuestion, askChoice } from '../rules/prompts.js';
import type { FlowState } from '../model/state.js';

type Label = Pick<Extract<Action, { type: 'read' }>, 'reading' | 'parsed'>;

/** Asks which of several codes of one label is the serial; no facts where fewer than two of them say a serial. */
export function decideLabel(state: FlowState, codes: readonly Label[]): readonly FactBody[] {
  const [held, ...others] = codes.flatMap(({ reading, parsed }): HeldSerial[] => {
    const serial = parsed.ok ? parsed.code.serial : undefined;
    return parsed.ok && serial !== undefined ? [heldOf(serial, parsed.code, recordOf(reading))] : [];
  });
  return held && others.length > 0 ? [askChoice(state, { ...held, others })] : [];
}

/**
 * Decides about the serial that was chosen, or scanned once more alone, as if it had been the only code; undefined
 * where the open prompt does not offer it.
 */
export function decideChoice(state: FlowState, serial: string, evidence: Evidence): readonly FactBody[] | undefined {
  const { prompt, held, ...rest } = state;
  if (prompt?.type !== 'choice' || !held) return undefined;
  const { others = [], ...first } = held;
  const chosen = [first, ...others].find(other => other.serial === serial);
  if (!chosen) return undefined;
  const asked = askedLine(state);
  const before: FlowState = asked ? { ...rest, prompt: { type: 'serial', lineId: asked.lineId } } : rest;
  const facts = decideLoneSerial(before, chosen, evidence, asked);
  const [closed, ...asksAgain] = afterQuestion(state);
  // At the end the serial prompt of the waiting line comes back, unless that line has enough, or this serial opens
  // another prompt.
  const isEnough = facts.some(fact => fact.type === 'prompt-closed' || 'prompt' in fact);
  const further = facts.filter(({ type }) => type !== 'prompt-closed');
  const rule = first.reading.doubts?.find(doubt => doubt === 'layout' || doubt === 'continued');
  const said: readonly FactBody[] = rule ? [{ type: 'serial-confirmed', serial, code: 'doubtful', rule }] : [];
  return [...said, ...(closed ? [closed] : []), ...further, ...(isEnough ? [] : asksAgain)];
}

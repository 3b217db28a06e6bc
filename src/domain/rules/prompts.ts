import { askedLine } from './asked-line.js';
import { isBlind } from './blind.js';
import type { FactBody, HeldSerial, ReadingRecord } from '../model/fact.js';
import type { FlowState, LineState } from '../model/state.js';
import type { ProductSymbol } from '../model/product-symbol.js';
import type { Prompt, Refusal } from '../model/verdict.js';

/** Is this a prompt about one serial or product, which needs an answer of its own? */
export function isQuestion(prompt: Prompt | undefined): boolean {
  return prompt !== undefined && prompt.type !== 'serial';
}

/** Has the line as many units as expected? A line without an expected quantity is never full. */
export function isFull({ countedQty, expectedQty }: Pick<LineState, 'countedQty' | 'expectedQty'>): boolean {
  return expectedQty !== undefined && countedQty >= expectedQty;
}

/**
 * Are more serials asked for once the line has `gained` more? In a blind count always, because the end of the prompts
 * would tell how many are expected.
 */
function wantsMore(state: FlowState, line: LineState, gained: number): boolean {
  return isBlind(state) || !isFull({ ...line, countedQty: line.countedQty + gained });
}

export function askSerial(lineId: string, reading?: ReadingRecord, symbol?: ProductSymbol): FactBody {
  const read = { ...(reading && { reading }), ...(symbol && { symbol }) };
  return { type: 'serial-prompted', prompt: { type: 'serial', lineId }, ...read };
}

/**
 * Asks which product this serial belongs to: that of one of the lines `candidates`, or any. A product that is scanned
 * next answers where candidates are known, or where the last units were all worked serial first. Elsewhere it is the
 * next unit's, whose product must not be glued to the serial of one whose own product code was missed.
 */
export function askProduct(state: FlowState, held: HeldSerial, candidates: readonly string[]): FactBody {
  const { workedBy } = state;
  const areWorkedBy = (first: 'product' | 'serial') => workedBy.length > 0 && workedBy.every(by => by === first);
  const isProductFirst = candidates.length === 0 ? !areWorkedBy('serial') : areWorkedBy('product');
  const prompt: Prompt = {
    ...{ type: 'product', ...about(state, held), candidates },
    ...(isProductFirst && { isProductFirst }),
  };
  return { type: 'product-prompted', prompt, held };
}

/**
 * Asks which of the products is meant that share the scanned code. It interrupts nothing: like any scan of a product it
 * ends the serial prompt of another one, so that what is scanned next does not go there.
 */
export function askWhichProduct(
  candidates: readonly string[],
  reading: ReadingRecord,
  symbol?: ProductSymbol,
): FactBody {
  const about = { serial: '', readingId: reading.id, candidates, ...(symbol && { symbol }) };
  const prompt: Prompt = { type: 'product', ...about };
  return { type: 'product-prompted', prompt, reading };
}

/** Asks which of the serials of one label is meant. */
export function askChoice(state: FlowState, held: HeldSerial): FactBody {
  const serials = [held, ...(held.others ?? [])].map(({ serial }) => serial);
  return { type: 'choice-prompted', prompt: { type: 'choice', ...about(state, held), serials }, held };
}

/** Asks whether the serial shall be accepted on the line that it belongs to. */
export function offerLine(state: FlowState, held: HeldSerial, lineId: string): FactBody {
  return { type: 'wrong-product-prompted', prompt: { type: 'wrong-product', ...about(state, held), lineId }, held };
}

/**
 * Asks whether the serial shall be accepted although `code` speaks against it.
 * @param readAs What was read, where `held` is the listed serial that it looks like
 */
export function askConfirm(
  state: FlowState,
  { code, rule, product, sale }: Refusal,
  lineId: string,
  held: HeldSerial,
  readAs?: string,
): FactBody {
  const told = { ...(rule && { rule }), ...(product && { product }), ...(sale && { sale }) };
  const more = { ...told, ...(readAs !== undefined && { readAs }) };
  const prompt: Prompt = { type: 'confirm', code, ...more, ...about(state, held), lineId };
  return { type: 'confirm-prompted', prompt, held };
}

/**
 * Asks whether the product shall be accepted although `code` speaks against it. No serial is held: a yes counts a unit,
 * or asks for its serial.
 */
export function askConfirmProduct(
  state: FlowState,
  { code, rule }: Refusal,
  lineId: string,
  reading: ReadingRecord,
  symbol?: ProductSymbol,
): FactBody {
  const more = { ...(rule && { rule }), ...(symbol && { symbol }) };
  const about = { code, ...more, serial: '', readingId: reading.id, lineId };
  const prompt: Prompt = { type: 'confirm', ...about, ...resumes(state) };
  return { type: 'confirm-prompted', prompt, reading };
}

/**
 * Ends the open prompt, whatever the answer. The serial prompt that it interrupted comes back if that line still wants
 * serials.
 */
export function afterQuestion(state: FlowState, accepted?: LineState): readonly FactBody[] {
  if (!state.prompt) return [];
  // A covered prompt comes up first; it knows by itself which line it interrupted.
  const asked = state.prompt.type === 'serial' || state.waiting.length > 0 ? undefined : askedLine(state);
  const gained = asked && asked.lineId === accepted?.lineId ? 1 : 0;
  const closed: FactBody = { type: 'prompt-closed' };
  return asked && wantsMore(state, asked, gained) ? [closed, askSerial(asked.lineId)] : [closed];
}

/** Does a unit wait for an answer? A serial that is asked for is no unit yet. */
export function hasQuestions({ prompt, waiting }: FlowState): boolean {
  return (prompt !== undefined && prompt.type !== 'serial') || waiting.length > 0;
}

/** Ends the open prompt and all that it covers. */
export function endQuestions({ prompt, waiting }: FlowState): readonly FactBody[] {
  return prompt ? [...waiting, prompt].map(() => ({ type: 'prompt-closed' })) : [];
}

function about(state: FlowState, held: HeldSerial): { serial: string; readingId: string; resumes?: string } {
  return { serial: held.serial, readingId: held.reading.id, ...resumes(state) };
}

function resumes(state: FlowState): { readonly resumes?: string } {
  const asked = askedLine(state);
  return asked ? { resumes: asked.lineId } : {};
}

/** The serial prompt stays while its line wants more; a unit of another product ends it. */
export function promptAfter(state: FlowState, line: LineState, answers: boolean): readonly FactBody[] {
  if (answers) return afterQuestion(state, line);
  if (state.prompt?.type !== 'serial') return [];
  const same = state.prompt.lineId === line.lineId;
  return same && wantsMore(state, line, 1) ? [] : [{ type: 'prompt-closed' }];
}

import type { FactBody, ReadingRecord } from '../model/fact.js';
import { isUncounted } from '../rules/differences.js';
import { tooMany } from '../rules/objections.js';
import { askConfirmProduct } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState, LineState } from '../model/state.js';

/** The most units that one line can count. */
export const MAX_QUANTITY = 1_000_000;

/**
 * Counts one more unit of a product that is not serialized, whose code was scanned. The same code again is never a
 * duplicate.
 */
export function countScanned(state: FlowState, line: LineState, reading: ReadingRecord): readonly FactBody[] {
  const [over] = tooMany(state, line, 1);
  const { lineId } = line;
  if (over?.action === 'block') return [refusal('over-quantity', { lineId, text: reading.text }, reading)];
  if (over?.action === 'confirm') return [askConfirmProduct(state, { code: 'over-quantity' }, lineId, reading)];
  return [...countOne(line, reading), ...(state.prompt?.type === 'serial' ? [{ type: 'prompt-closed' } as const] : [])];
}

export function countOne({ lineId }: LineState, reading?: ReadingRecord): readonly FactBody[] {
  return [{ type: 'unit-counted', lineId, delta: 1, ...(reading && { reading }) }];
}

/**
 * Counts units by hand. Policy `confirm` opens no prompt here, because whoever types a number means it, and the review
 * shows it.
 */
export function countUnits(state: FlowState, line: LineState, delta: number): readonly FactBody[] {
  const { lineId } = line;
  if (line.serialized) return [refusal('serial-required', { lineId })];
  if (!Number.isInteger(delta) || line.countedQty + delta > MAX_QUANTITY) {
    return [refusal('malformed', { lineId, rule: 'whole-number' })];
  }
  const blocked = delta > 0 && tooMany(state, line, delta).some(({ action }) => action === 'block');
  if (blocked) return [refusal('over-quantity', { lineId })];
  // That there is none of it is a result of a count, also where nothing was counted before.
  if (delta === 0 && isUncounted(state, line)) return [{ type: 'unit-counted', lineId, delta }];
  return countFact(line, Math.max(delta, -line.countedQty));
}

/** A count that changes nothing is no fact. */
export function countFact({ lineId }: LineState, delta: number, reading?: ReadingRecord): readonly FactBody[] {
  return delta === 0 ? [] : [{ type: 'unit-counted', lineId, delta, ...(reading && { reading }) }];
}

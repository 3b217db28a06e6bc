import type { Action } from '../model/action.js';
import type { FactBody, ReadingRecord } from '../model/fact.js';
import { isUncounted } from '../rules/differences.js';
import { exact } from '../rules/exact.js';
import { expired, tooMany } from '../rules/objections.js';
import { askConfirmProduct } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import { factsOfSymbol, unitsSaid } from '../rules/unit-facts.js';
import type { FlowState, LineState } from '../model/state.js';
import type { ProductSymbol } from '../model/product-symbol.js';
import type { Prompt } from '../model/verdict.js';

type CountedFacts = Pick<Extract<FactBody, { type: 'unit-counted' }>, 'lot' | 'expiry' | 'cartonId' | 'gtin' | 'flags'>;

const EXPIRED = ['expired'] as const;

/** The most units that one line can count. */
export const MAX_QUANTITY = 1_000_000;

/**
 * Counts as many units of a product that is not serialized as its scanned code says, which mostly is one. The same code
 * again is never a duplicate.
 */
export function countScanned(
  state: FlowState,
  line: LineState,
  reading: ReadingRecord,
  symbol: ProductSymbol | undefined,
): readonly FactBody[] {
  const { lineId } = line;
  const units = unitsSaid(symbol?.ais);
  if (units < 1 || line.countedQty + units > MAX_QUANTITY)
    return [refusal('malformed', { lineId, rule: 'whole-number', text: reading.text }, reading)];
  const facts = factsOfSymbol(symbol);
  const objections = [...expired(state, facts, reading.atMs), ...tooMany(state, line, units)];
  const block = objections.find(({ action }) => action === 'block');
  if (block) return [refusal(block.code, { lineId, text: reading.text }, reading)];
  const open = objections.find(({ action }) => action === 'confirm');
  if (open) return [askConfirmProduct(state, { code: open.code }, lineId, reading, symbol)];
  const isFlagged = objections.some(({ code, action }) => code === 'expired' && action === 'flag');
  const counted = countFact(line, units, reading, { ...facts, ...(isFlagged && { flags: EXPIRED }) });
  return [...counted, ...(state.prompt?.type === 'serial' ? [{ type: 'prompt-closed' } as const] : [])];
}

/** Counts the units that were asked about. That it is expired is noted; a surplus shows by itself. */
export function countConfirmed(
  state: FlowState,
  line: LineState,
  { code, symbol }: Extract<Prompt, { type: 'confirm' }>,
): readonly FactBody[] {
  const facts = factsOfSymbol(symbol);
  const isExpired =
    code === 'expired' || expired(state, facts, state.updatedAtMs).some(({ action }) => action !== 'accept');
  return countFact(line, unitsSaid(symbol?.ais), undefined, { ...facts, ...(isExpired && { flags: EXPIRED }) });
}

export function countOne(
  { lineId }: LineState,
  reading?: ReadingRecord,
  facts: CountedFacts = {},
): readonly FactBody[] {
  return [{ type: 'unit-counted', lineId, delta: 1, ...(reading && { reading }), ...facts }];
}

/**
 * Counts units by hand. Policy `confirm` opens no prompt here, because whoever types a number means it, and the review
 * shows it.
 */
export function countUnits(
  state: FlowState,
  line: LineState,
  { delta, lot, expiry }: Extract<Action, { type: 'count-units' }>,
): readonly FactBody[] {
  const { lineId } = line;
  if (line.serialized) return [refusal('serial-required', { lineId })];
  if (!isQuantity(line, delta) || line.countedQty + delta > MAX_QUANTITY) {
    return [refusal('malformed', { lineId, rule: 'whole-number' })];
  }
  const blocked = delta > 0 && tooMany(state, line, delta).some(({ action }) => action === 'block');
  if (blocked) return [refusal('over-quantity', { lineId })];
  // That there is none of it is a result of a count, also where nothing was counted before.
  if (delta === 0 && isUncounted(state, line)) return [{ type: 'unit-counted', lineId, delta }];
  const facts = { ...(lot !== undefined && { lot }), ...(expiry !== undefined && { expiry }) };
  return countFact(line, Math.max(delta, -line.countedQty), undefined, delta > 0 ? facts : {});
}

/** Only a product of which the document expects a part of a unit is counted in parts. */
function isQuantity({ expectedQty = 0, countedQty }: LineState, delta: number): boolean {
  return (
    Number.isInteger(delta) ||
    (Number.isFinite(delta) && !(Number.isInteger(expectedQty) && Number.isInteger(countedQty)))
  );
}

/** A count that changes nothing is no fact. */
export function countFact(
  { lineId }: LineState,
  delta: number,
  reading?: ReadingRecord,
  facts: CountedFacts = {},
): readonly FactBody[] {
  const units = exact(delta);
  return units === 0 ? [] : [{ type: 'unit-counted', lineId, delta: units, ...(reading && { reading }), ...facts }];
}

import type { Action } from '../model/action.js';
import type { FactBody, ReadingRecord } from '../model/fact.js';
import { isUncounted } from '../rules/differences.js';
import { exact } from '../rules/exact.js';
import { ofDetails, tooMany } from '../rules/objections.js';
import { askConfirmProduct } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import { factsOfSymbol, unitsSaid } from '../rules/unit-facts.js';
import type { FlowState, LineState } from '../model/state.js';
import type { ProductSymbol } from '../model/product-symbol.js';
import type { Prompt } from '../model/verdict.js';

type CountedFacts = Pick<Extract<FactBody, { type: 'unit-counted' }>, 'lot' | 'expiry' | 'cartonId' | 'gtin' | 'flags'>;

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
  const objections = [...ofDetails(state, line, facts, reading.atMs), ...tooMany(state, line, units)];
  const block = objections.find(({ action }) => action === 'block');
  if (block) return [refusal(block.code, { lineId, text: reading.text }, reading)];
  const open = objections.find(({ action }) => action === 'confirm');
  if (open) return [askConfirmProduct(state, { code: open.code }, lineId, reading, symbol)];
  const counted = countFact(line, units, reading, noted(state, line, facts, reading.atMs));
  return [...counted, ...(state.prompt?.type === 'serial' ? [{ type: 'prompt-closed' } as const] : [])];
}

/** Counts the units that were asked about. What speaks against them is noted; a surplus shows by itself. */
export function countConfirmed(
  state: FlowState,
  line: LineState,
  { code, symbol }: Extract<Prompt, { type: 'confirm' }>,
): readonly FactBody[] {
  const { flags = [], ...facts } = noted(state, line, factsOfSymbol(symbol));
  const isOfUnit = code === 'expired' || code === 'untracked';
  const all = [...new Set(isOfUnit ? [code, ...flags] : flags)];
  return countFact(line, unitsSaid(symbol?.ais), undefined, { ...facts, ...(all.length > 0 && { flags: all }) });
}

/** What is known of units that are counted, with what speaks against them though policy takes them. */
export function noted(
  state: FlowState,
  line: LineState,
  facts: CountedFacts = {},
  atMs = state.updatedAtMs,
): CountedFacts {
  const flags = ofDetails(state, line, facts, atMs).flatMap(({ code, action }) => (action === 'accept' ? [] : code));
  return { ...facts, ...(flags.length > 0 && { flags }) };
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
  const facts = { ...(lot !== undefined && { lot }), ...(expiry !== undefined && { expiry }) };
  const objections = [...ofDetails(state, line, facts, state.updatedAtMs), ...tooMany(state, line, delta)];
  const block = objections.find(({ action }) => action === 'block');
  if (delta > 0 && block) return [refusal(block.code, { lineId })];
  // That there is none of it is a result of a count, also where nothing was counted before.
  if (delta === 0 && isUncounted(state, line)) return [{ type: 'unit-counted', lineId, delta }];
  return countFact(line, Math.max(delta, -line.countedQty), undefined, delta > 0 ? noted(state, line, facts) : {});
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

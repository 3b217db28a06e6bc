import type { Action } from '../model/action.js';
import type { FactBody, ReadingRecord } from '../model/fact.js';
import { isUncounted } from '../rules/differences.js';
import { exact } from '../rules/exact.js';
import { linesOfProduct } from '../rules/lines.js';
import { ofDetails, tooMany } from '../rules/objections.js';
import { askConfirmProduct } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import { factsOfSymbol, unitsOn } from '../rules/unit-facts.js';
import type { FlowState, LineState } from '../model/state.js';
import type { ProductSymbol } from '../model/product-symbol.js';
import type { RefusalCode } from '../model/verdict.js';

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
  const units = unitsOn(line.product, symbol);
  if (units < 1 || line.countedQty + units > MAX_QUANTITY)
    return [refusal('malformed', { lineId, rule: 'whole-number', text: reading.text }, reading)];
  const facts = factsOfSymbol(line.product, symbol);
  const shared = sharedOut(state, line, units);
  const objections = [
    ...ofDetails(state, line, facts, reading.atMs),
    ...shared.flatMap(([each, some]) => tooMany(state, each, some)),
  ];
  const block = objections.find(({ action }) => action === 'block');
  if (block) return [refusal(block.code, { lineId, text: reading.text }, reading)];
  const open = objections.find(({ action }) => action === 'confirm');
  if (open) return [askConfirmProduct(state, { code: open.code }, lineId, reading, symbol)];
  const known = noted(state, line, facts, reading.atMs);
  const counted = shared.flatMap(([each, some]) => countFact(each, some, reading, known));
  return [...counted, ...(state.prompt?.type === 'serial' ? [{ type: 'prompt-closed' } as const] : [])];
}

/** Counts the units that were asked about. What speaks against them is noted; a surplus shows by itself. */
export function countConfirmed(
  state: FlowState,
  line: LineState,
  { code, symbol }: { readonly code?: RefusalCode; readonly symbol?: ProductSymbol | undefined },
): readonly FactBody[] {
  const { flags = [], ...facts } = noted(state, line, factsOfSymbol(line.product, symbol));
  const isOfUnit = code === 'expired' || code === 'untracked';
  const all = [...new Set(isOfUnit ? [code, ...flags] : flags)];
  return sharedOut(state, line, unitsOn(line.product, symbol)).flatMap(([each, units]) =>
    countFact(each, units, undefined, { ...facts, ...(all.length > 0 && { flags: all }) }),
  );
}

/**
 * The units of one scan on the lines of their product: a pack may have more units than one line wants. What no line
 * wants is the surplus of the line that was meant.
 */
function sharedOut(
  state: FlowState,
  line: LineState,
  units: number,
): readonly (readonly [line: LineState, units: number])[] {
  const lines = linesOfProduct(state, line.product.sku);
  if (units <= 1 || lines.length < 2) return [[line, units]];
  const roomOn = ({ expectedQty, countedQty }: LineState) =>
    expectedQty === undefined ? Infinity : Math.max(0, exact(expectedQty - countedQty));
  let left = units;
  const shared = [line, ...lines.filter(other => other.lineId !== line.lineId)].map((each): [LineState, number] => {
    const some = Math.min(left, roomOn(each));
    left = exact(left - some);
    return [each, some];
  });
  const [meant] = shared;
  if (meant) meant[1] = exact(meant[1] + left);
  return shared.filter(([, some]) => some > 0);
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

import type { Action } from '../model/action.js';
import type { FactBody } from '../model/fact.js';
import type { FlowState, LineState } from '../model/state.js';
import { policyOf } from '../rules/flow-policy.js';
import { addedLineId, keyOn, linesOfProduct } from '../rules/lines.js';
import { askSerial } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import { scannedLine } from '../folding/new-line.js';
import { countFact } from './count-units.js';
import { bestLine } from './find-line.js';

export type BasketRequest = Extract<Action, { type: 'add-unit' | 'remove-unit' }>;

/** Decides about a unit that the host puts into the basket or takes out of it. */
export function decideBasket(state: FlowState, request: BasketRequest): readonly FactBody[] {
  if (policyOf(state.document).expects !== 'basket') return [refusal('not-a-basket')];
  return request.type === 'add-unit' ? addUnit(state, request) : removeUnit(state, request);
}

function addUnit(state: FlowState, { sku, evidence }: Extract<Action, { type: 'add-unit' }>): readonly FactBody[] {
  const known = bestLine(state, linesOfProduct(state, sku));
  if (known) return oneMore(known);
  const { product } = evidence;
  if (product?.sku !== sku) return [refusal('unknown-product', { text: sku })];
  const lineId = addedLineId(state, sku);
  const line = scannedLine(lineId, product, false, state);
  return [{ type: 'line-added', lineId, product, unexpected: false }, ...oneMore(line)];
}

function oneMore(line: LineState): readonly FactBody[] {
  const { lineId, serialized } = line;
  return serialized ? [{ type: 'basket-changed', lineId, delta: 1 }, askSerial(lineId)] : countFact(line, 1);
}

/**
 * Nobody guesses which of several units the customer puts back. Taking out a unit that is not there is no refusal: it
 * is gone, as was asked.
 */
function removeUnit(state: FlowState, { sku, serial }: Extract<Action, { type: 'remove-unit' }>): readonly FactBody[] {
  const lines = linesOfProduct(state, sku);
  const waiting = lines.find(({ countedQty, inBasket = 0 }) => countedQty < inBasket);
  if (waiting && serial === undefined) return [...oneLess(waiting), ...unasked(state, waiting)];
  const counted = lines.filter(line => !line.serialized && line.countedQty > 0).at(-1);
  if (counted) return [{ type: 'unit-counted', lineId: counted.lineId, delta: -1 }];
  const units = lines.flatMap(line => line.serials.map(({ key }) => ({ line, key })));
  const meant = units.filter(({ line, key }) => serial === undefined || key === keyOn(line, serial));
  if (meant.length > 1) {
    return [refusal('serial-required', { lineIds: [...new Set(meant.map(({ line }) => line.lineId))] })];
  }
  return meant.flatMap(({ line, key }) => [{ type: 'serial-removed', lineId: line.lineId, key }, ...oneLess(line)]);
}

/** What was scanned without being put into the basket is out of it with its serial. */
function oneLess({ lineId, countedQty, inBasket = 0 }: LineState): readonly FactBody[] {
  return inBasket < countedQty || inBasket === 0 ? [] : [{ type: 'basket-changed', lineId, delta: -1 }];
}

/** Nobody asks for the serial of a unit that is not there any more. */
function unasked({ prompt }: FlowState, { lineId, countedQty, inBasket = 0 }: LineState): readonly FactBody[] {
  const isAsked = prompt?.type === 'serial' && prompt.lineId === lineId && countedQty + 1 >= inBasket;
  return isAsked ? [{ type: 'prompt-closed' }] : [];
}

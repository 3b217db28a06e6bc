import type { Action } from '../model/action.js';
import { countConfirmed, countFact, countUnits, noted } from './count-units.js';
import { refuseCasePack } from './decide-carton.js';
import { decideBasket, type BasketRequest } from './decide-basket.js';
import { decideChoice } from './decide-choice.js';
import { promptLine } from './decide-reading.js';
import { countUnreadable } from './decide-unreadable.js';
import { decideNone } from './decide-none.js';
import { markUnit, markUnits } from './mark-units.js';
import type { FactBody } from '../model/fact.js';
import { policyOf } from '../rules/flow-policy.js';
import { lineOf } from '../rules/lines.js';
import { missingSerials } from '../rules/differences.js';
import { isReasonFor, mayHaveReason } from '../rules/mismatches.js';
import { linesLacking, partialReceiptsOf } from '../rules/rest.js';
import { afterQuestion, askSerial } from '../rules/prompts.js';
import { unitsOn } from '../rules/unit-facts.js';
import { refusal } from '../rules/refuse.js';
import type { FlowState, LineState } from '../model/state.js';
import { decideSerial } from './decide-serial.js';

type RequestOf<T extends Action['type']> = Extract<Action, { type: T }>;
type LineRequest = RequestOf<
  | 'select-line'
  | 'count-units'
  | 'count-unreadable'
  | 'mark-unit'
  | 'mark-units'
  | 'remove-serial'
  | 'remove-unreadable'
  | 'restart-line'
  | 'give-reason'
  | 'choose-line'
>;
export type Request =
  | LineRequest
  | BasketRequest
  | RequestOf<'close-prompt' | 'confirm-prompt' | 'choose-serial' | 'receive-all' | 'give-rest' | 'none-here'>;

/** Decides about what the associate asks of a flow that is capturing or in review. */
export function decideRequest(state: FlowState, request: Request): readonly FactBody[] {
  switch (request.type) {
    case 'close-prompt':
      return afterQuestion(state);
    case 'confirm-prompt':
      return confirmPrompt(state, request);
    case 'choose-serial':
      return decideChoice(state, request.serial, request.evidence) ?? [];
    case 'receive-all':
      return receiveAll(state);
    case 'give-rest':
      return giveRest(state, request);
    case 'none-here':
      return decideNone(state, request);
    case 'add-unit':
    case 'remove-unit':
      return decideBasket(state, request);
    default: {
      const line = lineOf(state, request.lineId);
      return line ? onLine(state, line, request) : [refusal('not-on-document', { lineId: request.lineId })];
    }
  }
}

function onLine(state: FlowState, line: LineState, request: LineRequest): readonly FactBody[] {
  const { lineId } = line;
  switch (request.type) {
    case 'select-line':
      return line.serialized ? promptLine(state, line) : [refusal('not-serialized', { lineId })];
    case 'choose-line':
      return chooseLine(state, line, request);
    case 'count-units':
      return countUnits(state, line, request);
    case 'count-unreadable':
      return countUnreadable(state, line, request);
    case 'mark-unit':
      return markUnit(state, line, request);
    case 'mark-units':
      return markUnits(state, line, request);
    case 'remove-serial':
      // Removing a serial that is not there is no refusal: it is gone, as was asked.
      return line.serials.some(({ key }) => key === request.key)
        ? [{ type: 'serial-removed', lineId, key: request.key }]
        : [];
    case 'remove-unreadable':
      return line.unreadable.some(({ unitId }) => unitId === request.unitId)
        ? [{ type: 'unreadable-removed', lineId, unitId: request.unitId }]
        : [];
    case 'restart-line':
      return [{ type: 'line-restarted', lineId }, ...(line.serialized ? [askSerial(lineId)] : [])];
    case 'give-reason': {
      const { mismatch, reason } = request;
      if (!mayHaveReason(state, line, mismatch)) return [refusal('no-difference', { lineId, text: reason })];
      if (!isReasonFor(state, mismatch, reason)) return [refusal('unknown-reason', { lineId, text: reason })];
      return line.reasons[mismatch] === reason ? [] : [{ type: 'reason-given', lineId, mismatch, reason }];
    }
  }
}

/** Answers the open prompt with yes. Without a prompt that takes a yes, nothing happens. */
function confirmPrompt(state: FlowState, { evidence }: RequestOf<'confirm-prompt'>): readonly FactBody[] {
  const { prompt, held } = state;
  if (prompt?.type !== 'confirm' && prompt?.type !== 'wrong-product') return [];
  const line = lineOf(state, prompt.lineId);
  if (!line) return afterQuestion(state);
  if (!held) return goOnWith(state, line);
  const { lineId } = line;
  const { code, rule } = prompt.type === 'confirm' ? prompt : { code: 'wrong-product' as const };
  const flags = prompt.type === 'confirm' ? [...held.flags, code] : held.flags;
  const said: FactBody = { type: 'serial-confirmed', lineId, serial: held.serial, code, ...(rule && { rule }) };
  return [said, ...decideSerial(state, { line, held: { ...held, flags }, evidence, answers: true })];
}

/** A product was in question, and no serial: its serial is asked for, or its units are counted. */
function goOnWith(state: FlowState, line: LineState): readonly FactBody[] {
  const { prompt } = state;
  const { product } = line;
  const about =
    prompt?.type === 'confirm' ? prompt : { symbol: prompt?.type === 'product' ? prompt.symbol : undefined };
  const symbol = about.symbol && { ...about.symbol, sku: product.sku };
  if (!line.serialized) return [...countConfirmed(state, line, { ...about, symbol }), ...afterQuestion(state)];
  const isPack = unitsOn(product, symbol) > 1;
  return isPack ? [refuseCasePack(state, [line]), ...afterQuestion(state)] : promptLine(state, line);
}

/** Answers which product is meant, or has the held serial. Where candidates are known, only they can be meant. */
function chooseLine(state: FlowState, line: LineState, { evidence }: RequestOf<'choose-line'>): readonly FactBody[] {
  const { prompt, held } = state;
  if (prompt?.type !== 'product') return [];
  const { candidates } = prompt;
  if (candidates.length > 0 && !candidates.includes(line.lineId)) {
    return [refusal('wrong-product', { ...(held && { text: held.serial }), lineIds: candidates }, held?.reading)];
  }
  if (!held) return goOnWith(state, line);
  return decideSerial(state, { line, held, evidence, answers: true });
}

/**
 * Counts what is left of every product without serials; refused while serialized units are unscanned.
 * Source: docs/flows.md#required.
 */
function receiveAll(state: FlowState): readonly FactBody[] {
  const unscanned = state.lines.filter(line => line.serialized && wantsMore(state, line)).map(({ lineId }) => lineId);
  if (unscanned.length > 0 || !policyOf(state.document).receiveAll) {
    return [refusal('receive-all-not-allowed', { lineIds: unscanned })];
  }
  const counted = state.lines.filter(({ serialized }) => !serialized);
  return counted.flatMap(line =>
    countFact(line, Math.max(0, (line.expectedQty ?? 0) - line.countedQty), undefined, noted(state, line)),
  );
}

/** A line that lacks nothing, or of a kind that nothing follows in, has no rest to tell of. */
function giveRest(state: FlowState, { rest, lineIds }: RequestOf<'give-rest'>): readonly FactBody[] {
  const asked = partialReceiptsOf(state) === 'ask' ? linesLacking(state) : [];
  const stranger = lineIds?.find(lineId => !asked.some(line => line.lineId === lineId));
  if (stranger !== undefined || asked.length === 0)
    return [refusal('no-rest', { lineIds: stranger === undefined ? [] : [stranger] })];
  const named = asked.filter(line => (lineIds?.includes(line.lineId) ?? true) && line.rest !== rest);
  return named.length === 0 ? [] : [{ type: 'rest-given', lineIds: named.map(({ lineId }) => lineId), rest }];
}

function wantsMore(state: FlowState, line: LineState): boolean {
  return line.countedQty < (line.expectedQty ?? 0) || missingSerials(state, line).length > 0;
}

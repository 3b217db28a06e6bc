import type { Action, Evidence } from '../model/action.js';
import type { Fact } from '../model/fact.js';
import type { Product } from '../model/product.js';
import type { FlowState } from '../model/state.js';
import type { RefusalCode } from '../model/verdict.js';
import { askedLine } from '../rules/asked-line.js';
import { addedLineId, lineOf, linesListing, productNamed } from '../rules/lines.js';
import { yieldsToHost } from '../rules/objections.js';
import { brokenRule } from './decide-serial.js';
import { refusalOf, targetLine } from './list-entry.js';
import { loneSerial } from './meant-text.js';
import { textAlone } from './product-or-serial.js';

/** A serial that the host may know, of a product, on a line. */
export interface SerialInQuestion {
  readonly lineId: string;
  readonly sku: string;
  readonly serial: string;
}

/**
 * What the host is to be asked, if these facts accept a serial that it was not asked about, put one in doubt, or ask or
 * refuse what may be a serial of the product that is asked for. Source: docs/rules.md#what-the-host-is-asked.
 * @param state After these facts
 */
export function questionForHost(
  state: FlowState,
  action: Action,
  facts: readonly Fact[],
  evidence: Evidence,
): SerialInQuestion | undefined {
  for (const fact of facts) {
    const [lineId, serial] = weighedIn(fact, state) ?? [];
    // A refusal makes no line: its product is one that the code names, or that the ledger has.
    const { product, twins = [], ledgerProducts } = evidence;
    const isMeant = ({ sku }: Product): boolean => addedLineId(state, sku) === lineId;
    const sku = (lineOf(state, lineId)?.product ?? [product ?? [], twins, ledgerProducts].flat().find(isMeant))?.sku;
    if (lineId !== undefined && serial !== undefined && sku !== undefined) return { lineId, sku, serial };
  }
  return ofAskedLine(state, action, facts, evidence);
}

/** The line and the serial that a fact accepts, or puts in doubt, and of which the host has not been asked. */
function weighedIn(
  fact: Fact,
  state: FlowState,
): readonly [lineId: string | undefined, serial: string | undefined] | undefined {
  if ('held' in fact && fact.held?.answer) return undefined;
  const isOpen = (code: RefusalCode): boolean => code === 'doubtful' || yieldsToHost(state, code);
  if (fact.type === 'serial-accepted')
    return fact.captured.verification ? undefined : [fact.lineId, fact.captured.serial];
  if (fact.type === 'confirm-prompted' && fact.prompt.type === 'confirm' && isOpen(fact.prompt.code))
    // About a listed spelling the host is asked once somebody has said that it is meant.
    return fact.prompt.readAs === undefined ? [fact.prompt.lineId, fact.prompt.serial] : undefined;
  if (fact.type !== 'reading-refused' || !isOpen(fact.refusal.code)) return undefined;
  return [fact.refusal.lineId, fact.refusal.text];
}

/**
 * The text as a serial of the product that is asked for, where weaker clues than the host's word speak for another
 * product, or for none. A list is a stronger one, and its own code is no serial of a product.
 */
function ofAskedLine(
  state: FlowState,
  action: Action,
  facts: readonly Fact[],
  { product }: Evidence,
): SerialInQuestion | undefined {
  const serials = facts.map(fact => meantIn(fact, action));
  const serial = serials.find(text => text !== undefined);
  const line = action.type === 'read' ? targetLine(state, action.list) : askedLine(state);
  if (serial === undefined || !line || linesListing(state, serial).length > 0) return undefined;
  const { lineId } = line;
  const { sku } = line.product;
  const isOwn = productNamed(state, serial, product)?.sku === sku;
  return isOwn || brokenRule(state, line, { serial }) ? undefined : { lineId, sku, serial };
}

/** What is said of a serial that seems to be another product's. */
const ELSEWHERE = /^(wrong-product|unknown-product|duplicate-in-flow)$/;
/** What is said of a text that is no serial but for the host. */
const NO_SERIAL = /^(malformed|wrong-product|unknown-product|not-on-document|over-quantity|case-pack-not-allowed)$/;

/** What may be a serial in a reading, or in a choice, that this fact asks about or refuses. */
function meantIn(fact: Fact, action: Action): string | undefined {
  const code = codeOf(fact);
  if (action.type === 'choose-serial') return ELSEWHERE.test(code) ? action.serial : undefined;
  if (action.type !== 'read' || action.reading.source === 'rfid') return undefined;
  const { parsed, meant = [] } = action;
  if (fact.type === 'choice-prompted') {
    // Of the two texts, the one that most scanners mean. Of what is `continued`, a part may be another unit's serial.
    const [us] = action.reading.doubts?.includes('layout') ? meant : [];
    return us && loneSerial(us)?.serial;
  }
  const lone = loneSerial(parsed);
  if (lone) return ELSEWHERE.test(code) ? lone.serial : undefined;
  return NO_SERIAL.test(code) ? textAlone(action) : undefined;
}

/** The code of a refusal, or of what a question would be refused with; empty where nothing is asked or refused. */
function codeOf(fact: Fact): string {
  if (fact.type === 'reading-refused') return fact.refusal.code;
  return 'prompt' in fact && fact.prompt.type !== 'serial' ? refusalOf(fact.prompt).code : '';
}

import type { Code } from '../../codes/code.js';
import type { Evidence, ListEntry, ReadAction } from '../model/action.js';
import { countScanned } from './count-units.js';
import { decideCarton, isOfContent, refuseAgain, refuseCasePack } from './decide-carton.js';
import { decideChoice, decideLabel } from './decide-choice.js';
import { decideLoneSerial } from './decide-lone-serial.js';
import type { FactBody, HeldSerial, ReadingRecord } from '../model/fact.js';
import { contentOf } from '../rules/cartons.js';
import { heldOf, recordOf } from './held.js';
import { isOnlyListed, lineOf, linesOfProduct, productsNamed } from '../rules/lines.js';
import { targetLine, withoutQuestion } from './list-entry.js';
import { isBlocked } from '../rules/objections.js';
import { onFoundLine, findOrMakeLine } from './find-line.js';
import { meantText } from './meant-text.js';
import { mayTap } from '../rules/tapping.js';
import { isOther, partOf, questionAbout, recall, standsAlone } from './recall.js';
import { productOrSerial } from './product-or-serial.js';
import { askTwins, meantProduct } from './twins.js';
import type { Product } from '../model/product.js';
import type { ProductSymbol } from '../model/product-symbol.js';
import { symbolOf, unitsOn } from '../rules/unit-facts.js';
import { askSerial } from '../rules/prompts.js';
import { refusal } from '../rules/refuse.js';
import { isRepeatedTag } from '../rules/repeated-tag.js';
import type { FlowState, LineState } from '../model/state.js';
import { decideSerial } from './decide-serial.js';
import { describeUnit } from './describe-unit.js';

/** Decides about one reading of a flow that is capturing. Source: docs/rules.md#one-reading-in-this-order. */
export function decideReading(state: FlowState, action: ReadAction): readonly FactBody[] {
  const facts = decideCode(state, action);
  // Nobody can answer a prompt for each RFID tag that a reader finds, so tags are refused like the entries of a list. A
  // refused unit can be scanned alone.
  return action.list || action.reading.source === 'rfid' ? withoutQuestion(facts) : facts;
}

/** One label, or one text that may be the whole or the rest of an earlier one: see `Reading.continues`. */
function decideCode(state: FlowState, action: ReadAction): readonly FactBody[] {
  const { reading, others, stamp } = action;
  if (reading.replaces !== undefined) {
    const { facts, ...after } = recall(state, stamp, reading);
    return [...facts, ...decideMeant(after.state, action, after.asked)];
  }
  if (others) return decideLabel(state, [action, ...others]);
  const part = partOf(state, reading.continues);
  if (!part) {
    const { held } = state;
    return held && held.reading.id === reading.continues ? decideRest(state, held, action) : decideMeant(state, action);
  }
  const { facts, ...after } = recall(state, stamp, reading);
  const { captured } = part;
  const meant = meantText(after.state, action, captured && [captured]);
  // A unit is none of the texts to choose from.
  if (!('reading' in meant)) return [...facts, ...meant, ...(captured ? [] : [questionAbout(after.state, part)])];
  const isAlone = meant.parsed === action.parsed || isOther(meant, part);
  if (isAlone && standsAlone(state, part, reading)) return decideText(state, meant);
  const decided = [...facts, ...decideText(after.state, meant, after.asked)];
  return isAlone ? [...decided, questionAbout(after.state, part)] : decided;
}

/** The rest of a scan that is still asked about: one answer is for both, unless the rest is a code of its own. */
function decideRest(state: FlowState, head: HeldSerial, action: ReadAction): readonly FactBody[] {
  const { facts, ...after } = recall(state, action.stamp, action.reading);
  const meant = meantText(after.state, action, [head]);
  if (!('reading' in meant)) return [...facts, ...meant];
  if (meant.parsed === action.parsed || isOther(meant, head)) return decideText(state, meant);
  return [...facts, ...decideText(after.state, meant, after.asked)];
}

function decideMeant(state: FlowState, action: ReadAction, asked?: LineState): readonly FactBody[] {
  const meant = meantText(state, action);
  return 'reading' in meant ? decideText(state, meant, asked) : meant;
}

function decideText(state: FlowState, action: ReadAction, asked = targetLine(state, action.list)): readonly FactBody[] {
  const { reading, evidence, list } = action;
  if (reading.source === 'rfid' && isRepeatedTag(state, reading, action.parsed)) return [];
  const record = recordOf(reading);
  if (reading.source === 'tapped') return decideTapped(state, action, record);
  // A text with a part missing is refused, because a part of one serial may be the whole serial of another unit.
  const broken = reading.doubts?.find(doubt => doubt === 'fragment' || doubt === 'hole');
  if (broken && !isOnlyListed(state, reading.text))
    return [refusal('malformed', { rule: broken, text: reading.text }, record)];
  const parsed = productOrSerial(state, action);
  if (!parsed.ok) return [refusal('malformed', { rule: parsed.error.rule, text: parsed.error.part }, record)];
  const { code } = parsed;
  // The list speaks for the serial, and not for a product of that code.
  if (broken && code.serial === undefined) return [refusal('malformed', { rule: broken, text: reading.text }, record)];
  if (code.serials) return [refusal('malformed', { rule: 'several-serials', text: code.text }, record)];
  if (code.carton !== undefined && !isOfContent(state, code, productsOf(evidence)))
    return decideCarton(state, code.carton, record, productsOf(evidence));
  const again = code.carton === undefined ? undefined : refuseAgain(state, code.carton, record);
  if (again) return [again];
  const named = code.gtin ?? code.product ?? contentOf(code);
  if (named !== undefined) return decideProduct(state, named, code, record, evidence, list);
  if (code.serial === undefined)
    return (
      describeUnit(state, code, record, asked) ?? [
        refusal('malformed', { rule: 'no-product-or-serial', text: code.text }, record),
      ]
    );
  const answer = list ? undefined : decideChoice(state, code.serial, evidence);
  const symbol = list ? undefined : state.productScan?.symbol;
  const held = { ...heldOf(code.serial, code, record), ...(symbol && { symbol }) };
  return answer ?? decideLoneSerial(state, held, evidence, asked);
}

/** Only a list stands for a unit that nobody has scanned: whoever says that it was tapped names its line. */
function decideTapped(
  state: FlowState,
  { reading, evidence, list }: ReadAction,
  record: ReadingRecord,
): readonly FactBody[] {
  const { text } = reading;
  const line = lineOf(state, list?.lineId);
  if (!line || !mayTap(state, text, line)) return [refusal('tap-not-allowed', { text }, record)];
  const held: HeldSerial = { serial: text, reading: record, warnings: [], flags: [] };
  return decideSerial(state, { line, held, evidence, answers: false });
}

function productsOf({ product, twins = [] }: Evidence): readonly Product[] {
  return product ? [product, ...twins] : twins;
}

function decideProduct(
  state: FlowState,
  named: string,
  code: Code,
  reading: ReadingRecord,
  evidence: Evidence,
  list: ListEntry | undefined,
): readonly FactBody[] {
  const products = productsNamed(state, named, productsOf(evidence));
  if (products.length === 0) return [refusal('unknown-product', { text: named }, reading)];
  const { prompt, held } = state;
  if (!list && code.serial === undefined && prompt?.type === 'product' && !prompt.isProductFirst && held) {
    return answerWithProduct(state, prompt.candidates, products, held, { code, reading, evidence });
  }
  const read = code.serial === undefined ? undefined : heldOf(code.serial, code, reading);
  const product = meantProduct(state, products, read, evidence);
  if (!product) return askTwins(state, products, read, code, reading);
  const found = findOrMakeLine(state, product, reading, read);
  if (!found.ok) return found.facts;
  return onFoundLine(found, onLine(state, found.line, { held: read, code, reading, evidence }));
}

interface ReadCode {
  readonly code: Code;
  readonly reading: ReadingRecord;
  readonly evidence: Evidence;
}

interface ReadProduct extends ReadCode {
  readonly held: HeldSerial | undefined;
}

function onLine(state: FlowState, line: LineState, read: ReadProduct): readonly FactBody[] {
  const { held, code, reading, evidence } = read;
  const symbol = symbolOf(line.product, code, reading);
  if (!line.serialized) return countScanned(state, line, reading, symbol);
  if (isOfSeveral(line, read)) return [refuseCasePack(state, [line], reading, code.text)];
  return held
    ? decideSerial(state, { line, held, evidence, answers: false })
    : promptLine(state, line, reading, symbol);
}

/** Is it the code of a carton or a pack, and not of one unit? */
function isOfSeveral({ product }: LineState, { code, reading }: ReadCode): boolean {
  return code.carton !== undefined || unitsOn(product, symbolOf(product, code, reading)) > 1;
}

/** Asks for the line's serials, unless policy would block them anyway. */
export function promptLine(
  state: FlowState,
  line: LineState,
  reading?: ReadingRecord,
  symbol?: ProductSymbol,
): readonly FactBody[] {
  if (isBlocked(state, line)) return [refusal('over-quantity', { lineId: line.lineId }, reading)];
  return [askSerial(line.lineId, reading, symbol)];
}

/**
 * Answers which product the held serial belongs to, by a scan of the product. Where candidates are known, only they can
 * be meant.
 */
function answerWithProduct(
  state: FlowState,
  candidates: readonly string[],
  products: readonly Product[],
  held: HeldSerial,
  read: ReadCode,
): readonly FactBody[] {
  const { code, reading, evidence } = read;
  const offered = products.filter(
    ({ sku }) =>
      candidates.length === 0 || linesOfProduct(state, sku).some(({ lineId }) => candidates.includes(lineId)),
  );
  if (offered.length === 0) {
    return [refusal('wrong-product', { text: held.serial, lineIds: candidates }, reading)];
  }
  const product = meantProduct(state, offered, held, evidence);
  if (!product) return askTwins(state, offered, held, code, reading);
  const found = findOrMakeLine(state, product, reading, held);
  if (!found.ok) return found.facts;
  const { line } = found;
  if (line.serialized && isOfSeveral(line, read)) return [refuseCasePack(state, [line], reading, code.text)];
  const facts = line.serialized
    ? decideSerial(state, { line, held, evidence, answers: true })
    : [refusal('not-serialized', { text: held.serial, lineId: line.lineId }, reading)];
  return onFoundLine(found, facts);
}

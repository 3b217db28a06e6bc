import type { Code, Parsed } from '../../codes/code.js';
import type { ReadAction } from '../model/action.js';
import type { Product } from '../model/product.js';
import type { FlowState, LineState } from '../model/state.js';
import { hostsWord } from '../rules/hosts-word.js';
import { hasShape, kinOf } from '../rules/kin.js';
import { linesListing, linesOfProduct, productNamed, skuNamed } from '../rules/lines.js';
import { checkSerial } from '../rules/serial-rule.js';
import { rulesOut } from '../rules/weigh.js';
import { targetLine } from './list-entry.js';

/** What no text is: a code of GS1 by its AIM identifier, or one with a separator. */
const FINAL = /^\](C1|e0|d[25]|Q[34]|J[14]|E)|[\0-\x1f]/;

/**
 * The text that is a serial where a list, the host or the ledger has it as one: of what may be a product's code or a
 * carton's by its digits, or of what no grammar can read. Undefined where the symbol says what it is.
 */
export function textAlone({ reading, parsed }: Pick<ReadAction, 'reading' | 'parsed'>): string | undefined {
  if (parsed.ok) return isBareText(parsed.code) ? parsed.code.text : undefined;
  const { source, symbology = '', aim = '' } = reading;
  const text = reading.text.trim();
  const isFinal = source === 'rfid' || /^(ean|upc|gs1)/.test(symbology) || FINAL.test(aim + text);
  return isFinal ? undefined : text;
}

function isBareText({ syntax, ais, serials }: Code): boolean {
  return syntax === 'sscc' || ((syntax === 'plain' || syntax === 'gtin') && !ais && !serials);
}

/**
 * The code as a product or as a serial, where its text may be both: a number of the feed is often the number of a unit
 * as well. As a serial it is weighed after that, so that what is not certain is asked about.
 * Source: docs/rules.md#a-product-or-a-serial.
 */
export function productOrSerial(state: FlowState, action: ReadAction): Parsed {
  const { parsed, evidence } = action;
  const text = textAlone(action);
  if (text === undefined) return parsed;
  const code: Partial<Code> = parsed.ok ? parsed.code : {};
  const { gtin, product: said, serial, aim, warnings = [] } = code;
  const product = productNamed(state, gtin ?? said ?? text, evidence.product);
  const plain = { text, syntax: 'plain', ...(aim !== undefined && { aim }), warnings } as const;
  if (isSerial(state, action, { ...code, text }, product))
    return { ok: true, code: { ...plain, warnings: [], serial: text } };
  return product && serial !== undefined ? { ok: true, code: { ...plain, product: text } } : parsed;
}

function isSerial(
  state: FlowState,
  action: ReadAction,
  code: Partial<Code> & { readonly text: string },
  product: Product | undefined,
): boolean {
  const { evidence, list } = action;
  const { text } = code;
  const asked = targetLine(state, list);
  // A scan of a product of the document answers the question which product the held serial belongs to.
  if (!list && state.prompt?.type === 'product' && skuNamed(state, text) !== undefined) return false;
  if (asked?.serialized && hostsWord(evidence, asked.product.sku, text) === 'known') return true;
  const skus = [
    ...linesListing(state, text).map(line => line.product.sku),
    ...evidence.ledger.filter(entry => entry.serial === text).map(entry => entry.sku),
  ];
  if (!product) return code.serial !== undefined || skus.length > 0;
  if (!asked?.serialized) return skus.length > 0;
  if (product.sku === asked.product.sku) return skus.includes(product.sku);
  return (
    skus.length > 0 ||
    fitsOnly(asked, text) ||
    (!isGtinOf(product, action, code) && isTie(state, action, asked, { text, product }))
  );
}

/** Does the rule of the line that is asked for fit the text, and no product code? */
function fitsOnly({ product: { serialRule } }: LineState, text: string): boolean {
  return rulesOut(serialRule, 'feed-code', text) && checkSerial(text, serialRule, '') === undefined;
}

function isGtinOf({ gtins }: Product, { reading }: ReadAction, { gtin = '', aim = '' }: Partial<Code>): boolean {
  return gtins.includes(gtin) || /^(ean|upc)/.test(reading.symbology ?? '') || aim.startsWith(']E');
}

/**
 * May a code that the feed has just as well be a serial? Where it would count a unit, that is done in a moment and seen
 * late; where it only asks for the serials of another product, the associate sees it at once.
 */
function isTie(
  state: FlowState,
  { reading, evidence }: ReadAction,
  asked: LineState,
  { text, product }: { readonly text: string; readonly product: Product },
): boolean {
  const hasLine = linesOfProduct(state, product.sku).length > 0;
  const isTyped = reading.source === 'manual';
  if (isTyped && !hasLine) return true;
  const kin = kinOf(state, asked, text, evidence);
  const isAlike = hasShape(kin, text);
  if (product.serialNumberRequired) return isAlike && !hasLine;
  return isTyped || isAlike || (!hasLine && kin.shapes.length === 0);
}

import type { Code } from '../../codes/code.js';
import type { ReadAction } from '../model/action.js';
import type { Product } from '../model/product.js';
import type { FlowState, LineState } from '../model/state.js';
import { hasShape, kinOf } from '../rules/kin.js';
import { linesListing, linesOfProduct, productNamed, skuNamed } from '../rules/lines.js';
import { checkSerial } from '../rules/serial-rule.js';
import { rulesOut } from '../rules/weigh.js';
import { targetLine } from './list-entry.js';

/** Is this nothing but a text, which no grammar calls a serial, an element or a carton? */
export function isBareText({ syntax, ais, carton, serials }: Code): boolean {
  return (syntax === 'plain' || syntax === 'gtin') && !ais && carton === undefined && !serials;
}

/**
 * The code as a product or as a serial, where its text may be both: a number of the feed is often the number of a unit
 * as well. As a serial it is weighed after that, so that what is not certain is asked about.
 * Source: docs/rules.md#a-product-or-a-serial.
 */
export function productOrSerial(state: FlowState, action: ReadAction, code: Code): Code {
  if (!isBareText(code)) return code;
  const { gtin, product: said, serial, ...rest } = code;
  const product = productNamed(state, gtin ?? said ?? code.text, action.evidence.product);
  if (isSerial(state, action, code, product)) return { ...rest, syntax: 'plain', serial: code.text };
  return product && serial !== undefined ? { ...rest, product: code.text } : code;
}

function isSerial(state: FlowState, action: ReadAction, code: Code, product: Product | undefined): boolean {
  const { evidence, list } = action;
  const { text } = code;
  const asked = targetLine(state, list);
  // A scan of a product of the document answers the question which product the held serial belongs to.
  if (!list && state.prompt?.type === 'product' && skuNamed(state, text) !== undefined) return false;
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

function isGtinOf({ gtins }: Product, { reading }: ReadAction, { gtin = '', aim = '' }: Code): boolean {
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

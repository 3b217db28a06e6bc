import type { Code } from '../../codes/code.js';
import { hasOpenPlace } from '../rules/announced.js';
import type { Evidence } from '../model/action.js';
import type { FactBody, HeldSerial, ReadingRecord } from '../model/fact.js';
import { policyAction, policyOf } from '../rules/flow-policy.js';
import { findOrMakeLine } from './find-line.js';
import { isListed, keyOn, linesOfProduct, productsNamed } from '../rules/lines.js';
import type { Product } from '../model/product.js';
import { askedLine } from '../rules/asked-line.js';
import { askProduct, askWhichProduct, isFull } from '../rules/prompts.js';
import { checkSerial, delimiterOf } from '../rules/serial-rule.js';
import type { FlowState, LineState } from '../model/state.js';
import { symbolOf } from '../rules/unit-facts.js';

/**
 * Which of the products that share a code is meant: the one whose list has the serial, or that has captured it; else,
 * of those that can take it, the one that is asked for and is not full; else the only one that still wants units.
 * Undefined where only the associate can tell, also where the ledger says otherwise. Source:
 * docs/rules.md#one-reading-in-this-order.
 */
export function meantProduct(
  state: FlowState,
  products: readonly Product[],
  held: HeldSerial | undefined,
  { ledger }: Evidence,
): Product | undefined {
  const [first, ...others] = products;
  if (others.length === 0) return first;
  const asked = askedLine(state)?.product.sku;
  const wants = (product: Product) => wantsUnits(state, product);
  if (!held) return only(products.filter(({ sku }) => sku === asked).filter(wants)) ?? only(products.filter(wants));
  const { serial } = held;
  const isCaptured = (product: Product) => state.claimed.has(keyOn({ product }, serial));
  const listed = products.filter(({ sku }) => linesOfProduct(state, sku).some(line => isListed(state, line, serial)));
  const certain = only(listed.filter(product => !isCaptured(product))) ?? products.find(isCaptured);
  if (certain) return certain;
  const open = products.filter(product => mayTake(state, product, serial));
  if (open.length === 0) return first;
  if (open.length === 1 && !products.some(wants)) return open[0];
  const wanting = open.filter(wants);
  const best = wanting.find(({ sku }) => sku === asked) ?? only(wanting);
  const known = open.filter(product =>
    ledger.some(
      ({ sku, serial: other }) => sku === product.sku && keyOn({ product }, other) === keyOn({ product }, serial),
    ),
  );
  return known.length === 0
    ? best
    : only(known.filter(product => wanting.includes(product) && product === (best ?? product)));
}

/** Asks which of the products is meant. Those without a line get one, which stands empty until somebody says so. */
export function askTwins(
  state: FlowState,
  products: readonly Product[],
  held: HeldSerial | undefined,
  code: Code,
  reading: ReadingRecord,
): readonly FactBody[] {
  const found = products.map(product => findOrMakeLine(state, product, reading, held));
  const refused = found.find(({ facts }) => facts.some(({ type }) => type === 'reading-refused'));
  if (refused) return refused.facts;
  const added = found.flatMap(({ facts }) => facts.filter(fact => fact.type === 'line-added'));
  const lineIds = found.flatMap(line =>
    line.ok ? line.line.lineId : line.facts.flatMap(fact => (fact.type === 'line-added' ? fact.lineId : [])),
  );
  if (held) return [...added, askProduct(state, held, lineIds)];
  const [symbol] = products.flatMap(product => symbolOf(product, code, reading) ?? []);
  return [...added, askWhichProduct(lineIds, reading, symbol)];
}

/** Does a line of the product, or one that is to be made, still want units? */
function wantsUnits(state: FlowState, { sku }: Product): boolean {
  const lines = linesOfProduct(state, sku);
  return lines.length === 0 || lines.some(line => !isFull(line));
}

/**
 * The lines that still want units of other products of the document that share a code with this line's, and whose rule
 * takes the serial.
 */
export function twinsLacking(state: FlowState, { product }: LineState, serial: string): readonly LineState[] {
  const named = [...product.gtins, ...product.barcodes].flatMap(name => productsNamed(state, name, []));
  const others = new Map(named.filter(({ sku }) => sku !== product.sku).map(other => [other.sku, other]));
  return [...others.values()]
    .filter(({ serialRule }) => !checkSerial(serial, serialRule, delimiterOf(state.settings)))
    .flatMap(({ sku }) => linesOfProduct(state, sku).find(line => line.serialized && !isFull(line)) ?? []);
}

/** Can the product have this serial, by its rule and by its lists? */
function mayTake(state: FlowState, { sku, serialRule }: Product, serial: string): boolean {
  const { document, settings } = state;
  const lines = linesOfProduct(state, sku);
  const isStrict = policyAction(document, settings, policyOf(document).unlisted) === 'block';
  const isOpen = (line: LineState) =>
    !line.expectedSerials || line.serialPolicy !== 'exact' || hasOpenPlace(line) || isListed(state, line, serial);
  return (
    (!isStrict || lines.length === 0 || lines.some(isOpen)) && !checkSerial(serial, serialRule, delimiterOf(settings))
  );
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

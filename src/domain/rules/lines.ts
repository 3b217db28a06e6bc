import { exact } from './exact.js';
import { policyOf } from './flow-policy.js';
import { serialKey } from './serial-key.js';
import { lookupForm } from '../model/claim.js';
import type { FlowDocument } from '../model/document.js';
import type { Product } from '../model/product.js';
import type { FlowState, LineState } from '../model/state.js';

/** What never changes while a document is worked: the indexes of its lines, and what is expected in all. */
interface Roster {
  readonly indexes: ReadonlyMap<string, number>;
  readonly expectedUnits: number | undefined;
}

/**
 * The products of a document's lines: where each is, and what can be scanned for it. Not needed before something is
 * scanned.
 */
interface Names {
  readonly bySku: ReadonlyMap<string, readonly number[]>;
  readonly skusOf: ReadonlyMap<string, readonly string[]>;
}

/** A listed serial: the index of its line, and its key there. */
interface Listed {
  readonly index: number;
  readonly key: string;
}

// Built at first use. `apply` gives each opened flow a document object of its own, so a flow never sees another one's
// index.
const rosters = new WeakMap<FlowDocument, Roster>();
const productNames = new WeakMap<FlowDocument, Names>();
const lists = new WeakMap<FlowDocument, ReadonlyMap<string, readonly Listed[]>>();

/** A GTIN of any length in 14 digits; other texts stay as they are. */
export function productName(identifier: string): string {
  return /^(\d{8}|\d{12,14})$/.test(identifier) ? identifier.padStart(14, '0') : identifier;
}

/** Everything that can be scanned for a product. */
export function namesOf({ sku, gtins, barcodes, packs = [] }: Product): readonly string[] {
  const codes = [sku, ...barcodes, ...gtins, ...packs.map(({ gtin }) => gtin)];
  return [...new Set(codes.flatMap(name => [name, productName(name)]))];
}

export function lineIndexOf(state: FlowState, lineId: string): number | undefined {
  return rosterOf(state).indexes.get(lineId) ?? state.added.get(lineId);
}

export function lineOf(state: FlowState, lineId: string | undefined): LineState | undefined {
  const index = lineId === undefined ? undefined : lineIndexOf(state, lineId);
  return index === undefined ? undefined : state.lines[index];
}

/** The id of a line made by scanning: it follows from the product, so that deciding again finds the same line. */
export function addedLineId(state: FlowState, sku: string): string {
  const { indexes } = rosterOf(state);
  let lineId = `+${sku}`;
  while (indexes.has(lineId)) lineId = `+${lineId}`;
  return lineId;
}

/**
 * Is there nothing (any more) on a line that was made by scanning or put into a basket, of which nothing need come, or
 * of which earlier receipts have everything? Then the review and the event leave it out.
 */
export function isVacant(state: FlowState, line: LineState): boolean {
  const { lineId, countedQty, expectedQty, inBasket, earlierCounts, receivedBefore = 0 } = line;
  if (countedQty > 0 || inBasket || earlierCounts.length > 0) return false;
  const isReceived = receivedBefore > 0 && expectedQty === 0;
  return isReceived || state.added.has(lineId) || policyOf(state.document).expects === 'at-most';
}

/** The lines of a product, in the order of the document; a product whose line was made by scanning has one. */
export function linesOfProduct(state: FlowState, sku: string): readonly LineState[] {
  const indexes = namesIn(state).bySku.get(sku);
  if (indexes) return indexes.flatMap(index => state.lines[index] ?? []);
  const added = lineOf(state, addedLineId(state, sku));
  return added ? [added] : [];
}

/** The SKU behind a SKU, GTIN or barcode of the document's products; the first where several share it. */
export function skuNamed(state: FlowState, identifier: string): string | undefined {
  return skusNamed(state, identifier)[0];
}

function skusNamed(state: FlowState, identifier: string): readonly string[] {
  const { skusOf } = namesIn(state);
  return skusOf.get(identifier) ?? skusOf.get(productName(identifier)) ?? [];
}

/**
 * The products that a code names: those of the document, else those of the feed, as their lines have them. A GTIN or
 * barcode names several where they share it.
 */
export function productsNamed(state: FlowState, identifier: string, feed: readonly Product[]): readonly Product[] {
  const own = skusNamed(state, identifier).flatMap(sku => linesOfProduct(state, sku)[0]?.product ?? []);
  return own.length > 0 ? own : feed.map(product => linesOfProduct(state, product.sku)[0]?.product ?? product);
}

/** The product that a text names: of the document, of a line made by scanning, or this one of the host's feed. */
export function productNamed(state: FlowState, text: string, ofFeed: Product | undefined): Product | undefined {
  const names = ofFeed ? namesOf(ofFeed) : [];
  const isOfFeed = names.includes(text) || names.includes(productName(text));
  const sku = skuNamed(state, text) ?? (isOfFeed ? ofFeed?.sku : undefined);
  return sku === undefined ? undefined : (linesOfProduct(state, sku)[0]?.product ?? ofFeed);
}

/** Units that the document expects, or that are in the basket; undefined where the document names no quantity. */
export function unitsExpected(state: FlowState): number | undefined {
  if (policyOf(state.document).expects === 'basket')
    return state.lines.reduce((sum, { expectedQty = 0 }) => sum + expectedQty, 0);
  return rosterOf(state).expectedUnits;
}

/** Lines whose list of expected serials holds this serial, by each product's own comparison rule. */
export function linesListing(state: FlowState, serial: string): readonly LineState[] {
  const listed = listOf(state).get(lookupForm(serial)) ?? [];
  return listed.flatMap(({ index, key }) => {
    const line = state.lines[index];
    return line && keyOn(line, serial) === key ? line : [];
  });
}

export function isListed(state: FlowState, line: LineState, serial: string): boolean {
  return linesListing(state, serial).some(({ lineId }) => lineId === line.lineId);
}

/** Is the text on a list, and a part of no other serial there? */
export function isOnlyListed(state: FlowState, text: string): boolean {
  const form = lookupForm(text);
  return (
    linesListing(state, text).length > 0 && ![...listOf(state).keys()].some(key => key !== form && key.includes(form))
  );
}

/** The key of `serial` on this line: see `serialKey`. */
export function keyOn({ product }: Pick<LineState, 'product'>, serial: string): string {
  return serialKey(product.sku, serial, product.serialRule);
}

function rosterOf(state: FlowState): Roster {
  const known = rosters.get(state.document);
  if (known) return known;
  const lines = documentLines(state);
  const indexes = new Map(lines.map(({ lineId }, index) => [lineId, index]));
  const expected = lines.flatMap(({ expectedQty }) => expectedQty ?? []);
  const expectedUnits = expected.length > 0 ? exact(expected.reduce((sum, units) => sum + units)) : undefined;
  const roster = { indexes, expectedUnits };
  rosters.set(state.document, roster);
  return roster;
}

function namesIn(state: FlowState): Names {
  const known = productNames.get(state.document);
  if (known) return known;
  const lines = documentLines(state);
  const bySku = new Map<string, number[]>();
  lines.forEach(({ product }, index) => append(bySku, product.sku, index));
  const skusOf = new Map<string, string[]>();
  for (const { product } of lines)
    for (const name of namesOf(product))
      if (!skusOf.get(name)?.includes(product.sku)) append(skusOf, name, product.sku);
  // A SKU names its own product, even where another product has it as a barcode.
  for (const sku of bySku.keys()) skusOf.set(sku, [sku]);
  const names = { bySku, skusOf };
  productNames.set(state.document, names);
  return names;
}

/** The lines that the document has; those after them were made by scanning. */
function documentLines({ lines, added }: FlowState): readonly LineState[] {
  return lines.slice(0, lines.length - added.size);
}

function listOf(state: FlowState): ReadonlyMap<string, readonly Listed[]> {
  const known = lists.get(state.document);
  if (known) return known;
  const list = new Map<string, Listed[]>();
  documentLines(state).forEach((line, index) => {
    if (!line.serialized || line.serialPolicy === 'none') return;
    for (const serial of line.expectedSerials ?? []) {
      append(list, lookupForm(serial), { index, key: keyOn(line, serial) });
    }
  });
  lists.set(state.document, list);
  return list;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

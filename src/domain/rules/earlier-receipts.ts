import { lookupForm } from '../model/claim.js';
import type { DocumentLine, EarlierReceipt, FlowDocument, ReceivedUnits } from '../model/document.js';
import type { Product } from '../model/product.js';
import type { FlowState, LineState } from '../model/state.js';
import { exact } from './exact.js';
import { serialKey } from './serial-key.js';

/** A line of the document with what earlier receipts have left of it, and how many of its units they have. */
export type LineLeft = DocumentLine & { readonly receivedBefore?: number };

interface Filled {
  readonly line: DocumentLine;
  readonly taken: Set<string>;
  /** Units that stand in a place of the line, and all that were received on it. */
  filled: number;
  units: number;
}

/**
 * The lines of a document less what earlier receipts have. A listed serial stands in its own place; any other unit in a
 * place that no list names, on the line that it was received on, else on the first line of its product with room.
 * Where a list names every unit, one that is not on it stands in no place. Source: docs/receipts.md#what-is-left.
 */
export function whatIsLeft(
  { lines, received = [] }: FlowDocument,
  products: ReadonlyMap<string, Product>,
): readonly LineLeft[] {
  if (received.length === 0) return lines;
  const all = lines.map((line): Filled => ({ line, taken: new Set(), filled: 0, units: 0 }));
  const keyOf = ({ sku }: DocumentLine, serial: string) => serialKey(sku, serial, products.get(sku)?.serialRule);
  for (const { sku, lineId, serials, quantity } of received) {
    const ofProduct = all.filter(({ line }) => line.sku === sku);
    const named = ofProduct.filter(({ line }) => line.lineId === lineId);
    const candidates = [...named, ...ofProduct.filter(each => !named.includes(each))];
    for (const serial of serials) {
      const listing = candidates.find(({ line }) =>
        line.expectedSerials?.some(listed => keyOf(line, listed) === keyOf(line, serial)),
      );
      if (listing) listing.taken.add(keyOf(listing.line, serial));
      fill(listing ? [listing] : candidates, 1);
    }
    fill(candidates, quantity - serials.length);
  }
  return all.map(each => lineLeft(each, keyOf));
}

function fill(candidates: readonly Filled[], units: number): void {
  let left = units;
  for (const each of candidates) {
    const some = Math.min(left, roomOf(each));
    each.filled += some;
    each.units += some;
    left -= some;
  }
  const [first] = candidates;
  if (first) first.units += left;
}

function roomOf({ line, taken, filled }: Filled): number {
  const { expectedQty = 0, expectedSerials = [], serialPolicy } = line;
  // Listed serials that nobody has received keep their places.
  const kept = serialPolicy === 'exact' ? Math.min(expectedSerials.length, expectedQty) - taken.size : 0;
  return Math.max(0, exact(expectedQty - filled - Math.max(0, kept)));
}

function lineLeft(
  { line, taken, filled, units }: Filled,
  keyOf: (line: DocumentLine, serial: string) => string,
): LineLeft {
  if (units === 0) return line;
  const { expectedQty, expectedSerials } = line;
  return {
    ...line,
    ...(expectedQty !== undefined && { expectedQty: exact(expectedQty - filled) }),
    ...(expectedSerials && { expectedSerials: expectedSerials.filter(serial => !taken.has(keyOf(line, serial))) }),
    receivedBefore: units,
  };
}

// Built at first use. `apply` gives each opened flow a document object of its own.
const indexes = new WeakMap<
  FlowDocument,
  ReadonlyMap<string, readonly (readonly [serial: string, of: ReceivedUnits])[]>
>();

/** The earlier receipt that has the serial as a unit of the line's product; undefined where none has. */
export function earlierReceiptOf(
  { document }: Pick<FlowState, 'document'>,
  { product }: Pick<LineState, 'product'>,
  serial: string,
): EarlierReceipt | undefined {
  const key = serialKey(product.sku, serial, product.serialRule);
  const found = indexOf(document)
    .get(lookupForm(serial))
    ?.find(([other, { sku }]) => serialKey(sku, other, product.serialRule) === key);
  return found && aboutReceipt(found[1]);
}

/** When and where units were received, and by whom. */
export function aboutReceipt({ receipt, deviceId, userId, atMs }: ReceivedUnits): EarlierReceipt {
  return {
    ...(receipt !== undefined && { receipt }),
    ...(deviceId !== undefined && { deviceId }),
    ...(userId !== undefined && { userId }),
    ...(atMs !== undefined && { atMs }),
  };
}

/** The lines of whose product an earlier receipt has the serial. */
export function linesReceived(state: FlowState, serial: string): readonly LineState[] {
  const skus = new Set(
    indexOf(state.document)
      .get(lookupForm(serial))
      ?.map(([, { sku }]) => sku),
  );
  if (skus.size === 0) return [];
  return state.lines.filter(line => skus.has(line.product.sku) && earlierReceiptOf(state, line, serial) !== undefined);
}

function indexOf(
  document: FlowDocument,
): ReadonlyMap<string, readonly (readonly [serial: string, of: ReceivedUnits])[]> {
  const known = indexes.get(document);
  if (known) return known;
  const index = new Map<string, (readonly [string, ReceivedUnits])[]>();
  for (const units of document.received ?? []) {
    for (const serial of units.serials) {
      const form = lookupForm(serial);
      const entries = index.get(form);
      if (entries) entries.push([serial, units]);
      else index.set(form, [[serial, units]]);
    }
  }
  indexes.set(document, index);
  return index;
}

import type { FlowDocument } from '../model/document.js';
import type { Product } from '../model/product.js';
import type { Settings } from '../model/settings.js';
import { whatIsLeft, type LineLeft } from '../rules/earlier-receipts.js';
import { policyOf } from '../rules/flow-policy.js';
import type { FlowState, LineState } from '../model/state.js';

/** A line before anything is counted. Lists of serials stand last, where a frozen state puts them back. */
export const NOTHING_COUNTED = {
  isTouched: false,
  isNone: false,
  countedAtMs: 0,
  moved: { out: [], in: [] },
  countedQty: 0,
  unreadable: [],
  shares: [],
  earlierCounts: [],
  reasons: {},
  serials: [],
} as const;

function asksForSerials(product: Product, settings: Settings): boolean {
  return settings.enableSerializedInventory && product.serialNumberRequired;
}

/**
 * A line of the document, before anything is counted. A product that the host's feed does not know goes by its SKU, and
 * asks for serials only if the document lists some.
 */
export function documentLine(
  line: LineLeft,
  product: Product | undefined,
  settings: Settings,
  isBasket: boolean,
): LineState {
  const { lineId, sku, expectedSerials, serialPolicy, cartonId, receivedBefore } = line;
  // A line of a basket is a unit at least.
  const expectedQty = line.expectedQty ?? (isBasket ? 1 : undefined);
  const known = product ?? { sku, name: sku, gtins: [], barcodes: [], serialNumberRequired: Boolean(expectedSerials) };
  return {
    lineId,
    product: known,
    serialized: asksForSerials(known, settings),
    ...(expectedQty !== undefined && { expectedQty, ...(isBasket && { inBasket: expectedQty }) }),
    serialPolicy,
    ...(cartonId !== undefined && { cartonId }),
    unexpected: false,
    ...(receivedBefore !== undefined && { receivedBefore }),
    ...NOTHING_COUNTED,
    ...(expectedSerials && { expectedSerials }),
  };
}

/** The lines of a document, before anything is counted. */
export function openedLines(
  document: FlowDocument,
  products: readonly Product[],
  settings: Settings,
): readonly LineState[] {
  const bySku = new Map(products.map(product => [product.sku, product]));
  const isBasket = policyOf(document).expects === 'basket';
  return whatIsLeft(document, bySku).map(line => documentLine(line, bySku.get(line.sku), settings, isBasket));
}

/** A line made by scanning. */
export function scannedLine(
  lineId: string,
  product: Product,
  unexpected: boolean,
  { settings, document }: Pick<FlowState, 'settings' | 'document'>,
): LineState {
  return {
    lineId,
    product,
    serialized: asksForSerials(product, settings),
    ...(policyOf(document).expects === 'basket' && { expectedQty: 0, inBasket: 0 }),
    serialPolicy: 'none',
    unexpected,
    ...NOTHING_COUNTED,
  };
}

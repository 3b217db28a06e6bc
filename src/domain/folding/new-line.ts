import type { Product } from '../model/product.js';
import type { Settings } from '../model/settings.js';
import type { LineState } from '../model/state.js';
import type { LineLeft } from '../rules/earlier-receipts.js';

/** A line before anything is counted. Lists of serials stand last, where a frozen state puts them back. */
export const NOTHING_COUNTED = {
  isTouched: false,
  isNone: false,
  countedAtMs: 0,
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
export function documentLine(line: LineLeft, product: Product | undefined, settings: Settings): LineState {
  const { lineId, sku, expectedQty, expectedSerials, serialPolicy, cartonId, receivedBefore } = line;
  const known = product ?? { sku, name: sku, gtins: [], barcodes: [], serialNumberRequired: Boolean(expectedSerials) };
  return {
    lineId,
    product: known,
    serialized: asksForSerials(known, settings),
    ...(expectedQty !== undefined && { expectedQty }),
    serialPolicy,
    ...(cartonId !== undefined && { cartonId }),
    unexpected: false,
    ...(receivedBefore !== undefined && { receivedBefore }),
    ...NOTHING_COUNTED,
    ...(expectedSerials && { expectedSerials }),
  };
}

/** A line made by scanning. */
export function scannedLine(lineId: string, product: Product, unexpected: boolean, settings: Settings): LineState {
  return {
    lineId,
    product,
    serialized: asksForSerials(product, settings),
    serialPolicy: 'none',
    unexpected,
    ...NOTHING_COUNTED,
  };
}

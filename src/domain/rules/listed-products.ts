import type { FlowDocument } from '../model/document.js';
import type { Problem } from '../model/input-error.js';
import type { Product, ProductCatalog } from '../model/product.js';
import type { FlowState } from '../model/state.js';
import { hasEnded } from './has-ended.js';

/**
 * The products of a document as its flow works them. A product whose serials are listed is serialized, also where the
 * feed says no or does not know it: a list names units, and counting them by quantity would call them all right unseen.
 * Source: docs/rules.md#the-product-feed.
 */
export function withListedSerials({ lines }: FlowDocument, products: readonly Product[]): readonly Product[] {
  const bySku = new Map(products.map(product => [product.sku, product]));
  for (const { sku, expectedSerials } of lines) {
    const product = bySku.get(sku) ?? { sku, name: sku, gtins: [], barcodes: [] };
    if (expectedSerials) bySku.set(sku, { ...product, serialNumberRequired: true });
  }
  return [...bySku.values()];
}

/** What the host is told where its document lists serials of a product that its feed counts by quantity. */
export function feedContradictions({ lines }: FlowDocument, products: readonly Product[]): readonly Problem[] {
  const counted = new Set(products.filter(({ serialNumberRequired }) => !serialNumberRequired).map(({ sku }) => sku));
  return lines.flatMap(({ sku, lineId, expectedSerials }, at): Problem[] => {
    if (!expectedSerials || !counted.delete(sku)) return [];
    const path = `lines[${at}].expectedSerials`;
    const message = `${path} lists serials of ${sku}, which the feed counts by quantity: they are asked for`;
    return [{ code: 'contradicts-feed', path, message, entry: sku, lineId }];
  });
}

/**
 * What the host is told where its feed asks for serials otherwise than when the flow was begun. The flow goes on as it
 * was begun.
 */
export function feedChanges({ document, lines, settings, status }: FlowState, catalog: ProductCatalog): Problem[] {
  if (hasEnded(status) || !settings.enableSerializedInventory) return [];
  const feed = lines.flatMap(({ product }) => catalog.find(product.sku) ?? []);
  const now = new Map(withListedSerials(document, feed).map(product => [product.sku, product.serialNumberRequired]));
  return lines.flatMap(({ product: { sku, serialNumberRequired } }, at): Problem[] => {
    if ((now.get(sku) ?? serialNumberRequired) === serialNumberRequired) return [];
    const path = `lines[${at}]`;
    const [is, will] = serialNumberRequired
      ? [`asks for serials of ${sku}`, 'is counted by quantity']
      : [`counts ${sku} by quantity`, 'asks for serials'];
    const message = `${path} ${is}, as the feed had it when the flow was begun: it ${will} now`;
    return [{ code: 'feed-changed', path, message }];
  });
}

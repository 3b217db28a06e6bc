import type { DocumentInput, ProductInput } from '../../src/domain/index.js';

const PRODUCTS = 4;

/** GTIN-14 of an item. */
export function gtin(item: number): string {
  const body = `00952123${String(item).padStart(5, '0')}`;
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return body + String((10 - (sum % 10)) % 10);
}

export const products: readonly (ProductInput & { sku: string })[] = Array.from({ length: PRODUCTS }, (_, item) => ({
  sku: `P${item}`,
  name: `Product ${item}`,
  gtins: [gtin(item)],
  SerialNumberRequired: true,
}));

/** The item that a unit is of, and its number among them. */
export function unitAt(place: number): { readonly item: number; readonly serial: number } {
  return { item: place % PRODUCTS, serial: 1 + Math.floor(place / PRODUCTS) };
}

/** A document that expects so many units of all products together. */
export function documentOf(units: number): DocumentInput {
  return {
    flow: 'asn-receiving',
    documentId: `BULK-${Date.now()}`,
    locationId: 'bench',
    lines: products.map(({ sku }) => ({ lineId: sku, sku, expectedQty: Math.ceil(units / PRODUCTS) })),
  };
}

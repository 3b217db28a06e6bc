import type { DocumentInput, DocumentLineInput } from '../../src/domain/inputs/document-input.js';
import type { ProductInput } from '../../src/domain/inputs/product-input.js';
import { jsonFixture } from './fixture.js';

/** An ASN with a product whose serials are known, one whose are not, and one without serials. */
export const asn = await jsonFixture<DocumentInput & { readonly lines: readonly DocumentLineInput[] }>(
  'asn/document.json',
);
export const feed = await jsonFixture<readonly ProductInput[]>('asn/products.json');
/** Two that the ASN lists, and two that it does not. */
export const imeis = ['356938035643809', '356938035643817', '356938035643825', '356938035643833'] as const;

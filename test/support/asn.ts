import { jsonFixture } from './fixture.js';

/** An ASN with a product whose serials are known, one whose are not, and one without serials. */
export const asn = await jsonFixture<{ documentId: string; locationId: string; lines: object[] }>('asn/document.json');
export const feed = await jsonFixture<object[]>('asn/products.json');
/** Two that the ASN lists, and two that it does not. */
export const imeis = ['356938035643809', '356938035643817', '356938035643825', '356938035643833'] as const;

/** Reads a JSON fixture of the ASN. */
const read = async <T>(name: string): Promise<T> =>
  (await (await fetch(new URL(`../fixtures/asn/${name}.json`, import.meta.url))).json()) as T;

/** An ASN with a product whose serials are known, one whose are not, and one without serials. */
export const asn = await read<{ documentId: string; locationId: string; lines: object[] }>('document');
export const feed = await read<object[]>('products');
/** Two that the ASN lists, and two that it does not. */
export const imeis = ['356938035643809', '356938035643817', '356938035643825', '356938035643833'] as const;

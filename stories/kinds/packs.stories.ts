import { flowMeta, worked, type FlowStory } from './worked-flow.js';

const CASE = '14006381333303';
const CARTON = '106141412345678908';

/** Cables in cases of twelve, and one carton of them; consoles, which are scanned one by one. */
const meta = {
  ...flowMeta({
    flow: 'asn-receiving',
    documentId: 'ASN-20460',
    title: 'Cables by the case',
    locationId: 'store-12',
    vendorId: 'northwind',
    lines: [
      { lineId: '1', sku: 'CA-USBC-2', expectedQty: 36 },
      { lineId: '2', sku: 'CA-USBC-2', expectedQty: 20, cartonId: CARTON },
      { lineId: '3', sku: 'GC-X1', expectedQty: 2 },
    ],
  }),
  title: 'Flows/Packs and cartons',
};
export default meta;

const phone = { viewport: { value: 'iphone' } };

export const CaseScanned: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 58 units');
    await associate.scan(CASE, 'Counted 12 units');
    await associate.scan(CASE, '24 of 58 units');
  }),
};
export const CaseScannedOnPhone: FlowStory = { ...CaseScanned, globals: phone };

export const CartonScannedTwice: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('0 of 58 units');
    await associate.scan(`(00)${CARTON}`, '20 of 58 units');
    await associate.scan(`(00)${CARTON}`, 'Already received');
  }),
};

export const CaseOfConsoles: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 58 units');
    await associate.scan('(01)24006381333300', 'Serialized products are scanned one by one.');
  }),
};

// What is known when a label is scanned: the document, what is asked for, and who stands for the unit.
// `vouched`: 'list', 'ledger', 'host', 'kin' or 'nobody'. `before` are units of the product that are scanned first, in
// the same flow or, `isKept`, in one before it on the same device.
import { CLEAR } from './chance.mjs';

const PLACE = { documentId: 'D', locationId: 'S1' };
const asn = (lines, more) => ({ flow: 'asn-receiving', ...PLACE, lines, ...more });
const blind = { flow: 'blind-receiving', ...PLACE };
const entry = ({ sku }, serial, more) => ({ sku, serial, status: 'in-stock', locationId: 'S1', ...more });
const ship = lines => asn(lines, { flow: 'transfer-ship', destinationLocationId: 'S2' });

/** The lines of both products; the first one with more fields. */
function linesOf({ product, other }, more = {}) {
  return [
    { sku: product.sku, expectedQty: 9, ...more },
    { sku: other.sku, expectedQty: 9 },
  ];
}
const listOf = ({ serial, kin }) => ({ expectedSerials: [serial, ...kin], expectedQty: kin.length + 1 });
/** A product that is counted by quantity and has the serial as its SKU. */
const codeLike = ({ serial }) => ({ sku: serial, serialNumberRequired: false });
const isShort = ({ serial }) => serial.length <= 12;

/** `(box, chance) => what differs from an ASN without lists that asks for the product's serials`. */
export const SITUATIONS = {
  listed: box => ({ vouched: 'list', document: asn(linesOf(box, listOf(box))) }),
  'listed, not asked': box => ({ vouched: 'list', document: asn(linesOf(box, listOf(box))), asked: false }),
  'listed in part': box => ({
    vouched: 'nobody',
    document: asn(linesOf(box, { expectedSerials: box.kin.slice(0, 2), serialPolicy: 'advisory' })),
  }),
  asked: () => ({}),
  blind: () => ({ document: blind }),
  'blind, not asked': () => ({ document: blind, asked: false }),
  kin: ({ kin }) => ({ vouched: 'kin', before: kin.slice(0, 3) }),
  'kin kept on the device': ({ kin }) => ({ vouched: 'kin', before: kin.slice(0, 3), isKept: true }),
  ledger: box => ({
    vouched: 'ledger',
    document: ship(linesOf(box)),
    ledger: [entry(box.product, box.serial)],
  }),
  'ledger of another product': box => ({
    vouched: 'ledger',
    document: ship(linesOf(box)),
    ledger: [entry(box.other, box.serial)],
    unitOf: box.other,
    labels: false,
  }),
  'ledger: gone long since, host knows': box => ({
    vouched: 'host',
    ledger: [entry(box.product, box.serial, { status: 'gone' })],
    known: [box.serial],
  }),
  host: ({ serial }) => ({ vouched: 'host', known: [serial] }),
  count: ({ product }) => ({
    document: { flow: 'cycle-count', ...PLACE, count: { countId: 'C', batchId: '1' }, lines: [{ sku: product.sku }] },
  }),
  'serial is a SKU': box => (isShort(box) ? { more: [codeLike(box)], document: blind, labels: false } : undefined),
  'serial is a SKU, listed': box =>
    isShort(box)
      ? { vouched: 'list', more: [codeLike(box)], document: asn(linesOf(box, listOf(box))), labels: false }
      : undefined,
  'two products with one GTIN': (box, chance) => {
    const twin = { sku: 'R-TWIN', gtins: box.product.gtins, serialNumberRequired: true };
    const list = [1, 2].map(() => `R${chance.text(CLEAR, 8)}`);
    return {
      vouched: 'list',
      first: [twin],
      document: asn([{ sku: twin.sku, expectedQty: 2, expectedSerials: list }, ...linesOf(box, listOf(box))]),
      asked: false,
      labels: /^GS1 with/,
    };
  },
};

import { serialKey } from '../../src/domain/rules/serial-key.js';
import { replay } from '../../src/domain/folding/apply.js';
import type { FlowDocument } from '../../src/domain/model/document.js';
import type { CapturedSerial, Fact, FactBody } from '../../src/domain/model/fact.js';
import type { Product } from '../../src/domain/model/product.js';
import type { Settings } from '../../src/domain/model/settings.js';
import type { FlowState } from '../../src/domain/model/state.js';
import type { RefusalCode } from '../../src/domain/model/verdict.js';

/** Products as an electronics store has them: with lists of serials, without, and one that is counted by quantity. */
export const PRODUCTS: readonly Product[] = [
  product('PH-15-128', 'Orbit Phone 15, 128 GB, midnight'),
  product('GC-X1', 'Kestrel X1 game console with controller'),
  product('DR-18V', 'Cordless drill 18 V, brushless, two batteries'),
  {
    ...product('CA-USBC-2', 'USB-C charging cable, 2 m'),
    packs: [{ gtin: '14006381333303', units: 12, name: 'Case of 12' }],
    serialNumberRequired: false,
  },
];

export const PHONE_SERIALS = ['356938035643809', '490154203237518', '353879234252633'] as const;

export const SETTINGS: Settings = {
  enableSerializedInventory: true,
  deviceId: 'till-7',
  userId: 'mia',
  policies: {},
  overTolerance: {},
  underTolerance: {},
  approvals: {},
  partialReceipts: {},
  revisions: 'merge',
  reasonCodes: [
    { code: 'short', label: 'Short shipment', for: ['under', 'missing'] },
    { code: 'damaged', label: 'Damaged in transit', for: ['under', 'missing'] },
    { code: 'extra', label: 'More than ordered', for: ['over', 'unexpected'] },
  ],
  requireReasons: true,
  serialDelimiter: '|',
  requestTimeoutMs: 2000,
  approvalTimeoutMs: 120_000,
  verifySerials: true,
  keepDays: 30,
};

export const DOCUMENT: FlowDocument = {
  flow: 'asn-receiving',
  documentId: 'ASN-20417',
  locationId: 'store-12',
  vendorId: 'northwind',
  refs: [{ type: 'po', id: '4500012' }],
  title: 'Northwind delivery, carton 3 of 5',
  lines: [
    { lineId: '1', sku: 'PH-15-128', expectedQty: 3, expectedSerials: PHONE_SERIALS, serialPolicy: 'exact' },
    { lineId: '2', sku: 'GC-X1', expectedQty: 2, serialPolicy: 'none' },
    { lineId: '3', sku: 'DR-18V', expectedQty: 4, serialPolicy: 'none' },
    { lineId: '4', sku: 'CA-USBC-2', expectedQty: 10, serialPolicy: 'none' },
  ],
};

export const STAMP = { atMs: Date.UTC(2026, 10, 23, 9), deviceId: 'till-7', userId: 'mia' };

function product(sku: string, name: string): Product {
  return { sku, name, gtins: [], barcodes: [], serialNumberRequired: true };
}

/** A flow on the sample document after these facts. */
export function flowAfter(facts: readonly FactBody[] = [], document: FlowDocument = DOCUMENT): FlowState {
  const opened: FactBody = { type: 'flow-opened', flowId: 'flow-1', document, products: PRODUCTS, settings: SETTINGS };
  return replay([opened, ...facts].map((body): Fact => ({ ...STAMP, ...body })));
}

/** A serial taken on a line of the sample document. */
export function accepted(lineId: string, serial: string, flags: readonly RefusalCode[] = []): FactBody {
  const sku = DOCUMENT.lines.find(line => line.lineId === lineId)?.sku ?? '';
  const captured: CapturedSerial = {
    serial,
    key: serialKey(sku, serial, undefined),
    reading: { id: serial, text: serial, source: 'wedge', atMs: STAMP.atMs },
    warnings: [],
    expected: lineId === '1',
    flags,
  };
  return { type: 'serial-accepted', lineId, captured };
}

/** Facts of a delivery that is half done: one product complete, one begun, one over. */
export const HALF_DONE: readonly FactBody[] = [
  ...PHONE_SERIALS.slice(0, 2).map(serial => accepted('1', serial)),
  accepted('2', 'KX1-0047-AF21'),
  accepted('2', 'KX1-0047-AF22'),
  { type: 'unit-counted', lineId: '4', delta: 6 },
];

export const OVER: readonly FactBody[] = [...HALF_DONE, accepted('2', 'KX1-0047-AF29', ['over-quantity'])];

export const COMPLETE: readonly FactBody[] = [
  ...HALF_DONE,
  accepted('1', PHONE_SERIALS[2]),
  ...['D18-771203', 'D18-771204', 'D18-771207', 'D18-771219'].map(serial => accepted('3', serial)),
  { type: 'unit-counted', lineId: '4', delta: 4 },
];

/** A serial that was taken offline, and that the host turned out not to know. */
export function disputed(lineId: string, serial: string): readonly FactBody[] {
  const taken = accepted(lineId, serial);
  if (taken.type !== 'serial-accepted') return [];
  const { key } = taken.captured;
  const unverified: FactBody = { ...taken, captured: { ...taken.captured, verification: 'unverified' } };
  return [unverified, { type: 'serial-rechecked', lineId, key, isKnown: false }];
}

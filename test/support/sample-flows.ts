import type { FlowSummary } from '../../src/domain/folding/flow-summary.js';

/** Local, so that pictures show the same time in every time zone. */
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();

const HERE = { locationId: 'store-12', countedUnits: 0 } as const;

/** A device in the middle of its day: three flows open, two ended. */
export const FLOWS: readonly FlowSummary[] = [
  {
    ...HERE,
    flowId: 'flow-count',
    kind: 'cycle-count',
    documentId: 'COUNT-88-B2',
    title: 'Consoles, back room',
    countId: 'COUNT-88',
    batchId: 'B2',
    status: 'paused',
    countedUnits: 34,
    updatedAtMs: at(22, 18, 5),
  },
  {
    ...HERE,
    flowId: 'flow-done',
    kind: 'transfer-ship',
    documentId: 'TR-310',
    title: 'TR-310',
    counterparty: 'store-31',
    status: 'completed',
    countedUnits: 4,
    expectedUnits: 4,
    disputed: 1,
    updatedAtMs: at(21, 12, 30),
  },
  {
    ...HERE,
    flowId: 'flow-asn',
    kind: 'asn-receiving',
    documentId: 'ASN-20417',
    title: 'Northwind delivery, carton 3 of 5',
    counterparty: 'DC-Nord',
    status: 'capturing',
    countedUnits: 10,
    expectedUnits: 19,
    unverified: 2,
    updatedAtMs: at(23, 9, 12),
  },
  {
    ...HERE,
    flowId: 'flow-rtv',
    kind: 'return-to-vendor',
    documentId: 'RTV-77',
    title: 'Faulty drills to Northwind',
    counterparty: 'Northwind',
    status: 'review',
    countedUnits: 5,
    expectedUnits: 4,
    disputed: 2,
    unverified: 1,
    updatedAtMs: at(23, 8, 40),
  },
  {
    ...HERE,
    flowId: 'flow-gone',
    kind: 'adjustment',
    direction: 'minus',
    documentId: 'ADJ-5',
    title: 'ADJ-5',
    status: 'cancelled',
    updatedAtMs: at(20, 17),
  },
];

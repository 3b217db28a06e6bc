import type { CountedProduct, CountReport } from '../../src/domain/rules/count-report.js';

const MATCHING: CountedProduct = {
  sku: 'GC-X1',
  name: 'Kestrel X1 game console with controller',
  serialized: true,
  expectedQty: 4,
  countedQty: 4,
  variance: 0,
  match: 4,
  missing: [],
  openQty: 0,
  moved: { out: [], in: [] },
  unexpected: [],
  unreadable: 0,
  damaged: 0,
  rejected: 0,
  flagged: 0,
  status: 'match',
  lines: [{ flowId: 'batch-2', lineId: '2', isUncounted: false, earlierCounts: [] }],
};

const serials = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(4, '0')}`);

/** A count of one aisle in two batches: one product short, one that nobody expected, two that match. */
export const COUNT: CountReport = {
  countId: 'COUNT-88',
  isClosed: false,
  isBlind: false,
  unknownBatches: [],
  batches: [
    {
      flowId: 'batch-1',
      batchId: 'B1 aisle 4',
      status: 'completed',
      units: 22,
      openLines: [],
      lastBy: { deviceId: 'till-7', userId: 'mia' },
    },
    {
      flowId: 'batch-2',
      batchId: 'B2 back room',
      status: 'completed',
      units: 8,
      openLines: [],
      lastBy: { deviceId: 'till-9' },
    },
  ],
  products: [
    MATCHING,
    {
      sku: 'PH-15-128',
      name: 'Orbit Phone 15, 128 GB, midnight',
      serialized: true,
      expectedQty: 5,
      countedQty: 4,
      variance: -1,
      match: 3,
      missing: ['356938035643809', '490154203237518'],
      openQty: 0,
      moved: { out: [], in: [] },
      unexpected: ['353879234252633'],
      unreadable: 1,
      damaged: 0,
      rejected: 0,
      flagged: 0,
      status: 'under',
      lines: [
        { flowId: 'batch-1', lineId: '1', isUncounted: false, earlierCounts: [] },
        { flowId: 'batch-2', lineId: '1', isUncounted: false, earlierCounts: [2, 3] },
      ],
    },
    {
      sku: 'DR-18V',
      name: 'Cordless drill 18 V, brushless, two batteries',
      serialized: true,
      countedQty: 2,
      match: 0,
      missing: [],
      openQty: 0,
      moved: { out: [], in: [] },
      unexpected: [],
      unreadable: 0,
      damaged: 0,
      rejected: 0,
      flagged: 0,
      status: 'unexpected',
      lines: [{ flowId: 'batch-2', lineId: '+DR-18V', isUncounted: false, earlierCounts: [] }],
    },
    {
      ...MATCHING,
      sku: 'CA-USBC-2',
      name: 'USB-C charging cable, 2 m',
      serialized: false,
      expectedQty: 20,
      countedQty: 20,
      match: 20,
      lines: [{ flowId: 'batch-1', lineId: '4', isUncounted: false, earlierCounts: [] }],
    },
  ],
};

/** The same with its second batch still open. */
export const OPEN_COUNT: CountReport = {
  ...COUNT,
  batches: COUNT.batches.map((batch, index) => (index === 1 ? { ...batch, status: 'capturing' } : batch)),
};

export const CLOSED_COUNT: CountReport = { ...COUNT, isClosed: true };

/** Blind: nothing of what is expected may show yet. */
export const BLIND_COUNT: CountReport = { ...COUNT, isBlind: true };

/** Many serials are missing. */
export const SHORT_COUNT: CountReport = {
  ...COUNT,
  products: [{ ...MATCHING, expectedQty: 44, variance: -40, status: 'under', missing: serials('KX1-0047', 40) }],
};

/** Everything was found. */
export const MATCHING_COUNT: CountReport = {
  ...COUNT,
  products: COUNT.products.filter(({ variance }) => variance === 0),
};

/** A count during which a phone was sold and another one came, with places that nobody has looked at. */
export const UNSEEN_COUNT: CountReport = {
  ...COUNT,
  unknownBatches: ['B3 window'],
  batches: COUNT.batches.map((batch, at) =>
    at === 0 ? { ...batch, openLines: [{ lineId: '4', sku: 'CA-USBC-2', name: 'USB-C charging cable, 2 m' }] } : batch,
  ),
  products: COUNT.products.map(product =>
    product.sku === 'PH-15-128'
      ? {
          ...product,
          missing: product.missing.slice(0, 1),
          unexpected: [],
          openQty: 2,
          moved: { out: product.missing.slice(1), in: product.unexpected },
        }
      : product,
  ),
};

import { createCapture, type CaptureOptions } from '../../src/create-capture.js';
import type { Verdict } from '../../src/domain/model/verdict.js';
import type { Capture } from '../../src/ports/capture.js';
import { MemoryStore } from './memory-store.js';

/** Serials that the document lists. */
export const SERIALS = ['D18-000451', 'D18-000452', 'D18-000453'] as const;
export const CASE = '4006381333306';

export const SMALL_DOCUMENT = {
  flow: 'asn-receiving' as const,
  documentId: 'ASN-1',
  locationId: 'STORE-042',
  lines: [
    { lineId: '1', sku: 'DRILL', expectedQty: 3, expectedSerials: SERIALS },
    { lineId: '2', sku: 'CASE', expectedQty: 1000 },
  ],
};

export const PRODUCTS = [
  { sku: 'DRILL', gtins: ['4006381333207'], SerialNumberRequired: true },
  { sku: 'CASE', gtins: [CASE], SerialNumberRequired: false },
];

/** A capture with two products and no devices but those that are given; it needs no page. */
export async function openSmallFlow(options: Partial<CaptureOptions> = {}): Promise<Capture> {
  const capture = createCapture({
    settings: { deviceId: 'till', requireReasons: false },
    products: PRODUCTS,
    store: new MemoryStore(),
    sources: [],
    camera: false,
    ...options,
  });
  await capture.open(SMALL_DOCUMENT);
  capture.start();
  return capture;
}

/** Verdicts as observers are told of them from now on. */
export function verdictsOf(capture: Capture): Verdict[] {
  const verdicts: Verdict[] = [];
  capture.observe(({ verdict }) => verdict && verdicts.push(verdict));
  return verdicts;
}

/** Resolves to the value, or to `never` where it takes too long. */
export function soon<T>(value: Promise<T>, limitMs = 1500): Promise<T | 'never'> {
  return Promise.race([value, new Promise<'never'>(resolve => setTimeout(() => resolve('never'), limitMs))]);
}

/** Resolves once this holds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, limitMs = 1500): Promise<void> {
  const endMs = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > endMs) throw new Error(`It took too long until ${what}`);
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

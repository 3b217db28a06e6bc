import { parseReading } from '../../src/codes/index.js';
import type { Reading } from '../../src/codes/reading.js';
import { parseContextOf } from '../../src/domain/deciding/parse-context.js';
import { transition } from '../../src/domain/deciding/transition.js';
import { readDocument } from '../../src/domain/inputs/read-document.js';
import { readProducts } from '../../src/domain/inputs/read-products.js';
import { readSettings } from '../../src/domain/inputs/read-settings.js';
import type { DocumentInput } from '../../src/domain/inputs/document-input.js';
import type { ActionBody, Evidence } from '../../src/domain/model/action.js';
import type { CaptureEvent } from '../../src/domain/model/capture-event.js';
import type { FlowState } from '../../src/domain/model/state.js';
import { captureEventOf } from '../../src/output/index.js';

/** A document, and what is done with it: a text is scanned, anything else is asked. `by`: who does it. */
export interface Work {
  readonly name: string;
  readonly document: DocumentInput;
  readonly steps: readonly (string | (ActionBody & { readonly by?: string }))[];
}

const FEED = [
  { sku: 'CAM', gtins: ['09521234543213', '09521234543220'], SerialNumberRequired: true },
  { sku: 'LENS.2', SerialNumberRequired: true },
  {
    ...{ sku: 'TAPE', gtins: ['4006381333306'], SerialNumberRequired: false },
    packs: [{ gtin: '14006381333303', units: 12, name: 'Case of 12' }],
  },
  { sku: 'PILLS', gtins: ['4006381333207'], SerialNumberRequired: false },
];
const CAM = readProducts(FEED).catalog.find('CAM');
const SETTINGS = { deviceId: 'till-7', userId: 'anna', requireReasons: false, verifySerials: false };
const SSCC = '123456789012345675';
const CASE = '14006381333303';
const EVIDENCE: Evidence = { ledger: [], ledgerProducts: [], claims: {} };
const YES = { type: 'confirm-prompt', evidence: EVIDENCE } as const;
const SOLD_ELSEWHERE: Evidence = {
  ...EVIDENCE,
  ledger: [
    {
      ...{ sku: 'LENS.2', serial: 'L1', status: 'sold', locationId: 'store-7' },
      ...{ receipt: 'S-7-1-0042', atMs: Date.UTC(2026, 10, 2, 16), warrantyUntil: '2028-11-02' },
    },
  ],
};
const OPENED_AT = Date.UTC(2026, 10, 30, 9);
const key = (sku: string, serial: string) => `${sku}\u001f${serial}`;
const asn = (documentId: string, lines: DocumentInput['lines'], more: Partial<DocumentInput> = {}): DocumentInput => ({
  flow: 'asn-receiving',
  documentId,
  locationId: 'store-12',
  vendorId: 'northwind',
  refs: [
    { type: 'po', id: '4500012' },
    { type: 'route', id: 'R 7' },
  ],
  lines,
  ...more,
});
const counted = (documentId: string, more: { readonly blind?: boolean } = {}): DocumentInput => ({
  flow: 'cycle-count',
  documentId,
  locationId: 'store-12',
  count: { countId: documentId, batchId: 'aisle-4', ...more },
  lines: [
    { lineId: '1', sku: 'LENS.2', expectedSerials: ['L1', 'L2'] },
    { lineId: '2', sku: 'TAPE', expectedQty: 5 },
  ],
});
const mark = (lineId: string, serial: string, condition: 'damaged' | 'rejected', reason: string) =>
  ({ type: 'mark-unit', lineId, key: key('LENS.2', serial), condition, reason }) as const;

/** Documents that back offices post, each of one thing that a writer can lose. Others are added at the end. */
export const WORKS: readonly Work[] = [
  {
    name: 'damaged and rejected units',
    document: asn('ASN-1', [{ lineId: '1', sku: 'LENS.2', expectedQty: 4 }]),
    steps: [
      ...['LENS.2', 'L1', 'L2', 'L3', 'L4'],
      mark('1', 'L2', 'damaged', 'crushed'),
      mark('1', 'L3', 'damaged', 'wet'),
      mark('1', 'L4', 'rejected', 'wrong-colour'),
    ],
  },
  {
    name: 'lots and expiry days, on one label and on two',
    document: asn('ASN-2', [
      { lineId: '1', sku: 'CAM', expectedQty: 3 },
      { lineId: '2', sku: 'PILLS', expectedQty: 9 },
    ]),
    steps: [
      ']C1010952123454321317270131' + '10LA\x1d21S1',
      ']C1010952123454322017280200' + '10LB',
      ...['S2', 'S3'],
      ...[']C1010400638133320710PA', ']C1010400638133320710PB', ']C1010400638133320710PA'],
      { type: 'count-units', lineId: '2', delta: 6, lot: 'PC|1', expiry: '2027-05-31' },
    ],
  },
  {
    name: 'an expired unit that was taken all the same',
    document: asn('ASN-3', [{ lineId: '1', sku: 'PILLS', expectedQty: 1 }]),
    steps: [']C101040063813332071726112910PX', YES],
  },
  {
    name: 'units whose labels cannot be read',
    document: asn('ASN-4', [{ lineId: '1', sku: 'LENS.2', expectedQty: 2, expectedSerials: ['L1', 'L2'] }]),
    steps: [
      'L1',
      { type: 'count-unreadable', lineId: '1', unitId: 'u1', reason: 'torn' },
      { type: 'mark-unit', lineId: '1', unitId: 'u1', condition: 'damaged', reason: 'wet' },
      { type: 'give-reason', lineId: '1', mismatch: 'missing', reason: 'label-torn' },
    ],
  },
  {
    name: 'a carton that was scanned and one that was not',
    document: asn('ASN-5', [
      { lineId: '1', sku: 'TAPE', expectedQty: 36, cartonId: SSCC },
      { lineId: '2', sku: 'PILLS', expectedQty: 4, cartonId: '123456789012345682' },
    ]),
    steps: [`]C100${SSCC}`, { type: 'mark-units', lineId: '1', quantity: 2, condition: 'damaged', reason: 'crushed' }],
  },
  {
    name: 'case and each',
    document: asn('ASN-6', [
      { lineId: '1', sku: 'TAPE', expectedQty: 30, cartonId: CASE },
      { lineId: '2', sku: 'TAPE', expectedQty: 6 },
    ]),
    steps: [CASE, `]C101${CASE}10T7`, '4006381333306', `]C102${CASE}3701`, '4006381333306'],
  },
  {
    name: 'SSCC cartons',
    document: asn('ASN-7', [
      { lineId: '1', sku: 'TAPE', expectedQty: 36, cartonId: SSCC },
      { lineId: '2', sku: 'PILLS', expectedQty: 4, cartonId: SSCC },
      { lineId: '3', sku: 'PILLS', expectedQty: 8, cartonId: '123456789012345682' },
      { lineId: '4', sku: 'PILLS', expectedQty: 9, cartonId: '123456789012345699' },
      { lineId: '5', sku: 'LENS.2', expectedQty: 1 },
    ]),
    steps: [
      ...[`]C100${SSCC}`, 'LENS.2', 'L1'],
      { type: 'count-units', lineId: '3', delta: 8, lot: 'PD' },
      `]C10012345678901234570502${CASE}3702`,
    ],
  },
  {
    name: 'a transfer with a shortage',
    document: {
      flow: 'transfer-receive',
      documentId: 'TO-77',
      locationId: 'store-12',
      sourceLocationId: 'store-7',
      lines: [{ lineId: '1', sku: 'LENS.2', expectedSerials: ['L1', 'L2', 'L3'] }],
    },
    steps: ['L1', 'L3', { type: 'give-reason', lineId: '1', mismatch: 'missing', reason: 'lost' }],
  },
  {
    name: 'a return with a reason for each unit',
    document: { flow: 'return-to-vendor', documentId: 'RTV-5', locationId: 'store-12', vendorId: 'ACME' },
    steps: [
      ...['LENS.2', 'L1', YES, 'L2', YES],
      { type: 'mark-unit', lineId: '+LENS.2', key: key('LENS.2', 'L1'), condition: 'good', reason: 'recall' },
      { type: 'mark-unit', lineId: '+LENS.2', key: key('LENS.2', 'L2'), condition: 'good', reason: 'overstock' },
    ],
  },
  {
    name: 'a count with a product that nobody looked for',
    document: counted('CC-2'),
    steps: ['L1', 'LENS.2', 'X9'],
  },
  {
    name: 'a sale of what the host puts into the basket',
    document: { flow: 'sale', documentId: 'S-12-3-0815', locationId: 'store-12' },
    steps: [
      { type: 'add-unit', sku: 'CAM', evidence: { ...EVIDENCE, ...(CAM && { product: CAM }) } },
      ...['S1', YES, 'TAPE', 'TAPE'],
      { type: 'remove-unit', sku: 'TAPE' },
    ],
  },
  {
    name: 'a customer return of one unit of two, with its sale',
    document: {
      flow: 'customer-return',
      documentId: 'CR-4',
      locationId: 'store-12',
      refs: [{ type: 'receipt', id: 'S-12-3-0800' }],
      lines: [{ lineId: '1', sku: 'LENS.2', expectedQty: 2, expectedSerials: ['L1', 'L2'] }],
    },
    steps: ['LENS.2', 'L1', { ...YES, evidence: SOLD_ELSEWHERE }, mark('1', 'L1', 'damaged', 'defective')],
  },
  {
    name: 'a blind count',
    document: counted('CC-3', { blind: true }),
    steps: ['L1', 'LENS.2', 'X9', { type: 'none-here', lineIds: ['2'] }],
  },
  {
    name: 'a unit that moved during the count',
    document: counted('CC-4'),
    steps: [
      ...['L1', 'LENS.2', 'X9'],
      {
        type: 'start-review',
        evidence: {
          ...EVIDENCE,
          ledger: [
            { sku: 'LENS.2', serial: 'L2', status: 'sold', locationId: 'store-12', atMs: OPENED_AT + 60_000 },
            { sku: 'LENS.2', serial: 'X9', status: 'in-stock', locationId: 'store-12', atMs: OPENED_AT + 60_000 },
          ],
        },
      },
    ],
  },
  {
    name: 'everything at once, by two people',
    document: asn(
      'ASN|"9"',
      [
        { lineId: '1', sku: 'LENS.2', expectedQty: 4, expectedSerials: ['L1', '000451', '12E5', 'M 1'] },
        { lineId: '2', sku: 'CAM', expectedQty: 1 },
        { lineId: '3', sku: 'TAPE', expectedQty: 5 },
      ],
      { reason: 'restock' },
    ),
    steps: [
      ...['L1', '000451', '12E5'],
      { ...mark('1', 'L1', 'damaged', 'crushed'), by: 'ben' },
      ']C101095212345432131727013110LA\x1d21S1',
      ']C101095212345432201021S2',
      { type: 'count-units', lineId: '3', delta: 3, by: 'ben' },
      { type: 'count-units', lineId: '3', delta: 4 },
      { type: 'mark-units', lineId: '3', quantity: 2, condition: 'rejected', reason: 'wrong-colour' },
      { type: 'give-reason', lineId: '3', mismatch: 'over', reason: 'extra' },
      { type: 'count-unreadable', lineId: '2', unitId: 'u1', reason: 'torn', by: 'ben' },
      { type: 'give-reason', lineId: '1', mismatch: 'missing', reason: 'lost' },
    ],
  },
];

/** Works a document by the engine, as a session would, and gives its state and its event. */
export function worked({ document, steps }: Work): { readonly state: FlowState; readonly event: CaptureEvent } {
  const { catalog } = readProducts(FEED);
  let atMs = OPENED_AT;
  const stamp = (userId = 'anna') => ({ atMs: (atMs += 1000), deviceId: 'till-7', userId });
  const products = FEED.flatMap(({ sku }) => catalog.find(sku) ?? []);
  const opening = { flowId: 'F1', document: readDocument(document), products, settings: readSettings(SETTINGS) };
  let { state } = transition(undefined, { type: 'open', stamp: stamp(), ...opening });
  for (const step of [...steps, { type: 'complete', eventId: 'E1', utcOffsetMinutes: 120 } as const]) {
    const { by, ...body } =
      typeof step === 'string' ? { by: undefined, ...scan(state, step, atMs) } : { by: undefined, ...step };
    const { facts, ...after } = transition(state, { ...body, stamp: stamp(by) });
    const refused = facts.find(fact => fact.type === 'reading-refused');
    if (refused)
      throw new Error(`${JSON.stringify(step)} is refused: ${refused.refusal.code} ${refused.refusal.rule ?? ''}`);
    state = after.state;
  }
  return { state, event: captureEventOf(state, 'E1', atMs, 120) };

  function scan(at: FlowState, text: string, readAtMs: number): ActionBody {
    const reading: Reading = { id: `r${readAtMs}`, text, source: 'wedge', atMs: readAtMs };
    const parsed = parseReading(reading, parseContextOf(at, catalog));
    const named = parsed.ok ? catalog.find(parsed.code.gtin ?? parsed.code.product ?? '') : undefined;
    return { type: 'read', reading, parsed, evidence: { ...EVIDENCE, ...(named && { product: named }) } };
  }
}

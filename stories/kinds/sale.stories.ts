import type { LedgerEntry } from '../../src/domain/model/ledger-entry.js';
import { STAMP } from '../../test/support/sample-flow.js';
import { SOLD, STOCKED, flowMeta, worked, type FlowStory } from './worked-flow.js';

const HERE = { sku: 'GC-X1', locationId: 'store-12' } as const;
const ledger: readonly LedgerEntry[] = [
  ...STOCKED.map(serial => ({ ...HERE, serial, status: 'in-stock', warrantyUntil: '2028-11-22' }) as const),
  { ...HERE, serial: SOLD, status: 'sold', receipt: 'S-12-1-0007', atMs: STAMP.atMs - 3_600_000 },
];
const flow = flowMeta({
  flow: 'sale',
  documentId: 'S-12-3-0815',
  title: 'Receipt 0815',
  locationId: 'store-12',
  lines: [
    { lineId: '1', sku: 'GC-X1', expectedQty: 1 },
    { lineId: '2', sku: 'CA-USBC-2', expectedQty: 2 },
  ],
});

/** What is in the basket leaves the store, each serial with its receipt. */
const meta = { ...flow, args: { ...flow.args, ledger }, title: 'Flows/Sale' };
export default meta;

const phone = { viewport: { value: 'iphone' } };

export const Basket: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('2 of 3 units');
  }),
};

export const SerialScanned: FlowStory = {
  play: worked(async associate => {
    await associate.reads('2 of 3 units');
    await associate.scan(STOCKED[0], 'Warranty until Nov 22, 2028');
  }),
};

export const AlreadySold: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('2 of 3 units');
    await associate.scan('GC-X1', 'Scan the serial');
    await associate.scan(SOLD, 'Already sold');
  }),
};

export const SerialsMissing: FlowStory = {
  play: worked(async associate => {
    await associate.reads('2 of 3 units');
    await associate.tap('Review');
    await associate.tap('Complete');
    await associate.reads('Serials are still to be scanned');
  }),
};

export const Completed: FlowStory = {
  play: worked(async associate => {
    await associate.reads('2 of 3 units');
    await associate.scan(STOCKED[0], '3 of 3 units');
    await associate.tap('Review');
    await associate.tap('Complete');
    await associate.reads('Handed over to the store system.');
  }),
};

import type { LedgerEntry } from '../../src/domain/model/ledger-entry.js';
import { STAMP } from '../../test/support/sample-flow.js';
import { SOLD, STOCKED, flowMeta, worked, type FlowStory } from './worked-flow.js';

const SALE = { sku: 'GC-X1', status: 'sold', atMs: STAMP.atMs - 21 * 86_400_000, warrantyUntil: '2028-11-02' } as const;
const [elsewhere, stocked] = STOCKED;
const ledger: readonly LedgerEntry[] = [
  { ...SALE, serial: SOLD, locationId: 'store-12', receipt: 'S-12-1-0007' },
  { ...SALE, serial: elsewhere, locationId: 'store-7', receipt: 'S-7-2-0042' },
  { sku: 'GC-X1', serial: stocked, status: 'in-stock', locationId: 'store-12' },
];
const flow = flowMeta({
  flow: 'customer-return',
  documentId: 'CR-0214',
  title: 'Receipt S-12-1-0007',
  locationId: 'store-12',
  refs: [{ type: 'receipt', id: 'S-12-1-0007' }],
  lines: [{ lineId: '1', sku: 'GC-X1', expectedQty: 1, serialPolicy: 'none' }],
});

/** A customer brings units back: what the ledger knows of their sale stands beside each serial. */
const meta = { ...flow, args: { ...flow.args, ledger }, title: 'Flows/Customer return' };
export default meta;

const phone = { viewport: { value: 'iphone' } };

export const Opened: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('0 of 1 unit');
  }),
};

export const SoldHere: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 1 unit');
    await associate.scan('GC-X1', 'Scan the serial');
    await associate.scan(SOLD, 'Warranty until Nov 2, 2028');
  }),
};

export const SoldElsewhere: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('0 of 1 unit');
    await associate.scan('GC-X1', 'Scan the serial');
    await associate.scan(elsewhere, 'S-7-2-0042');
  }),
};

export const NeverSold: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 1 unit');
    await associate.scan('GC-X1', 'Scan the serial');
    await associate.scan(stocked, 'Already in stock here');
  }),
};

export const Completed: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 1 unit');
    await associate.scan('GC-X1', 'Scan the serial');
    await associate.scan(SOLD, '1 of 1 unit');
    await associate.tap('Review');
    await associate.choose('defective');
    await associate.tap('Complete');
    await associate.reads('Handed over to the store system.');
  }),
};

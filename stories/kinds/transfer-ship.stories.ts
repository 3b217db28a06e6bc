import { SOLD, STOCKED, flowMeta, worked, type FlowStory } from './worked-flow.js';

/** Units leave for another store. */
const meta = {
  ...flowMeta({
    flow: 'transfer-ship',
    documentId: 'TO-8861',
    title: 'Consoles to Millbrook',
    locationId: 'store-12',
    destinationLocationId: 'store-58',
    lines: [{ lineId: '1', sku: 'GC-X1', expectedQty: 2 }],
  }),
  title: 'Flows/Transfer out',
};
export default meta;

const phone = { viewport: { value: 'iphone' } };

export const Opened: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('To store-58');
  }),
};

export const Capturing: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 2 units');
    await associate.scan(STOCKED[0], '1 of 2 units');
  }),
};

export const NotInStock: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('0 of 2 units');
    await associate.scan(SOLD, 'Not in stock here');
    await associate.reads('Take it anyway');
  }),
};

export const Review: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 2 units');
    await associate.scan(STOCKED[0], '1 of 2 units');
    await associate.tap('Review');
    await associate.reads('1 too few');
  }),
};

export const Completed: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 2 units');
    await associate.scan(STOCKED[0], '1 of 2 units');
    await associate.scan(STOCKED[1], '2 of 2 units');
    await associate.tap('Review');
    await associate.tap('Complete');
    await associate.reads('Handed over to the store system.');
  }),
};

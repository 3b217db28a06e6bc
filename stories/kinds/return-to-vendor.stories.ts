import { SOLD, STOCKED, flowMeta, worked, type FlowStory } from './worked-flow.js';

/** Faulty or recalled units go back, each product with its reason. */
const meta = {
  ...flowMeta({
    flow: 'return-to-vendor',
    documentId: 'RTV-0562',
    title: 'Faulty consoles',
    locationId: 'store-12',
    vendorId: 'northwind',
    lines: [{ lineId: '1', sku: 'GC-X1', expectedQty: 1 }],
  }),
  title: 'Flows/Return to vendor',
};
export default meta;

const phone = { viewport: { value: 'iphone' } };

export const Opened: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('To northwind');
  }),
};

export const Capturing: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 1 unit');
    await associate.scan(STOCKED[0], '1 of 1 unit');
  }),
};

export const NotInStock: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('0 of 1 unit');
    await associate.scan(SOLD, 'Not in stock here');
  }),
};

export const ReviewWantsReason: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 1 unit');
    await associate.scan(STOCKED[0], '1 of 1 unit');
    await associate.tap('Review');
    await associate.tap('Complete');
    await associate.reads('A reason is missing');
  }),
};

export const Completed: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 1 unit');
    await associate.scan(STOCKED[0], '1 of 1 unit');
    await associate.tap('Review');
    await associate.choose('recall');
    await associate.tap('Complete');
    await associate.reads('Handed over to the store system.');
  }),
};

import { SOLD, STOCKED, flowMeta, worked, type FlowStory } from './worked-flow.js';

/** Goods without papers: lines are made by scanning. */
const meta = {
  ...flowMeta({
    flow: 'blind-receiving',
    documentId: 'BR-0311',
    title: 'Pallet without papers',
    locationId: 'store-12',
    vendorId: 'northwind',
    lines: [],
  }),
  title: 'Flows/Blind receiving',
};
export default meta;

const phone = { viewport: { value: 'iphone' } };

export const Opened: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('No products yet. Scan the first one.');
    await associate.reads('From northwind');
  }),
};

export const Capturing: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan('CA-USBC-2', '1 unit');
    await associate.scan('GC-X1', 'Scan the serial of');
    await associate.scan(SOLD, SOLD);
  }),
};

export const RefusedAlreadyInStock: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan('GC-X1', 'Scan the serial of');
    await associate.scan(STOCKED[0], 'Already in stock here');
  }),
};

export const WhichProduct: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan('D18-771203', 'Which product is this serial?');
  }),
};

export const Review: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan('GC-X1', 'Scan the serial of');
    await associate.scan(SOLD, '1 unit');
    await associate.tap('Review');
    await associate.reads('1 unit · 1 product');
  }),
};

export const Completed: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan('CA-USBC-2', '1 unit');
    await associate.tap('Review');
    await associate.tap('Complete');
    await associate.reads('Handed over to the store system.');
  }),
};

import { SOLD, STOCKED, flowMeta, worked, type FlowStory } from './worked-flow.js';

/** Units that are gone, each product with its reason. */
const meta = {
  ...flowMeta({
    flow: 'adjustment',
    documentId: 'ADJ-0777',
    title: 'Missing from cabinet 2',
    locationId: 'store-12',
    direction: 'minus',
    lines: [],
  }),
  title: 'Flows/Adjustment',
};
export default meta;

const phone = { viewport: { value: 'iphone' } };

export const OutOfStock: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('Adjustment, out of stock');
  }),
};

export const Capturing: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan(STOCKED[0], '1 unit');
  }),
};

export const NotInStock: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan(SOLD, 'Not in stock here');
  }),
};

export const ReviewWantsReason: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan(STOCKED[0], '1 unit');
    await associate.tap('Review');
    await associate.tap('Complete');
    await associate.reads('A reason is missing');
  }),
};

export const Completed: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan(STOCKED[0], '1 unit');
    await associate.tap('Review');
    await associate.choose('defective');
    await associate.tap('Complete');
    await associate.reads('Handed over to the store system.');
  }),
};

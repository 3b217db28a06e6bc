import { STOCKED, flowMeta, worked, type FlowStory } from './worked-flow.js';

/** A batch of a blind count: nothing tells what is expected. */
const meta = {
  ...flowMeta({
    flow: 'cycle-count',
    documentId: 'CC-1190-A',
    title: 'Gaming bay',
    locationId: 'store-12',
    count: { countId: 'CC-1190', batchId: 'A', mode: 'partial', blind: true },
    lines: [{ lineId: '1', sku: 'GC-X1', expectedSerials: [...STOCKED] }],
  }),
  title: 'Flows/Cycle count',
};
export default meta;

const phone = { viewport: { value: 'iphone' } };

export const Opened: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('Batch A');
    await associate.reads('0 units');
  }),
};

export const Capturing: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan(STOCKED[0], STOCKED[0]);
    await associate.scan(STOCKED[1], STOCKED[1]);
    await associate.scan(STOCKED[2], STOCKED[2]);
  }),
};

export const AlreadyCounted: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan(STOCKED[0], '1 unit');
    await associate.scan(STOCKED[0], 'Already scanned');
  }),
};

export const Review: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan(STOCKED[0], '1 unit');
    await associate.tap('Review');
    await associate.reads('1 unit · 1 product');
  }),
};

export const Completed: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 units');
    await associate.scan(STOCKED[0], '1 unit');
    await associate.tap('Review');
    await associate.tap('Complete');
    await associate.reads('Handed over to the store system.');
  }),
};

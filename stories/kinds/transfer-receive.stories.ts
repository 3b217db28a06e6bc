import { flowMeta, worked, type FlowStory } from './worked-flow.js';

/** What another store has shipped, serial by serial. */
const meta = {
  ...flowMeta({
    flow: 'transfer-receive',
    documentId: 'TI-8847',
    title: 'Consoles from Millbrook',
    locationId: 'store-12',
    sourceLocationId: 'store-58',
    lines: [{ lineId: '1', sku: 'GC-X1', expectedSerials: ['KX1-0047-AF40', 'KX1-0047-AF41'] }],
  }),
  title: 'Flows/Transfer in',
};
export default meta;

const phone = { viewport: { value: 'iphone' } };

export const Opened: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('From store-58');
  }),
};

export const Capturing: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 2 units');
    await associate.scan('KX1-0047-AF40', '1 of 2 units');
  }),
};

export const RefusedNotShipped: FlowStory = {
  globals: phone,
  play: worked(async associate => {
    await associate.reads('0 of 2 units');
    await associate.scan('GC-X1', 'Scan the serial of');
    await associate.scan('KX1-0047-AF99', 'Was not shipped');
  }),
};

export const Review: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 2 units');
    await associate.scan('KX1-0047-AF40', '1 of 2 units');
    await associate.tap('Review');
    await associate.reads('1 serial missing');
  }),
};

export const Completed: FlowStory = {
  play: worked(async associate => {
    await associate.reads('0 of 2 units');
    await associate.scan('KX1-0047-AF40', '1 of 2 units');
    await associate.scan('KX1-0047-AF41', '2 of 2 units');
    await associate.tap('Review');
    await associate.tap('Complete');
    await associate.reads('Handed over to the store system.');
  }),
};

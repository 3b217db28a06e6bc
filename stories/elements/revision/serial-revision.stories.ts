import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../../src/define/serial-revision.js';
import type { FactBody } from '../../../src/domain/model/fact.js';
import { changesTo } from '../../../src/domain/rules/revisions.js';
import type { SerialRevision } from '../../../src/elements/revision/serial-revision.element.js';
import { DOCUMENT, flowAfter, HALF_DONE, PRODUCTS } from '../../../test/support/sample-flow.js';

const [phones, , drills] = DOCUMENT.lines;
const document = {
  ...DOCUMENT,
  lines: [
    ...[phones, drills].flatMap(line => line ?? []),
    { lineId: '4', sku: 'CA-USBC-2', expectedQty: 20, serialPolicy: 'none' as const },
    { lineId: '5', sku: 'HB-200', expectedQty: 3, serialPolicy: 'none' as const },
  ],
};
const revision = { document, products: PRODUCTS, changes: changesTo(flowAfter(), document, PRODUCTS) };
const after = (type: 'document-revised' | 'revision-offered') => {
  const fact: FactBody = { type, ...revision };
  return flowAfter([...HALF_DONE, fact]);
};

const meta: Meta<SerialRevision> = {
  title: 'Elements/serial-revision',
  component: 'serial-revision',
  argTypes: { state: { control: false } },
  render: ({ state }) => html`<serial-revision .state=${state}></serial-revision>`,
};
export default meta;

type Story = StoryObj<SerialRevision>;

export const Merged: Story = { args: { state: after('document-revised') } };
export const Offered: Story = { args: { state: after('revision-offered') } };
export const Dark: Story = { ...Merged, globals: { theme: 'dark' } };
export const ForcedColors: Story = { ...Merged, tags: ['forced-colors'] };
export const Phone: Story = { ...Offered, globals: { viewport: { value: 'iphoneE' } } };

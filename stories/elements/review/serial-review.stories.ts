import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../../src/define/serial-review.js';
import type { SerialReview } from '../../../src/elements/review/serial-review.element.js';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import type { FactBody } from '../../../src/domain/model/fact.js';
import { COMPLETE, DOCUMENT, flowAfter, HALF_DONE, OVER } from '../../../test/support/sample-flow.js';

const meta: Meta<SerialReview> = {
  title: 'Elements/serial-review',
  component: 'serial-review',
  argTypes: { state: { control: false } },
  render: ({ state }) => html`<serial-review .state=${state}></serial-review>`,
};
export default meta;

type Story = StoryObj<SerialReview>;

export const Differences: Story = { args: { state: flowAfter(OVER) } };
export const ReasonGiven: Story = {
  args: {
    state: flowAfter([...OVER, { type: 'reason-given', lineId: '2', mismatch: 'over', reason: 'extra' }]),
  },
};
const FOLLOWS: FactBody = { type: 'rest-given', lineIds: ['1', '3'], rest: 'follows' };
const CLOSED: FactBody = { type: 'rest-given', lineIds: ['4'], rest: 'closed' };
export const RestAnswered: Story = { args: { state: flowAfter([...HALF_DONE, FOLLOWS, CLOSED]) } };
export const RestOfOneProduct: Story = {
  args: { state: flowAfter([...COMPLETE, { type: 'unit-counted', lineId: '4', delta: -3 }]) },
};
const COUNT: FlowDocument = {
  ...DOCUMENT,
  flow: 'cycle-count',
  count: { countId: 'COUNT-88', batchId: 'B1 aisle 4', mode: 'full', blind: false },
};
export const NotCounted: Story = { args: { state: flowAfter(HALF_DONE, COUNT) } };
export const NotCountedDark: Story = { ...NotCounted, globals: { theme: 'dark' } };
export const RestAnsweredDark: Story = { ...RestAnswered, globals: { theme: 'dark' } };
export const EverythingMatches: Story = { args: { state: flowAfter(COMPLETE) } };
export const Dark: Story = { ...Differences, globals: { theme: 'dark' } };
export const ForcedColors: Story = { ...Differences, tags: ['forced-colors'] };
export const Phone: Story = { ...Differences, globals: { viewport: { value: 'iphoneE' } } };

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { userEvent } from 'storybook/test';
import '../../../src/define/serial-flow-list.js';
import type { SerialFlowList } from '../../../src/elements/flow-list/serial-flow-list.element.js';
import { accepted, COMPLETE, DOCUMENT, flowAfter, HALF_DONE, OVER } from '../../../test/support/sample-flow.js';

const meta: Meta<SerialFlowList> = {
  title: 'Elements/serial-flow-list',
  component: 'serial-flow-list',
  argTypes: { state: { control: false }, activeLineId: { control: 'text' } },
  render: ({ state, activeLineId }) =>
    html`<serial-flow-list .state=${state} .activeLineId=${activeLineId}></serial-flow-list>`,
};
export default meta;

type Story = StoryObj<SerialFlowList>;

const blind = { countId: 'count-7', batchId: 'shelf-3', mode: 'full', blind: true } as const;

export const NothingScanned: Story = { args: { state: flowAfter() } };
export const HalfDone: Story = { args: { state: flowAfter(HALF_DONE) } };
export const Over: Story = { args: { state: flowAfter(OVER), activeLineId: '2' } };
export const Complete: Story = { args: { state: flowAfter(COMPLETE) } };
export const ManySerials: Story = {
  args: { state: flowAfter(Array.from({ length: 60 }, (_, at) => accepted('3', `D18-${771200 + at}`))) },
};
const tappable = flowAfter(HALF_DONE);
export const TapKnown: Story = { args: { state: { ...tappable, settings: { ...tappable.settings, tapKnown: true } } } };
export const BlindCount: Story = {
  args: { state: flowAfter(HALF_DONE, { ...DOCUMENT, flow: 'cycle-count', count: blind }) },
};
const many = Array.from({ length: 60 }, (_, at) => ({
  lineId: String(at + 1),
  sku: `DR-${18 + at}V`,
  expectedQty: 2,
  serialPolicy: 'none' as const,
}));
export const Find: Story = {
  args: { state: flowAfter([accepted('12', 'D18-771204')], { ...DOCUMENT, lines: many }) },
  play: async ({ canvasElement }) => {
    const list = canvasElement.querySelector('serial-flow-list');
    const field = list?.shadowRoot?.querySelector<HTMLInputElement>('input[type=search]');
    if (!field) throw new Error('There is nothing to find with');
    await userEvent.type(field, 'dr-2');
    await list?.updateComplete;
  },
};
export const Empty: Story = { args: { state: flowAfter([], { ...DOCUMENT, lines: [] }) } };
export const Dark: Story = { ...Over, globals: { theme: 'dark' } };
export const ForcedColors: Story = { ...Over, tags: ['forced-colors'] };
export const Phone: Story = { ...Over, globals: { viewport: { value: 'iphoneE' } } };

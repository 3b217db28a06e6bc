import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/serial-flow-list.js';
import type { SerialFlowList } from '../src/elements/serial-flow-list.element.js';
import { accepted, COMPLETE, DOCUMENT, flowAfter, HALF_DONE, OVER } from '../test/support/sample-flow.js';

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
export const BlindCount: Story = {
  args: { state: flowAfter(HALF_DONE, { ...DOCUMENT, flow: 'cycle-count', count: blind }) },
};
export const Empty: Story = { args: { state: flowAfter([], { ...DOCUMENT, lines: [] }) } };
export const Dark: Story = { ...Over, globals: { theme: 'dark' } };
export const ForcedColors: Story = { ...Over, tags: ['forced-colors'] };
export const Phone: Story = { ...Over, globals: { viewport: { value: 'iphoneE' } } };

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../../src/define/serial-disputes.js';
import type { SerialDisputes } from '../../../src/elements/disputes/serial-disputes.element.js';
import { disputed, flowAfter } from '../../../test/support/sample-flow.js';

const facts = [...disputed('3', 'D18-771203'), ...disputed('1', '353879234252633')];

const meta: Meta<SerialDisputes> = {
  title: 'Elements/serial-disputes',
  component: 'serial-disputes',
  argTypes: { state: { control: false } },
  render: ({ state }) => html`<serial-disputes .state=${state}></serial-disputes>`,
};
export default meta;

type Story = StoryObj<SerialDisputes>;

export const Open: Story = { args: { state: flowAfter(facts) } };
export const AfterCompletion: Story = {
  args: { state: flowAfter([...facts, { type: 'flow-completed', eventId: 'E1' }]) },
};
export const Dark: Story = { ...Open, globals: { theme: 'dark' } };
export const ForcedColors: Story = { ...Open, tags: ['forced-colors'] };
export const Phone: Story = { ...Open, globals: { viewport: { value: 'iphoneE' } } };

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../../src/define/serial-refused-file.js';
import type { SerialRefusedFile } from '../../../src/elements/refused-file/serial-refused-file.element.js';
import { outboxEntryOf } from '../../../test/storage/samples.js';

const refusal = {
  code: 'po-closed',
  message: 'Order 4500012 was closed on 27 November. Receive the units on order 4500013.',
  atMs: 1,
};

const meta: Meta<SerialRefusedFile> = {
  title: 'Elements/serial-refused-file',
  component: 'serial-refused-file',
  argTypes: { entry: { control: false } },
  render: ({ entry }) => html`<serial-refused-file .entry=${entry}></serial-refused-file>`,
};
export default meta;

type Story = StoryObj<SerialRefusedFile>;

export const Refused: Story = { args: { entry: { ...outboxEntryOf('event-1', 1), refusal } } };
export const TakeBackQuestion: Story = {
  ...Refused,
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('serial-refused-file');
    await element?.updateComplete;
    element?.shadowRoot?.querySelector<HTMLElement>('.void')?.click();
    await element?.updateComplete;
  },
};
export const Dark: Story = { ...Refused, globals: { theme: 'dark' } };
export const ForcedColors: Story = { ...Refused, tags: ['forced-colors'] };
export const Phone: Story = { ...Refused, globals: { viewport: { value: 'iphoneE' } } };

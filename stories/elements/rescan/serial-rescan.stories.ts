import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '../../../src/define/serial-rescan.js';
import type { SerialRescan } from '../../../src/elements/rescan/serial-rescan.element.js';

interface Args {
  product: string;
  units: number;
  onRequest: () => void;
}

const meta: Meta<Args> = {
  title: 'Elements/serial-rescan',
  component: 'serial-rescan',
  args: { product: 'Cordless drill 18 V', units: 3, onRequest: fn() },
  render: ({ product, units, onRequest }) =>
    html`<serial-rescan
      line-id="3"
      .product=${product}
      .units=${units}
      @serial-rescan-request=${onRequest}
    ></serial-rescan>`,
};
export default meta;

type Story = StoryObj<Args>;

async function tap(canvas: HTMLElement, index: number): Promise<void> {
  const element = canvas.querySelector<SerialRescan>('serial-rescan');
  const button = element?.shadowRoot?.querySelectorAll('button')[index];
  if (button) await userEvent.click(button);
  await element?.updateComplete;
}

export const Button: Story = {};
export const Question: Story = { play: ({ canvasElement }) => tap(canvasElement, 0) };
export const StartOver: Story = {
  play: async ({ canvasElement, args }) => {
    await tap(canvasElement, 0);
    await tap(canvasElement, 1);
    await expect(args.onRequest).toHaveBeenCalledOnce();
  },
};
export const QuestionInTheDark: Story = { ...Question, globals: { theme: 'dark' } };

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '../../../src/define/serial-flows.js';
import type { FlowSummary } from '../../../src/domain/folding/flow-summary.js';
import { FLOWS } from '../../../test/support/sample-flows.js';

interface Args {
  flows: readonly FlowSummary[];
  currentId: string;
  onOpen: (event: Event) => void;
}

const meta: Meta<Args> = {
  title: 'Elements/serial-flows',
  component: 'serial-flows',
  args: { flows: FLOWS, currentId: 'flow-asn', onOpen: fn() },
  argTypes: { flows: { control: false } },
  globals: { viewport: { value: 'iphoneE' } },
  render: ({ flows, currentId, onOpen }) =>
    html`<serial-flows .flows=${flows} .currentId=${currentId} @serial-open-request=${onOpen}></serial-flows>`,
};
export default meta;

type Story = StoryObj<Args>;

const partsOf = (canvas: HTMLElement): ShadowRoot | null | undefined =>
  canvas.querySelector('serial-flows')?.shadowRoot;

async function tap(canvas: HTMLElement, selector: string): Promise<void> {
  const target = partsOf(canvas)?.querySelector(selector);
  if (target) await userEvent.click(target);
}

export const OpenWork: Story = {};
export const Unfolded: Story = { play: ({ canvasElement }) => tap(canvasElement, 'summary') };
export const Switch: Story = {
  play: async ({ canvasElement, args }) => {
    await tap(canvasElement, '[data-flow=flow-count]');
    await expect(args.onOpen).toHaveBeenCalledOnce();
    await expect(args.onOpen).toHaveBeenCalledWith(expect.objectContaining({ detail: { flowId: 'flow-count' } }));
  },
};
export const Nothing: Story = { args: { flows: [] } };
export const Dark: Story = { ...Unfolded, globals: { theme: 'dark', viewport: { value: 'iphoneE' } } };
export const ForcedColors: Story = { ...Unfolded, tags: ['forced-colors'] };
export const Tablet: Story = { ...Unfolded, globals: { viewport: { value: 'ipad' } } };
export const TabletDark: Story = { ...Unfolded, globals: { theme: 'dark', viewport: { value: 'ipad' } } };

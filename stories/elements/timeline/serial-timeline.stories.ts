import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '../../../src/define/serial-timeline.js';
import type { Fact } from '../../../src/domain/model/fact.js';
import type { SerialTimeline } from '../../../src/elements/timeline/serial-timeline.element.js';
import { JOURNAL, longJournal } from '../../../test/support/sample-journal.js';

interface Args {
  facts: readonly Fact[];
  onExport: (event: Event) => void;
}

const meta: Meta<Args> = {
  title: 'Elements/serial-timeline',
  component: 'serial-timeline',
  args: { facts: JOURNAL, onExport: fn() },
  argTypes: { facts: { control: false } },
  globals: { viewport: { value: 'iphoneE' } },
  render: ({ facts, onExport }) =>
    html`<serial-timeline flow-id="flow-1" .facts=${facts} @serial-export-request=${onExport}></serial-timeline>`,
};
export default meta;

type Story = StoryObj<Args>;

function partOf<T extends Element>(canvas: HTMLElement, selector: string): T {
  const found = canvas.querySelector<SerialTimeline>('serial-timeline')?.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`The timeline has no ${selector}`);
  return found;
}

export const Record: Story = {};
export const Search: Story = {
  play: ({ canvasElement }) => userEvent.type(partOf(canvasElement, 'input'), '356938035643809'),
};
export const NothingFound: Story = {
  play: ({ canvasElement }) => userEvent.type(partOf(canvasElement, 'input'), 'nowhere'),
};
export const RefusedOnly: Story = {
  play: ({ canvasElement }) => userEvent.selectOptions(partOf(canvasElement, 'select'), 'refused'),
};
export const Export: Story = {
  play: async ({ canvasElement, args }) => {
    await userEvent.click(partOf(canvasElement, '[data-format=csv]'));
    const detail = { flowId: 'flow-1', format: 'csv' };
    await expect(args.onExport).toHaveBeenCalledWith(expect.objectContaining({ detail }));
  },
};
export const TenThousand: Story = { args: { facts: longJournal(10_000) } };
export const Empty: Story = { args: { facts: [] } };
export const Dark: Story = { globals: { theme: 'dark', viewport: { value: 'iphoneE' } } };
export const ForcedColors: Story = { tags: ['forced-colors'] };
export const Tablet: Story = { globals: { viewport: { value: 'ipad' } } };
export const TabletDark: Story = { globals: { theme: 'dark', viewport: { value: 'ipad' } } };

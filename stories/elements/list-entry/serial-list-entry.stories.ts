import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../../src/define/serial-list-entry.js';
import type { SerialListEntry } from '../../../src/elements/list-entry/serial-list-entry.element.js';
import type { ListReport } from '../../../src/ports/capture.js';
import { flowAfter } from '../../../test/support/sample-flow.js';

interface Args {
  mode: 'list' | 'range';
  report: ListReport | undefined;
  /** What is typed, by the id of the field. */
  typed: Record<string, string>;
}

const [, , drills] = flowAfter().lines;

const meta: Meta<Args> = {
  title: 'Elements/serial-list-entry',
  component: 'serial-list-entry',
  args: { mode: 'list', typed: {} },
  argTypes: { report: { control: 'object' }, typed: { control: 'object' } },
  render: ({ mode, report }) =>
    html`<serial-list-entry .mode=${mode} .report=${report} .line=${drills}></serial-list-entry>`,
  play: async ({ canvasElement, args: { typed } }) => {
    const element = canvasElement.querySelector<SerialListEntry>('serial-list-entry');
    await element?.updateComplete;
    for (const [id, text] of Object.entries(typed)) {
      const field = element?.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`);
      if (!field) throw new Error(`There is no field ${id}`);
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await element?.updateComplete;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Pasted: Story = { args: { typed: { list: 'D18-771203\nD18-771204, D18-771207\nD18-771219' } } };
export const EmptyList: Story = { args: { typed: {} } };
export const Run: Story = { args: { mode: 'range', typed: { first: 'D18-771200', last: 'D18-771249' } } };
export const RunRefused: Story = { args: { mode: 'range', typed: { first: 'D18-771249', last: 'D18-771200' } } };
export const Report: Story = {
  args: {
    report: {
      accepted: 2,
      refused: 2,
      items: [
        { text: 'D18-771203', verdict: taken('D18-771203') },
        { text: 'D18-771203', verdict: { outcome: 'refused', code: 'duplicate-in-flow', text: 'D18-771203' } },
        { text: 'D18-771204', verdict: taken('D18-771204') },
        {
          text: 'KX1-0047-AF21',
          verdict: {
            outcome: 'refused',
            code: 'duplicate-elsewhere',
            elsewhere: {
              flowId: 'f',
              documentId: 'ASN-20418',
              kind: 'asn-receiving',
              deviceId: 'till-2',
              userId: 'jo',
              atMs: 0,
            },
          },
        },
      ],
    },
  },
};
export const Dark: Story = { ...Report, globals: { theme: 'dark' } };
export const ForcedColors: Story = { ...Report, tags: ['forced-colors'] };

function taken(serial: string) {
  return { outcome: 'accepted', lineId: '3', serial, flags: [], lineDone: false } as const;
}

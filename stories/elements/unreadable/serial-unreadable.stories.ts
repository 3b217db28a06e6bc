import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../../src/define/serial-unreadable.js';
import type { SerialUnreadable } from '../../../src/elements/unreadable/serial-unreadable.element.js';
import { flowAfter } from '../../../test/support/sample-flow.js';

const [, , drills] = flowAfter().lines;

const meta: Meta<SerialUnreadable> = {
  title: 'Elements/serial-unreadable',
  component: 'serial-unreadable',
  args: {
    line: drills,
    reasons: [
      { code: 'torn', label: 'Label torn' },
      { code: 'none', label: 'No label' },
    ],
  },
  argTypes: { line: { control: false } },
  render: ({ line, reasons }) => html`<serial-unreadable .line=${line} .reasons=${reasons}></serial-unreadable>`,
};
export default meta;

type Story = StoryObj<SerialUnreadable>;

export const ChooseAReason: Story = {};
export const InWords: Story = { args: { reasons: [] } };
export const Dark: Story = { globals: { theme: 'dark' } };

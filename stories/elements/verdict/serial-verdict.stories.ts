import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../../src/define/serial-verdict.js';
import type { SerialVerdict } from '../../../src/elements/verdict/serial-verdict.element.js';

const meta: Meta<SerialVerdict> = {
  title: 'Elements/serial-verdict',
  component: 'serial-verdict',
  argTypes: { message: { control: 'object' } },
  render: ({ message }) => html`<serial-verdict .message=${message}></serial-verdict>`,
};
export default meta;

type Story = StoryObj<SerialVerdict>;

export const Accepted: Story = {
  args: { message: { tone: 'accepted', title: 'Serial added', product: 'Cordless drill 18 V', serial: 'D18-771203' } },
};
export const Done: Story = { args: { message: { tone: 'done', title: 'Cordless drill 18 V is complete' } } };
export const Prompt: Story = {
  args: { message: { tone: 'prompt', title: 'Scan the serial number', product: 'Cordless drill 18 V' } },
};
export const Sweep: Story = { args: { message: { tone: 'accepted', title: 'Tags counted', count: '1,284' } } };
export const SweepWithStrays: Story = {
  args: {
    message: {
      tone: 'accepted',
      title: 'Tags counted',
      count: '1,284',
      next: '12 tags not taken: Not on this document',
    },
  },
};
export const Duplicate: Story = {
  args: {
    message: {
      tone: 'duplicate',
      title: 'Already scanned',
      serial: 'D18-771203',
      next: 'It counts once. Go on with the next unit.',
    },
  },
};
const notListed = {
  tone: 'refused',
  title: 'Not on this document',
  serial: '356938035643809',
  next: 'Set the unit aside, or check the document.',
} as const;
export const Refused: Story = {
  args: { message: notListed },
};
export const ExpectedElsewhere: Story = {
  args: {
    message: {
      ...notListed,
      place: { text: 'Expected on Transfer in · TO-78 · From 0007', flowId: 'flow-78', go: 'Open Transfer 78' },
    },
  },
};
export const Misread: Story = {
  args: {
    message: {
      tone: 'refused',
      title: 'Not read right',
      serial: '356938035643808',
      next: 'Scan it again: a check digit does not fit.',
    },
  },
};
export const Pack: Story = {
  args: { message: { tone: 'accepted', title: 'Counted 12 units', product: 'USB-C charging cable, 2 m' } },
};
export const CartonAgain: Story = {
  args: {
    message: {
      tone: 'duplicate',
      title: 'Already received',
      serial: '106141412345678908',
      next: 'Receipt 1 · Nov 30, 10:00 · mia. Set it aside.',
    },
  },
};
export const UnitsUnknown: Story = {
  args: {
    message: {
      tone: 'refused',
      title: 'How many are in this case?',
      serial: '14006381333303',
      next: 'Nobody has said. Scan its units, or count by hand.',
      product: 'USB-C charging cable, 2 m',
    },
  },
};
export const CaseCode: Story = {
  args: {
    message: {
      tone: 'refused',
      title: 'Case codes cannot be used here',
      serial: '106141412345678908',
      next: 'Serialized products are scanned one by one. Open the case and scan each unit of: Orbit Phone 15, Cordless drill 18 V.',
    },
  },
};
export const BelongsElsewhere: Story = {
  args: {
    message: {
      tone: 'refused',
      title: 'This serial belongs to Kestrel X1 game console',
      serial: 'KX-004711',
      next: 'Scan it again after its own product.',
    },
  },
};
export const Dark: Story = { ...Refused, globals: { theme: 'dark' } };
export const ForcedColors: Story = { ...Duplicate, tags: ['forced-colors'] };
export const Nothing: Story = {};

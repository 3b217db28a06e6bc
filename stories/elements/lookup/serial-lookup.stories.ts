import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { fn } from 'storybook/test';
import '../../../src/define/serial-lookup.js';
import type { SerialLookup } from '../../../src/elements/lookup/serial-lookup.element.js';
import { FakeCapture } from '../../../test/support/fake-capture.js';
import { LOOKED_UP } from '../../../test/support/sample-lookup.js';

interface Args {
  lookup: FakeCapture['lookup'];
  serial: string;
  onOpen: (event: Event) => void;
}

const meta: Meta<Args> = {
  title: 'Elements/serial-lookup',
  component: 'serial-lookup',
  args: { lookup: LOOKED_UP, serial: '356938035643809', onOpen: fn() },
  argTypes: { lookup: { control: false } },
  globals: { viewport: { value: 'iphoneE' } },
  render: ({ lookup, onOpen }) => {
    const capture = Object.assign(new FakeCapture(), { lookup });
    return html`<serial-lookup .capture=${capture} @serial-open-request=${onOpen}></serial-lookup>`;
  },
  play: ({ canvasElement, args }) => canvasElement.querySelector<SerialLookup>('serial-lookup')?.lookUp(args.serial),
};
export default meta;

type Story = StoryObj<Args>;

export const Found: Story = {};
export const Unknown: Story = { args: { lookup: { ledger: [], places: [], history: [] }, serial: 'KX1-9' } };
export const Dark: Story = { globals: { theme: 'dark', viewport: { value: 'iphoneE' } } };
export const Tablet: Story = { globals: { viewport: { value: 'ipad' } } };

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../../src/define/serial-units.js';
import type { SerialUnits } from '../../../src/elements/units/serial-units.element.js';
import { replayFrom } from '../../../src/domain/folding/apply.js';
import { accepted, flowAfter, HALF_DONE, STAMP } from '../../../test/support/sample-flow.js';

const key = (serial: string) => `GC-X1\u001f${serial}`;
const worked = replayFrom(flowAfter([...HALF_DONE, accepted('2', 'KX1-0047-AF29')]), [
  { ...STAMP, type: 'unit-marked', lineId: '2', key: key('KX1-0047-AF22'), condition: 'damaged', reason: 'crushed' },
  { ...STAMP, type: 'unreadable-counted', lineId: '2', unitId: 'u1', reason: 'Label torn' },
]);
const base = flowAfter();
const cables = { ...base.settings, enableSerializedInventory: false };
const counted = replayFrom(
  { ...base, settings: cables, lines: base.lines.map(line => ({ ...line, serialized: false })) },
  [
    { ...STAMP, type: 'unit-counted', lineId: '4', delta: 6, lot: 'L-2041', expiry: '2027-05-31' },
    { ...STAMP, type: 'units-marked', lineId: '4', quantity: 2, condition: 'damaged', reason: 'crushed' },
  ],
);

const meta: Meta<SerialUnits> = {
  title: 'Elements/serial-units',
  component: 'serial-units',
  args: { state: worked, lineId: '2' },
  argTypes: { state: { control: false } },
  render: ({ state, lineId, key: unit }) =>
    html`<serial-units .state=${state} .lineId=${lineId} .key=${unit}></serial-units>`,
};
export default meta;

type Story = StoryObj<SerialUnits>;

export const ChooseAUnit: Story = {};
export const OneUnit: Story = { args: { key: key('KX1-0047-AF22') } };
export const Counted: Story = { args: { state: counted, lineId: '4' } };
export const InWords: Story = {
  args: { key: key('KX1-0047-AF29'), state: { ...worked, settings: { ...worked.settings, reasonCodes: [] } } },
};
export const Dark: Story = { args: { key: key('KX1-0047-AF22') }, globals: { theme: 'dark' } };

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '../../../src/define/serial-count-report.js';
import type { CountReport } from '../../../src/domain/rules/count-report.js';
import type { SerialCountReport } from '../../../src/elements/count-report/serial-count-report.element.js';
import {
  BLIND_COUNT,
  CLOSED_COUNT,
  COUNT,
  MATCHING_COUNT,
  OPEN_COUNT,
  SHORT_COUNT,
  UNSEEN_COUNT,
} from '../../../test/support/sample-count.js';

interface Args {
  report: CountReport;
  onRecount: (event: Event) => void;
  onClose: () => void;
}

const meta: Meta<Args> = {
  title: 'Elements/serial-count-report',
  component: 'serial-count-report',
  args: { report: COUNT, onRecount: fn(), onClose: fn() },
  argTypes: { report: { control: false } },
  globals: { viewport: { value: 'iphoneE' } },
  render: ({ report, onRecount, onClose }) =>
    html`<serial-count-report
      current-flow-id="batch-2"
      .report=${report}
      @serial-recount-request=${onRecount}
      @serial-close-count-request=${onClose}
    ></serial-count-report>`,
};
export default meta;

type Story = StoryObj<Args>;

async function tap(canvas: HTMLElement, selector: string): Promise<void> {
  const element = canvas.querySelector<SerialCountReport>('serial-count-report');
  const target = element?.shadowRoot?.querySelector(selector);
  if (!target) throw new Error(`The report has no ${selector}`);
  await userEvent.click(target);
  await element?.updateComplete;
}

export const Differences: Story = {};
export const Chosen: Story = { play: ({ canvasElement }) => tap(canvasElement, 'input[data-sku="PH-15-128"]') };
export const RecountQuestion: Story = {
  play: async ({ canvasElement, args }) => {
    await tap(canvasElement, 'input[data-sku="PH-15-128"]');
    await tap(canvasElement, '.actions button');
    await expect(args.onRecount).not.toHaveBeenCalled();
  },
};
export const Recount: Story = {
  play: async context => {
    await RecountQuestion.play?.(context);
    await tap(context.canvasElement, '.actions .danger');
    const detail = { flowId: 'batch-2', lineIds: ['1'] };
    await expect(context.args.onRecount).toHaveBeenCalledWith(expect.objectContaining({ detail }));
  },
};
export const CloseQuestion: Story = { play: ({ canvasElement }) => tap(canvasElement, '.actions .primary') };
export const Close: Story = {
  play: async ({ canvasElement, args }) => {
    await tap(canvasElement, '.actions .primary');
    await tap(canvasElement, '.actions .danger');
    await expect(args.onClose).toHaveBeenCalledOnce();
  },
};
export const BatchesOpen: Story = { args: { report: OPEN_COUNT } };
export const OpenPlaces: Story = { args: { report: UNSEEN_COUNT } };
export const OpenPlacesDark: Story = { ...OpenPlaces, globals: { theme: 'dark', viewport: { value: 'iphoneE' } } };
export const Blind: Story = { args: { report: BLIND_COUNT } };
export const BlindClosed: Story = { args: { report: { ...BLIND_COUNT, isClosed: true } } };
export const Closed: Story = { args: { report: CLOSED_COUNT } };
export const EverythingMatches: Story = {
  args: { report: MATCHING_COUNT },
  play: ({ canvasElement }) => tap(canvasElement, 'summary'),
};
export const ManyMissing: Story = { args: { report: SHORT_COUNT } };
export const Dark: Story = { globals: { theme: 'dark', viewport: { value: 'iphoneE' } } };
export const ForcedColors: Story = { tags: ['forced-colors'] };
export const Tablet: Story = { globals: { viewport: { value: 'ipad' } } };
export const TabletDark: Story = { globals: { theme: 'dark', viewport: { value: 'ipad' } } };

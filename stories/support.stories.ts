import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import '../src/define/serial-timeline.js';
import type { SerialExportRequestEvent } from '../src/events/requests/serial-export-request.js';
import { writeAudit } from '../src/output/index.js';
import { JOURNAL } from '../test/support/sample-journal.js';

/** How a host for support shows a flow's record, and makes the file that is asked for. */
const meta: Meta = {
  title: 'Flows/support',
  globals: { viewport: { value: 'ipad' } },
  render: () =>
    html`<div @serial-export-request=${onExport}>
      <pre tabindex="0" aria-label="File" style="overflow: auto; max-height: 20rem" hidden></pre>
      <serial-timeline flow-id="flow-1" .facts=${JOURNAL}></serial-timeline>
    </div>`,
};
export default meta;

type Story = StoryObj;

function onExport(event: Event): void {
  const { format } = (event as SerialExportRequestEvent).detail;
  const place = (event.currentTarget as HTMLElement).querySelector('pre');
  if (!place) return;
  place.textContent = writeAudit(JOURNAL, format).text;
  place.hidden = false;
}

const exported =
  (format: 'csv' | 'json', beginning: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const timeline = canvasElement.querySelector('serial-timeline');
    const button = timeline?.shadowRoot?.querySelector(`[data-format=${format}]`);
    if (button) await userEvent.click(button);
    const text = canvasElement.querySelector('pre')?.textContent ?? '';
    await expect(text.replace(/^\ufeff/, '').startsWith(beginning)).toBe(true);
  };

/** The file holds times in UTC, and the record those of the device: no picture, since they differ by the time zone. */
export const RecordAndCsv: Story = { play: exported('csv', 'at,fact,'), tags: ['moving'] };
export const RecordAndJson: Story = { play: exported('json', '['), tags: ['moving'] };

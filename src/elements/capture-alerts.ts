import { html, nothing, type TemplateResult } from 'lit';
import type { Capture } from '../ports/capture.js';
import type { Strings } from '../strings/en.js';
import { icon } from './icons.js';

/** Why a device that worked does not any more. The camera says so itself, and a page without a host app never had its scanner. */
export function lostDevice({ sourceStatuses }: Pick<Capture, 'sourceStatuses'>): string | undefined {
  for (const [name, status] of Object.entries(sourceStatuses)) {
    if (name !== 'camera' && status.state === 'unavailable' && status.code !== 'no-host') return status.code;
  }
  return undefined;
}

/** What keeps capture from going on as it should: said as long as it lasts. */
export function captureAlerts(capture: Capture | undefined, strings: Strings): readonly unknown[] {
  if (!capture) return [];
  const { storeHealth } = capture;
  return [
    storeHealth.state === 'degraded'
      ? alert(html`<b>${strings.notSaving}.</b> ${strings.storeProblems[storeHealth.code]}`)
      : nothing,
    lostDevice(capture) === undefined ? nothing : alert(html`${strings.scannerOff}`),
  ];
}

function alert(text: TemplateResult): TemplateResult {
  return html`<div class="alert" role="alert">
    ${icon('warning')}
    <p>${text}</p>
  </div>`;
}

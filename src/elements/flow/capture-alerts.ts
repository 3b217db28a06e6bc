import { html, nothing, type TemplateResult } from 'lit';
import type { Capture } from '../../ports/capture.js';
import type { StoreErrorCode, StoreHealth } from '../../ports/flow-store.js';
import type { Strings } from '../../strings/en.js';
import { plural } from '../../strings/format.js';
import { icon } from '../view/icons.js';

/**
 * Why a device that worked does not work any more. The camera is left out because it says so itself, and `no-host`
 * because a page without a host app never had that app's scanner.
 */
export function lostDevice({ sourceStatuses }: Pick<Capture, 'sourceStatuses'>): string | undefined {
  for (const [name, status] of Object.entries(sourceStatuses)) {
    if (name !== 'camera' && status.state === 'unavailable' && status.code !== 'no-host') return status.code;
  }
  return undefined;
}

/** With these failures the store takes nothing more but can still be read. */
const READABLE: readonly StoreErrorCode[] = ['version-changed', 'quota'];

/** Why the store takes nothing more and, where it can still be read, a button that exports what it has. */
export function storeProblem(health: StoreHealth | undefined, strings: Strings, onExport: () => void): unknown {
  if (health?.state !== 'degraded') return nothing;
  return html`<p>${strings.storeProblems[health.code]}</p>
    ${
      READABLE.includes(health.code)
        ? html`<button type="button" class="wide" @click=${onExport}>${strings.saveCopy}</button>`
        : nothing
    }`;
}

/** What keeps capture from going on as it should; each alert is shown as long as its cause lasts. */
export function captureAlerts(
  capture: Capture | undefined,
  strings: Strings,
  onExport: () => void,
): readonly unknown[] {
  if (!capture) return [];
  const { storeHealth } = capture;
  return [
    storeHealth.state === 'degraded'
      ? alert(
          html`<p><b>${strings.notSaving}.</b></p>
            ${storeProblem(storeHealth, strings, onExport)}`,
        )
      : nothing,
    storeHealth.tampered?.includes(capture.state?.flowId ?? '')
      ? alert(html`<p>${strings.recordsChanged}</p>`)
      : nothing,
    lostDevice(capture) === undefined ? nothing : alert(html`<p>${strings.scannerOff}</p>`),
    backlogOf(capture, strings),
  ];
}

/**
 * How many readings wait to be stored. It is said quietly, because nothing is lost and nothing has to be done: to be
 * heard the number is rounded, so that it is not read out at each change.
 */
function backlogOf(capture: Capture, strings: Strings): unknown {
  const { backlog } = capture.diagnostics();
  const late = backlog?.isLate ? backlog.readings : 0;
  const said = (count: number) => (count > 0 ? plural(strings, strings.toBeSaved, count) : nothing);
  return html`<div class="visually-hidden" aria-live="polite">${said(Number(late.toPrecision(1)))}</div>
    ${late > 0 ? html`<p class="backlog" aria-hidden="true">${said(late)}</p>` : nothing}`;
}

function alert(text: TemplateResult): TemplateResult {
  return html`<div class="alert" role="alert">
    ${icon('warning')}
    <div>${text}</div>
  </div>`;
}

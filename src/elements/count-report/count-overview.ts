import { html, nothing, type TemplateResult } from 'lit';
import type { CountBatch, CountReport } from '../../domain/rules/count-report.js';
import { plural } from '../../strings/format.js';
import type { PanelStrings } from '../../strings/panels.js';
import { totalsOf } from './count-totals.js';

const SHOWN = ['expected', 'counted', 'variance', 'match', 'missing', 'unexpected', 'unreadable'] as const;

/** The figures of the whole count. */
export function countTotals(report: CountReport, strings: PanelStrings): TemplateResult {
  const units = totalsOf(report);
  const signed = new Intl.NumberFormat(strings.locale, { signDisplay: 'exceptZero' });
  const plain = new Intl.NumberFormat(strings.locale);
  return html`<dl class="totals">
    ${SHOWN.map(name => {
      const value = units[name];
      if (value === undefined) return nothing;
      return html`<div>
        <dt>${strings.totals[name]}</dt>
        <dd>${(name === 'variance' ? signed : plain).format(value)}</dd>
      </div>`;
    })}
  </dl>`;
}

/** Who counted how much, batch by batch. */
export function countBatches(
  batches: readonly CountBatch[],
  currentFlowId: string,
  strings: PanelStrings,
): TemplateResult {
  return html`<h3>${strings.batches}</h3>
    <ul class="batches" role="list">
      ${batches.map(
        ({ batchId, status, units, openLines, lastBy, flowId }) =>
          html`<li part="batch" class=${flowId === currentFlowId ? 'current' : ''}>
            <b class="name">${batchId}</b>
            <span class="status ${status}">${strings.statuses[status]}</span>
            <span class="units">${plural(strings, strings.progressOpen, units)}</span>
            <span class="soft name">${lastBy.userId ?? lastBy.deviceId}</span>
            ${
              openLines.length > 0
                ? html`<span class="open">${plural(strings, strings.placesTitle, openLines.length)}</span>`
                : nothing
            }
          </li>`,
      )}
    </ul>`;
}

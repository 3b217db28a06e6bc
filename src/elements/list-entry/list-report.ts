import { html, nothing, type TemplateResult } from 'lit';
import { lineOf } from '../../domain/rules/lines.js';
import type { FlowState } from '../../domain/model/state.js';
import type { Verdict } from '../../domain/model/verdict.js';
import type { ListReport } from '../../ports/capture.js';
import type { Strings } from '../../strings/en.js';
import { plural } from '../../strings/format.js';
import { icon } from '../view/icons.js';
import { refusedMessage } from '../view/verdict-message.js';

/** How many refused serials are shown. Whoever has more of them has pasted the wrong list. */
const SHOWN = 200;

/** What became of a list: how many serials count, and why each of the others does not. */
export function listReport(
  { items, accepted, refused }: ListReport,
  flow: FlowState | undefined,
  strings: Strings,
): TemplateResult {
  const wrong = items.filter(({ verdict }) => verdict.outcome === 'refused');
  return html`<div role="status">
      <p class="good">${icon('accepted')}${plural(strings, strings.listTaken, accepted)}</p>
      ${refused > 0 ? html`<p class="bad">${icon('refused')}${plural(strings, strings.listRefused, refused)}</p>` : nothing}
    </div>
    ${
      wrong.length > 0
        ? html`<ul role="list" class="refused">
            ${wrong
              .slice(0, SHOWN)
              .map(
                ({ text, verdict }) =>
                  html`<li>
                    <span class="serial">${text}</span> <span class="why">${why(verdict, flow, strings)}</span>
                  </li>`,
              )}
          </ul>`
        : nothing
    }`;
}

function why(verdict: Verdict, flow: FlowState | undefined, strings: Strings): string {
  if (verdict.outcome !== 'refused') return '';
  return refusedMessage(verdict, lineId => flow && lineOf(flow, lineId)?.product.name, strings).title;
}

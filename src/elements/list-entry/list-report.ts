import { html, nothing, type TemplateResult } from 'lit';
import type { Verdict } from '../../domain/model/verdict.js';
import type { ListReport } from '../../ports/capture.js';
import type { Strings } from '../../strings/en.js';
import { format, plural } from '../../strings/format.js';
import { icon } from '../view/icons.js';

/** How many refused serials are shown. Whoever has more of them has pasted the wrong list. */
const SHOWN = 200;

/** What became of a list: how many serials count, and why each of the others does not. */
export function listReport({ items, accepted, refused }: ListReport, strings: Strings): TemplateResult {
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
                  html`<li><span class="serial">${text}</span> <span class="why">${why(verdict, strings)}</span></li>`,
              )}
          </ul>`
        : nothing
    }`;
}

function why(verdict: Verdict, strings: Strings): string {
  if (verdict.outcome !== 'refused') return '';
  const { elsewhere } = verdict;
  const where = [elsewhere?.documentId, elsewhere?.batchId, elsewhere?.userId ?? elsewhere?.deviceId];
  return format(strings.refusals[verdict.code].title, { where: where.filter(Boolean).join(' · ') });
}

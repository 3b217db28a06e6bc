import { html, nothing, type TemplateResult } from 'lit';
import type { LookupResult } from '../../domain/folding/serial-places.js';
import type { PanelStrings } from '../../strings/panels.js';
import type { TimeTexts } from '../../strings/time-text.js';
import { namesIn } from '../timeline/journal-names.js';
import { entryOf } from '../timeline/timeline-entry.js';
import { timelineRow } from '../timeline/timeline-row.js';
import { documentFacts } from '../view/document-facts.js';

/** What happened to a serial, by document, the latest first. A blind count does not tell here what it expects. */
export function historyOf(
  history: LookupResult['history'],
  strings: PanelStrings,
  { dayAndTime }: TimeTexts,
): TemplateResult | typeof nothing {
  if (history.length === 0) return nothing;
  return html`<section>
    <h3>${strings.whatHappened}</h3>
    ${history.map(({ flow, facts }) => {
      const names = namesIn(facts);
      const isBlind = facts.some(fact => fact.type === 'flow-opened' && fact.document.count?.blind === true);
      const entries = facts.filter(({ type }) => type !== 'line-added').reverse();
      return html`<h4>${[flow.title, ...documentFacts(flow, strings)].join(' · ')}</h4>
        <ol role="list">
          ${entries.map(fact => timelineRow(entryOf(fact, names, strings, isBlind), dayAndTime(fact.atMs), strings))}
        </ol>`;
    })}
  </section>`;
}

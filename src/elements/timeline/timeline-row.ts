import { html, nothing, type TemplateResult } from 'lit';
import type { PanelStrings } from '../../strings/panels.js';
import { icon, type IconName } from '../view/icons.js';
import type { EntryKind, TimelineEntry } from './timeline-entry.js';

const SIGNS: Readonly<Record<EntryKind, IconName>> = {
  accepted: 'accepted',
  asked: 'prompt',
  refused: 'refused',
  removed: 'rescan',
  course: 'next',
};

/** One entry of the record, with its time of day in words. */
export function timelineRow(entry: TimelineEntry, time: string, strings: PanelStrings): TemplateResult {
  const { fact, kind, what, notes, product, serial, raw, origin } = entry;
  return html`<li class="entry ${kind}" part="entry">
    <span class="sign">${icon(SIGNS[kind])}</span>
    <p class="what">${what}</p>
    <time class="soft" datetime=${new Date(fact.atMs).toISOString()}>${time}</time>
    <div class="more">
      ${product === undefined ? nothing : html`<p class="name">${product}</p>`}
      ${serial ? html`<p class="serial">${serial}</p>` : nothing}
      ${notes.length === 0 ? nothing : html`<p class="name">${notes.join(' · ')}</p>`}
      ${
        raw === undefined
          ? nothing
          : html`<p class="raw"><span class="soft">${strings.rawReading}</span> <span class="serial">${raw}</span></p>`
      }
      <p class="soft name">${origin.join(' · ')}</p>
    </div>
  </li>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import type { LookupResult, SerialPlace } from '../../domain/folding/serial-places.js';
import type { LedgerEntry } from '../../domain/model/ledger-entry.js';
import type { PanelStrings } from '../../strings/panels.js';
import type { TimeTexts } from '../../strings/time-text.js';
import { documentFacts } from '../view/document-facts.js';

/** Where a serial is: documents to go to, and what the ledger says. */
export function whereabouts(
  { serial, places, ledger, history }: LookupResult,
  strings: PanelStrings,
  times: TimeTexts,
  onOpen: (event: Event) => void,
): TemplateResult {
  const isKnown = places.length + ledger.length > 0;
  return html`
    <p class="asked serial">${serial}</p>
    ${isKnown ? html`<h3>${strings.whereItIs}</h3>` : nothing}
    ${isKnown || history.length > 0 ? nothing : html`<p>${strings.unknownHere}</p>`}
    <ul role="list">
      ${places.map(place => placeRow(place, strings, times, onOpen))}
      ${ledger.map(entry => ledgerRow(entry, places, strings, times))}
    </ul>
  `;
}

function placeRow(
  { flow, product, isCounted }: SerialPlace,
  strings: PanelStrings,
  times: TimeTexts,
  onOpen: (event: Event) => void,
): TemplateResult {
  return html`<li class="place" part="place">
    <p class="soft">${documentFacts(flow, strings).join(' · ')}</p>
    <p class="state ${isCounted ? 'counted' : ''}">${isCounted ? strings.countedIn : strings.expectedIn}</p>
    <p class="title">
      <button type="button" class="pick name" data-flow=${flow.flowId} @click=${onOpen}>${flow.title}</button>
    </p>
    <p class="soft name">${product} · ${strings.statuses[flow.status]} · ${times.dayAndTime(flow.updatedAtMs)}</p>
  </li>`;
}

function ledgerRow(
  { sku, status, locationId, atMs }: LedgerEntry,
  places: readonly SerialPlace[],
  strings: PanelStrings,
  times: TimeTexts,
): TemplateResult {
  const product = places.find(place => place.sku === sku)?.product ?? sku;
  return html`<li class="place" part="place">
    <p class="soft">${strings.ledgerSays}</p>
    <p class="state">${strings.ledgerStatuses[status]}</p>
    <p class="title name">${locationId}</p>
    <p class="soft name">${[product, ...(atMs === undefined ? [] : [times.dayAndTime(atMs)])].join(' · ')}</p>
  </li>`;
}

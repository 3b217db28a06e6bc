import { html, nothing, type TemplateResult } from 'lit';
import { openPlaces } from '../../domain/rules/count-mode.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import { plural } from '../../strings/format.js';
import type { PanelStrings } from '../../strings/panels.js';

/** Asks about the products of a count that nobody has looked for; closing the shelf says of all that there is none. */
export function placesQuestion(
  state: FlowState,
  strings: PanelStrings,
  onNone: (event: Event) => void,
): TemplateResult | typeof nothing {
  const { length } = openPlaces(state);
  if (length === 0) return nothing;
  return html`<section class="rest" part="places" aria-labelledby="places">
    <h3 id="places">${plural(strings, strings.placesTitle, length)}</h3>
    <p class="soft">${strings.placesHint}</p>
    <button type="button" @click=${onNone}>${strings.nothingElse}</button>
  </section>`;
}

/** The same of one product. */
export function placeQuestion(
  { lineId, product }: LineState,
  strings: PanelStrings,
  onNone: (event: Event) => void,
): TemplateResult {
  return html`<button
    type="button"
    data-line=${lineId}
    aria-label="${strings.noneHere}: ${product.name}"
    @click=${onNone}
  >
    ${strings.noneHere}
  </button>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CapturedSerial } from '../../domain/model/fact.js';
import type { Strings } from '../../strings/en.js';
import { format, plural } from '../../strings/format.js';
import { icon } from '../view/icons.js';

/**
 * How many serials are drawn; the others are only counted. After a sweep of RFID tags there are thousands, and drawing
 * all of them would hold up the next tags.
 */
const AT_MOST = 100;

/**
 * Captured serials, newest first, each with its condition and its own undo. The serial's key is on its buttons
 * (`data-key`), where the handlers find it.
 */
export function capturedList(
  serials: readonly CapturedSerial[],
  strings: Strings,
  onUnit: (event: Event) => void,
  onRemove: (event: Event) => void,
): TemplateResult | typeof nothing {
  if (serials.length === 0) return nothing;
  const before = serials.length - AT_MOST;
  return html`<ul class="captured" part="captured" role="list" aria-label=${strings.captured}>
    ${repeat(
      serials.slice(-AT_MOST).reverse(),
      ({ key }) => key,
      ({ key, serial, condition }) =>
        html`<li class=${condition ? 'amiss' : nothing}>
          ${icon(condition ? 'warning' : 'accepted')}
          <span class="serial"
            >${serial}${condition ? html`<span class="visually-hidden"> ${plural(strings, strings.mismatches[condition], 1)}</span>` : nothing}</span
          >
          <button
            type="button"
            class="plain icon-only"
            aria-label=${format(strings.conditionOf, { unit: serial })}
            data-key=${key}
            @click=${onUnit}
          >
            ${icon('more')}
          </button>
          <button
            type="button"
            class="plain icon-only"
            aria-label=${format(strings.removeSerial, { serial })}
            data-key=${key}
            @click=${onRemove}
          >
            ${icon('close')}
          </button>
        </li>`,
    )}
    ${before > 0 ? html`<li class="soft">${plural(strings, strings.capturedBefore, before)}</li>` : nothing}
  </ul>`;
}

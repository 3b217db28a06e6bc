import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CapturedSerial } from '../domain/fact.js';
import type { Strings } from '../strings/en.js';
import { format } from '../strings/format.js';
import { icon } from './icons.js';

/** Captured serials, newest first, each with its own undo. The serial's key is on its button (`data-key`), where `onRemove` finds it. */
export function capturedList(
  serials: readonly CapturedSerial[],
  strings: Strings,
  onRemove: (event: Event) => void,
): TemplateResult | typeof nothing {
  if (serials.length === 0) return nothing;
  return html`<ul class="captured" part="captured" role="list" aria-label=${strings.captured}>
    ${repeat(
      [...serials].reverse(),
      ({ key }) => key,
      ({ key, serial }) =>
        html`<li>
          ${icon('accepted')}<span class="serial">${serial}</span>
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
  </ul>`;
}

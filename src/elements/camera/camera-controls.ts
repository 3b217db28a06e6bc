import { html, nothing, type TemplateResult } from 'lit';
import type { CameraView } from '../../ports/camera.js';
import type { CameraStrings } from '../../strings/camera-strings.js';
import { format } from '../../strings/format.js';

export interface CameraControlHandlers {
  readonly onTorch: () => void;
  readonly onZoom: (event: Event) => void;
  readonly onCamera: (event: Event) => void;
}

/** Light, zoom and lenses, as far as the device has them. */
export function cameraControls(view: CameraView, strings: CameraStrings, on: CameraControlHandlers): TemplateResult {
  const { abilities, torch, hint } = view;
  const isWanted = hint === 'dark' && !torch;
  return html`<div class="row controls" part="controls">
    ${
      abilities.torch
        ? html`<button type="button" class=${isWanted ? 'wanted' : nothing} aria-pressed=${torch} @click=${on.onTorch}>
            ${strings.torch}
          </button>`
        : nothing
    }
    ${zoomControl(view, strings, on)} ${lensControl(view, strings, on)}
  </div>`;
}

function zoomControl(
  { abilities, zoom }: CameraView,
  strings: CameraStrings,
  on: CameraControlHandlers,
): TemplateResult | typeof nothing {
  if (!abilities.zoom) return nothing;
  const { min, max, step } = abilities.zoom;
  return html`<label class="zoom">
    ${strings.zoom}
    <input type="range" min=${min} max=${max} step=${step} .value=${String(zoom)} @change=${on.onZoom} />
  </label>`;
}

function lensControl(
  { abilities: { cameras }, cameraId }: CameraView,
  strings: CameraStrings,
  on: CameraControlHandlers,
): TemplateResult | typeof nothing {
  if (cameras.length < 2) return nothing;
  return html`<select aria-label=${strings.camera} @change=${on.onCamera}>
    ${cameras.map(
      ({ id, label }, index) =>
        html`<option value=${id} ?selected=${id === cameraId}>
          ${label || format(strings.cameraNumber, { number: index + 1 })}
        </option>`,
    )}
  </select>`;
}

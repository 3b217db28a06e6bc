import { html, nothing, type TemplateResult } from 'lit';
import { flowSummary } from '../domain/flow-summary.js';
import type { FlowState } from '../domain/state.js';
import type { Strings } from '../strings/en.js';
import { plural } from '../strings/format.js';
import { icon } from './icons.js';

export interface FlowHeaderView {
  readonly state: FlowState;
  readonly isMuted: boolean;
  readonly strings: Strings;
}

export interface FlowHeaderHandlers {
  readonly onMute: () => void;
  readonly onPause: () => void;
}

/** Which document this is, how far it is, and what can be done at any time. */
export function flowHeader(view: FlowHeaderView, on: FlowHeaderHandlers): TemplateResult {
  const { state, isMuted, strings } = view;
  const { title, kind, documentId, countedUnits, expectedUnits } = flowSummary(state);
  const expected = state.document.count?.blind ? undefined : expectedUnits;
  return html`<header part="header">
    <div class="what">
      <p class="soft">${strings.kinds[kind]}${title === documentId ? nothing : ` · ${documentId}`}</p>
      <h1 class="name">${title}</h1>
    </div>
    <div class="tools">
      <button
        type="button"
        class="plain icon-only"
        aria-label=${isMuted ? strings.unmute : strings.mute}
        @click=${on.onMute}
      >
        ${icon(isMuted ? 'mute' : 'sound')}
      </button>
      ${
        state.status === 'capturing'
          ? html`<button type="button" class="plain icon-only" aria-label=${strings.pause} @click=${on.onPause}>
              ${icon('pause')}
            </button>`
          : nothing
      }
    </div>
    <p class="units">
      ${
        expected === undefined
          ? plural(strings, strings.progressOpen, countedUnits)
          : plural(strings, strings.progress, expected, { done: countedUnits })
      }
    </p>
    ${
      expected === undefined
        ? nothing
        : html`<progress
            aria-hidden="true"
            class=${countedUnits > expected ? 'over' : ''}
            max=${expected}
            value=${countedUnits}
          ></progress>`
    }
  </header>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { flowSummary } from '../../domain/folding/flow-summary.js';
import type { FlowState } from '../../domain/model/state.js';
import type { Strings } from '../../strings/en.js';
import { plural } from '../../strings/format.js';
import { hasEnded } from '../../domain/rules/has-ended.js';
import { documentFacts } from '../view/document-facts.js';
import { icon } from '../view/icons.js';

export interface FlowHeaderView {
  readonly state: FlowState;
  readonly isMuted: boolean;
  readonly strings: Strings;
}

export interface FlowHeaderHandlers {
  readonly onMute: () => void;
  readonly onPause: () => void;
  readonly onFlows: () => void;
  readonly onRecord: () => void;
  readonly onLookUp: () => void;
}

/** Which document this is, how far it is, and what can be done at any time. */
export function flowHeader(view: FlowHeaderView, on: FlowHeaderHandlers): TemplateResult {
  const { state, isMuted, strings } = view;
  const summary = flowSummary(state);
  const { title, countedUnits, expectedUnits: expected } = summary;
  return html`<header part="header">
    <div class="what">
      <p class="soft">${documentFacts(summary, strings).join(' · ')}</p>
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
      ${menu(strings, on)}
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
    ${
      !state.document.problems || hasEnded(state.status)
        ? nothing
        : html`<serial-document-problems .state=${state} .strings=${strings}></serial-document-problems>`
    }
  </header>`;
}

/** The menu of what is seldom needed. It closes by itself once something was chosen. */
function menu(strings: Strings, on: FlowHeaderHandlers): TemplateResult {
  const item = (label: string, act: () => void) =>
    html`<li><button type="button" class="plain" @click=${(event: Event) => chosen(event, act)}>${label}</button></li>`;
  return html`<details class="menu" @focusout=${onLeave} @keydown=${onKeydown}>
    <summary aria-label=${strings.menu}>${icon('more')}</summary>
    <ul role="list">
      ${item(strings.otherFlows, on.onFlows)} ${item(strings.lookUp, on.onLookUp)} ${item(strings.record, on.onRecord)}
    </ul>
  </details>`;
}

function chosen({ currentTarget }: Event, act: () => void): void {
  (currentTarget as HTMLElement).closest('details')?.removeAttribute('open');
  act();
}

function onLeave({ currentTarget, relatedTarget }: FocusEvent): void {
  const details = currentTarget as HTMLDetailsElement;
  if (relatedTarget instanceof Node && !details.contains(relatedTarget)) details.open = false;
}

function onKeydown({ key, currentTarget }: KeyboardEvent): void {
  const details = currentTarget as HTMLDetailsElement;
  if (key !== 'Escape' || !details.open) return;
  details.open = false;
  details.querySelector('summary')?.focus();
}

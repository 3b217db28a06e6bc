import { html, nothing, type TemplateResult } from 'lit';
import type { LineState } from '../../domain/model/state.js';
import type { Prompt } from '../../domain/model/verdict.js';
import type { Strings } from '../../strings/en.js';
import { icon } from '../view/icons.js';

export interface ScanHeadingView {
  readonly line: LineState | undefined;
  readonly prompt: Prompt | undefined;
  readonly isBlind: boolean;
  readonly presentation: 'dialog' | 'inline';
  readonly strings: Strings;
}

/** What is asked for, how many units are captured, and the button that closes. */
export function scanHeading(view: ScanHeadingView, onClose: () => void): TemplateResult {
  const { line, prompt, isBlind, presentation, strings } = view;
  const title = line?.product.name ?? (prompt ? strings.checkUnit : strings.scanAny);
  const canClose = presentation === 'dialog' || line;
  return html`<header class=${line ? 'asks' : nothing}>
    <div role="status">
      ${line ? html`<p class="asked">${icon('prompt')}${strings.scanSerial}</p>` : nothing}
      <h2 id="title" class="name" tabindex="-1">${title}</h2>
    </div>
    ${line ? html`<p class="tally">${tally(line, isBlind)}</p>` : nothing}
    ${
      canClose
        ? html`<button type="button" class="plain icon-only" aria-label=${strings.close} @click=${onClose}>
            ${icon('close')}
          </button>`
        : nothing
    }
  </header>`;
}

function tally({ countedQty, expectedQty }: LineState, isBlind: boolean): string {
  return isBlind || expectedQty === undefined ? String(countedQty) : `${countedQty}/${expectedQty}`;
}

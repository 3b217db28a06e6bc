import { html, nothing, type TemplateResult } from 'lit';
import type { LineState } from '../domain/state.js';
import type { Prompt } from '../domain/verdict.js';
import type { Strings } from '../strings/en.js';
import { icon } from './icons.js';

export interface QuestionHandlers {
  readonly onConfirm: () => void;
  readonly onDecline: () => void;
  /** The chosen line's id is on the button (`data-line`). */
  readonly onChoose: (event: Event) => void;
}

/** The ways to answer a question about one serial; nothing for a serial prompt, whose answer is a serial. */
export function scanQuestion(
  prompt: Prompt | undefined,
  candidates: readonly LineState[],
  strings: Strings,
  on: QuestionHandlers,
): TemplateResult | typeof nothing {
  switch (prompt?.type) {
    case 'product':
      return html`<div class="question" part="question">
        <ul>
          ${candidates.map(
            ({ lineId, product }) =>
              html`<li>
                <button type="button" class="choice" data-line=${lineId} @click=${on.onChoose}>
                  <span class="name">${product.name}</span>${icon('next')}
                </button>
              </li>`,
          )}
        </ul>
        <button type="button" @click=${on.onDecline}>${strings.setAside}</button>
      </div>`;
    case 'wrong-product':
    case 'confirm':
      return html`<div class="question answers" part="question">
        <button type="button" @click=${on.onDecline}>${strings.setAside}</button>
        <button type="button" class="primary" @click=${on.onConfirm}>
          ${prompt.type === 'confirm' ? strings.takeAnyway : strings.takeThere}
        </button>
      </div>`;
    default:
      return nothing;
  }
}

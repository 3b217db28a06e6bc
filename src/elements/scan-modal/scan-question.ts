import { html, nothing, type TemplateResult } from 'lit';
import type { LineState } from '../../domain/model/state.js';
import type { Prompt } from '../../domain/model/verdict.js';
import type { Strings } from '../../strings/en.js';
import { format, plural } from '../../strings/format.js';
import { icon } from '../view/icons.js';
import { promptMessage, type VerdictMessage } from '../view/verdict-message.js';

export interface QuestionHandlers {
  readonly onConfirm: () => void;
  readonly onDecline: () => void;
  /** What was chosen is on the button: a line's id (`data-line`), or a serial (`data-serial`). */
  readonly onChoose: (event: Event) => void;
}

export interface ScanQuestionView {
  readonly prompt: Prompt | undefined;
  /** The lines that the prompt names. */
  readonly candidates: readonly LineState[];
  /** The answer to the last reading, shown above: the question's own words need not stand there twice. */
  readonly message: VerdictMessage | undefined;
  /** Questions that come after this one. */
  readonly waiting: number;
  readonly strings: Strings;
}

/**
 * A question about one serial and the ways to answer it. A serial prompt, whose answer is a serial, only says what else
 * is still open.
 */
export function scanQuestion(view: ScanQuestionView, on: QuestionHandlers): TemplateResult | typeof nothing {
  const { prompt, candidates, message, waiting, strings } = view;
  if (!prompt || prompt.type === 'serial') return stillOpen(view, on.onDecline);
  const { title, next, serial } = promptMessage(prompt, candidates, strings);
  const isSaid = message?.title === title && message.serial === serial;
  return html`<div class="question" part="question" role="group" aria-label=${title}>
    ${isSaid ? nothing : html`<p><b>${title}</b> <span class="serial">${serial}</span> ${next}</p>`}
    ${answers(prompt, candidates, strings, on)}
    ${waiting > 0 ? html`<p class="soft">${plural(strings, strings.moreQuestions, waiting)}</p>` : nothing}
  </div>`;
}

/** Questions that the serial prompt covers: they stay in sight, and one tap brings the last one up. */
function stillOpen({ waiting, strings }: ScanQuestionView, onAnswer: () => void): TemplateResult | typeof nothing {
  if (waiting === 0) return nothing;
  return html`<div class="question" part="question">
    <p>${plural(strings, strings.moreQuestions, waiting)}</p>
    <button type="button" @click=${onAnswer}>${strings.answerNow}</button>
  </div>`;
}

function answers(
  prompt: Prompt,
  candidates: readonly LineState[],
  strings: Strings,
  on: QuestionHandlers,
): TemplateResult {
  if (prompt.type === 'product' || prompt.type === 'choice') {
    const ways =
      prompt.type === 'choice'
        ? prompt.serials.map(
            serial =>
              html`<button type="button" class="choice" data-serial=${serial} @click=${on.onChoose}>
                <span class="serial">${serial}</span>${icon('next')}
              </button>`,
          )
        : candidates.map(
            ({ lineId, product }) =>
              html`<button type="button" class="choice" data-line=${lineId} @click=${on.onChoose}>
                <span class="name">${product.name}</span>${icon('next')}
              </button>`,
          );
    return html`
      <ul role="list">
        ${ways.map(way => html`<li>${way}</li>`)}
      </ul>
      <button type="button" @click=${on.onDecline}>${strings.setAside}</button>
    `;
  }
  return html`<div class="answers">
    <button type="button" @click=${on.onDecline}>${strings.setAside}</button>
    <button type="button" class="primary" @click=${on.onConfirm}>${yesTo(prompt, strings)}</button>
  </div>`;
}

function yesTo(prompt: Prompt, strings: Strings): string {
  if (prompt.type !== 'confirm') return strings.takeThere;
  const { readAs, serial } = prompt;
  return readAs === undefined ? strings.takeAnyway : format(strings.takeListed, { serial });
}

import { html, nothing, type TemplateResult } from 'lit';
import { isStillBlind } from '../../domain/rules/blind.js';
import type { CountReport } from '../../domain/rules/count-report.js';
import { isFinalReceipt } from '../../domain/rules/rest.js';
import { problemsOf } from '../../domain/model/input-error.js';
import type { FlowState } from '../../domain/model/state.js';
import type { OutboxEntry, StoreHealth } from '../../ports/flow-store.js';
import type { Strings } from '../../strings/en.js';
import { plural } from '../../strings/format.js';
import { blindFile } from './blind-file.js';
import { storeProblem } from './capture-alerts.js';
import { icon, type IconName } from '../view/icons.js';
import type { VerdictMessage } from '../view/verdict-message.js';

/** An event file as the associate sees it. */
export interface DeliveryView {
  readonly entry: OutboxEntry;
  readonly isAcknowledged: boolean;
}

export interface ScreenHandlers {
  readonly onExportAll: () => void;
  readonly onReturn: () => void;
  readonly onCancel: () => void;
  readonly onAskCancel: () => void;
  readonly onCorrect: () => void;
  readonly onDone: () => void;
  /** The rest of the document has come. */
  readonly onNext: () => void;
}

/** What a screen says of the flow, and of what was scanned or asked meanwhile. */
export interface ScreenView {
  readonly state: FlowState;
  readonly message: VerdictMessage | undefined;
  readonly isAskingCancel: boolean;
  readonly delivery: DeliveryView | undefined;
  /** What the whole count has found, once it may be seen. */
  readonly report: CountReport | undefined;
  readonly strings: Strings;
}

/** A state of the flow that fills the screen. */
function screen(sign: IconName, tone: string, title: string, ...rest: readonly unknown[]): TemplateResult {
  return html`<div class="screen ${tone}">
    <span class="seal">${icon(sign)}</span>
    <h2>${title}</h2>
    ${rest}
  </div>`;
}

export function emptyScreen(isOpening: boolean, strings: Strings): TemplateResult {
  return html`<p class="screen soft" role="status">${isOpening ? strings.opening : strings.noDocument}</p>`;
}

/**
 * What is wrong with a document, for the associate in a line and for the partner's developer in full; or with the
 * storage.
 */
export function errorScreen(
  error: unknown,
  health: StoreHealth | undefined,
  strings: Strings,
  on: ScreenHandlers,
): TemplateResult {
  const problems = problemsOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return screen(
    'refused',
    'bad',
    strings.cannotOpen,
    storeProblem(health, strings, on.onExportAll),
    problems.length === 0
      ? html`<p class="soft">${message}</p>`
      : html`<ul class="problems" role="list">
          ${problems.slice(0, 20).map(({ path, message: text }) => html`<li><code>${path}</code> ${text}</li>`)}
        </ul>`,
  );
}

/**
 * The last refusal, since nothing else can be new on a screen where nothing is captured. The element is always in the
 * page, so that assistive technology announces a refusal when it comes.
 */
function refused({ message }: ScreenView): TemplateResult {
  const isRefusal = message?.tone === 'refused' || message?.tone === 'duplicate';
  return html`<serial-verdict .message=${isRefusal ? message : undefined}></serial-verdict>`;
}

export function pausedScreen(view: ScreenView, on: ScreenHandlers): TemplateResult {
  const { isAskingCancel, strings } = view;
  return screen(
    'pause',
    'calm',
    strings.paused,
    html`<div class="told">
        <p>${strings.pausedText}</p>
        ${refused(view)}
      </div>
      <button type="button" class="primary wide" @click=${on.onReturn}>${strings.continue}</button>
      ${
        isAskingCancel
          ? html`<div class="ask" role="group" aria-label=${strings.cancelQuestion}>
              <p>${strings.cancelQuestion}</p>
              <button type="button" @click=${on.onAskCancel}>${strings.keep}</button>
              <button type="button" class="danger" @click=${on.onCancel}>${strings.cancelFlow}</button>
            </div>`
          : html`<button type="button" class="plain wide" @click=${on.onAskCancel}>${strings.cancelFlow}</button>`
      }`,
  );
}

export function cancelledScreen(view: ScreenView, on: ScreenHandlers): TemplateResult {
  const { state, strings } = view;
  const isVoided = state.status === 'voided';
  return screen(
    'close',
    'calm',
    isVoided ? strings.voided : strings.cancelled,
    html`<div class="told">
        <p>${isVoided ? strings.voidedText : strings.cancelledText}</p>
        ${refused(view)}
      </div>
      <button type="button" class="primary wide" @click=${on.onDone}>${strings.close}</button>`,
  );
}

export function completedScreen(view: ScreenView, on: ScreenHandlers): TemplateResult {
  const { state, delivery, report, strings } = view;
  const units = state.lines.reduce((sum, line) => sum + line.countedQty, 0);
  const isFinal = isFinalReceipt(state);
  return screen(
    'done',
    'good',
    strings.completed,
    html`<div class="told">
        <p class="sum">${plural(strings, strings.progressOpen, units)}</p>
        ${isFinal ? nothing : html`<p>${strings.restPending}</p>`} ${refused(view)}
      </div>
      ${delivery ? file(delivery, isStillBlind(state, report), strings) : nothing}
      <button type="button" class="primary wide" @click=${on.onDone}>${strings.done}</button>
      ${
        isFinal ? nothing : html`<button type="button" class="wide" @click=${on.onNext}>${strings.receiveRest}</button>`
      }
      <button type="button" class="plain wide" @click=${on.onCorrect}>${strings.correct}</button>`,
  );
}

function file({ entry, isAcknowledged }: DeliveryView, isBlind: boolean, strings: Strings): TemplateResult {
  const { name, text } = entry.file;
  const shown = isBlind ? blindFile(text) : text;
  return html`<p role="status">${isAcknowledged ? strings.fileTaken : strings.fileWaiting}</p>
    ${
      shown === ''
        ? nothing
        : html`<details part="file">
            <summary>${strings.showFile} <span class="serial">${name}</span></summary>
            <pre tabindex="0" aria-label=${name}>${shown}</pre>
          </details>`
    }`;
}

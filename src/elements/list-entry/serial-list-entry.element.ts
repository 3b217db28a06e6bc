import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { serialRange, splitSerials, type ReadSerials } from '../../domain/rules/serial-list.js';
import { linesListing } from '../../domain/rules/lines.js';
import type { FlowState, LineState } from '../../domain/model/state.js';
import { SerialCloseRequestEvent } from '../../events/requests/serial-close-request.js';
import { SerialListRequestEvent } from '../../events/requests/serial-list-request.js';
import type { ListReport } from '../../ports/capture.js';
import { en, type Strings } from '../../strings/en.js';
import { format, plural } from '../../strings/format.js';
import { controls } from '../../styles/controls.js';
import { form } from '../../styles/form.js';
import { tokens } from '../../styles/tokens.js';
import { listReport } from './list-report.js';
import { styles } from './serial-list-entry.styles.js';
import { SerialElement } from '../view/serial-element.js';

/**
 * @summary Many serials at once: a pasted list, or the first and last label of a sealed run. What was understood is
 * shown before anything counts, and afterwards what became of each serial.
 *
 * @fires {SerialListRequestEvent} serial-list-request - the shown serials are to be taken in
 * @fires {SerialCloseRequestEvent} serial-close-request - back to scanning
 *
 * @csspart preview - what was understood, before it counts
 * @csspart report - what became of each serial
 */
export class SerialListEntry extends SerialElement {
  static override styles = [tokens, controls, form, styles];

  /** `list`: a list is pasted. `range`: a run is given by its first and its last serial. */
  @property({ reflect: true }) mode: 'list' | 'range' = 'list';

  /** The line that the serials are for; without it, each serial finds its own product. */
  @property({ attribute: false }) line: LineState | undefined;

  /** The flow that the list is for: a line that it lists is one serial, and its products have names in the report. */
  @property({ attribute: false }) flow: FlowState | undefined;

  /** What became of the list; set it after `serial-list-request`. */
  @property({ attribute: false }) report: ListReport | undefined;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Strings = en;

  @state() private read: ReadSerials | undefined;

  @query('textarea') private list: HTMLTextAreaElement | undefined;
  @query('#first') private first: HTMLInputElement | undefined;
  @query('#last') private last: HTMLInputElement | undefined;
  @query('form button') private button: HTMLButtonElement | undefined;

  override render(): TemplateResult {
    const { strings, mode, report } = this;
    return html`<section aria-labelledby="title">
      <header>
        <h3 id="title">${mode === 'list' ? strings.pasteList : strings.sealedRun}</h3>
        <button type="button" class="plain" @click=${this.#onClose}>${strings.backToScanning}</button>
      </header>
      ${report ? this.#renderReport(report) : this.#renderForm()}
    </section>`;
  }

  #renderForm(): TemplateResult {
    const { strings, mode } = this;
    return html`<form @input=${this.#onInput} @submit=${this.#onSubmit}>
      ${mode === 'list' ? this.#renderList() : this.#renderRange()}
      <div role="status" part="preview">${this.read ? this.#renderPreview(this.read) : nothing}</div>
      <button class="primary" ?disabled=${!this.read?.ok}>
        ${this.read?.ok ? plural(strings, strings.takeSerials, this.read.serials.length) : strings.enter}
      </button>
    </form>`;
  }

  #renderList(): TemplateResult {
    return html`<label for="list">${this.strings.listLabel}</label>
      <textarea id="list" rows="5" autocapitalize="off" autocomplete="off" spellcheck="false"></textarea>`;
  }

  #renderRange(): TemplateResult {
    const { strings } = this;
    const field = (name: 'first' | 'last', label: string) =>
      html`<label for=${name}>${label}</label>
        <input
          id=${name}
          type="text"
          autocapitalize="off"
          autocomplete="off"
          spellcheck="false"
          maxlength="128"
          @keydown=${this.#onKeydown}
        />`;
    return html`${field('first', strings.firstOfRun)} ${field('last', strings.lastOfRun)}`;
  }

  #renderPreview(read: ReadSerials): TemplateResult {
    const { strings } = this;
    if (!read.ok) return html`<p class="problem">${strings.listProblems[read.rule]}</p>`;
    const [first, last] = [read.serials[0], read.serials.at(-1)];
    const span =
      read.serials.length > 1
        ? html`<span class="serial">${first}</span> … <span class="serial">${last}</span>`
        : html`<span class="serial">${first}</span>`;
    const product = this.line?.product.name;
    return html`<p>${plural(strings, strings.serials, read.serials.length)}: ${span}</p>
      ${product === undefined ? nothing : html`<p class="soft">${format(strings.listFor, { product })}</p>`}`;
  }

  #renderReport(report: ListReport): TemplateResult {
    return html`<div part="report">${listReport(report, this.flow, this.strings)}</div>
      <button type="button" class="primary" @click=${this.#onClose}>${this.strings.done}</button>`;
  }

  #readForm(): ReadSerials | undefined {
    const valueOf = (field: { readonly value: string } | undefined) => field?.value.trim() ?? '';
    const list = valueOf(this.list);
    if (this.mode === 'list') return list === '' ? undefined : splitSerials(list, this.#isListed);
    const [first, last] = [valueOf(this.first), valueOf(this.last)];
    return first === '' || last === '' ? undefined : serialRange(first, last, this.line?.product.serialRule);
  }

  #isListed = (text: string): boolean => this.flow !== undefined && linesListing(this.flow, text).length > 0;

  #onInput = (): void => {
    this.read = this.#readForm();
  };

  /**
   * A scanner ends each label with Enter: after the first label the focus goes to the field of the last one, and from
   * there to the preview's button.
   */
  #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const isFirst = event.currentTarget !== this.last;
    (isFirst ? this.last : this.button)?.focus();
  };

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { read, line } = this;
    if (!read?.ok) return;
    this.dispatchEvent(new SerialListRequestEvent({ serials: read.serials, ...(line && { lineId: line.lineId }) }));
  };

  #onClose = (): void => {
    this.dispatchEvent(new SerialCloseRequestEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-list-entry': SerialListEntry;
  }
}

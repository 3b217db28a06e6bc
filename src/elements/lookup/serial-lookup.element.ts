import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Reading } from '../../codes/reading.js';
import type { LookupResult } from '../../domain/folding/serial-places.js';
import { SerialOpenRequestEvent } from '../../events/requests/serial-open-request.js';
import type { Capture } from '../../ports/capture.js';
import { panelStrings, type PanelStrings } from '../../strings/panels.js';
import { timeTexts, type TimeTexts } from '../../strings/time-text.js';
import { controls } from '../../styles/controls.js';
import { pick } from '../../styles/pick.js';
import { tokens } from '../../styles/tokens.js';
import { styles as timelineStyles } from '../timeline/serial-timeline.styles.js';
import { dataOf } from '../view/control.js';
import { SerialElement } from '../view/serial-element.js';
import { historyOf } from './history-of.js';
import { styles } from './serial-lookup.styles.js';
import { whereabouts } from './whereabouts.js';

/**
 * @summary What this device knows of a serial: which documents count or expect it, what the ledger says, and everything
 * that happened to it, by whom. While the element is on the page, a scan asks and counts nothing.
 *
 * @fires {SerialOpenRequestEvent} serial-open-request - a document was tapped
 *
 * @csspart place - a document or a ledger entry
 * @csspart entry - one fact
 */
export class SerialLookup extends SerialElement {
  static override styles = [tokens, controls, pick, timelineStyles, styles];

  /** The capture whose device is asked. */
  @property({ attribute: false }) capture: Capture | undefined;

  /** Every text that is shown or spoken, in one language; what is not given is English. */
  @property({ attribute: false }) override strings: Partial<PanelStrings> = panelStrings;

  @state() private result: LookupResult | 'failed' | undefined;
  @query('input') private field: HTMLInputElement | null | undefined;

  #texts: PanelStrings = panelStrings;
  #times: TimeTexts = timeTexts(panelStrings.locale);
  #call = 0;
  #end: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#rest();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('capture')) {
      changed.get('capture')?.stop(this);
      this.#end?.();
      this.#listen();
    }
    if (!changed.has('strings')) return;
    this.#texts = { ...panelStrings, ...this.strings };
    this.#times = timeTexts(this.#texts.locale);
  }

  /** Looks up a serial, or what a scanner reads from a label that names one. */
  async lookUp(text: string): Promise<void> {
    const call = ++this.#call;
    const result = await this.capture?.device.lookUp(text).catch(() => 'failed' as const);
    if (call === this.#call) this.result = result; // another serial was asked for meanwhile
  }

  override render(): TemplateResult {
    const { lookUp, lookUpLabel, lookUpHint, lookUpNow } = this.#texts;
    return html`
      <h2>${lookUp}</h2>
      <form @submit=${this.#onSubmit}>
        <label for="serial">${lookUpLabel}</label>
        <input
          id="serial"
          type="text"
          enterkeyhint="search"
          data-scan="allow"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength="512"
        />
        <button class="primary">${lookUpNow}</button>
        <p class="soft">${lookUpHint}</p>
      </form>
      <div role="status">${this.#renderAnswer()}</div>
      ${this.result && this.result !== 'failed' ? historyOf(this.result.history, this.#texts, this.#times) : nothing}
    `;
  }

  #renderAnswer(): TemplateResult | typeof nothing {
    const { result } = this;
    if (!result) return nothing;
    if (result === 'failed') return html`<p>${this.#texts.lookUpFailed}</p>`;
    return whereabouts(result, this.#texts, this.#times, this.#onOpen);
  }

  #listen(): void {
    const { capture } = this;
    if (!capture || !this.isConnected) return;
    this.#end = capture.divert(this.#onReading);
    capture.start(this, this.ownerDocument.defaultView ?? undefined);
  }

  #rest(): void {
    this.#end?.();
    this.#end = undefined;
    this.capture?.stop(this);
  }

  #onReading = ({ aim = '', text }: Reading): void => {
    const read = text.startsWith(aim) ? text : aim + text;
    if (this.field) this.field.value = text;
    void this.lookUp(read);
  };

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = this.field?.value.trim();
    this.field?.select();
    if (text) void this.lookUp(text);
  };

  #onOpen = (event: Event): void => {
    const { flow: flowId = '' } = dataOf(event);
    this.dispatchEvent(new SerialOpenRequestEvent({ flowId }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-lookup': SerialLookup;
  }
}

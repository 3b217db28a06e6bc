import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Fact } from '../../domain/model/fact.js';
import { SerialExportRequestEvent } from '../../events/requests/serial-export-request.js';
import { format } from '../../strings/format.js';
import { panelStrings, type PanelStrings } from '../../strings/panels.js';
import { timeTexts, type TimeTexts } from '../../strings/time-text.js';
import { controls } from '../../styles/controls.js';
import { tokens } from '../../styles/tokens.js';
import { namesIn, type JournalNames } from './journal-names.js';
import { styles } from './serial-timeline.styles.js';
import { ENTRY_KINDS, entryOf, hasWords, kindOf, type EntryKind, type TimelineEntry } from './timeline-entry.js';
import { timelineRow } from './timeline-row.js';
import { dataOf, valueOf } from '../view/control.js';
import { wordsOf } from '../view/words.js';
import { SerialElement } from '../view/serial-element.js';

/** How many entries are drawn at once, so that a record of thousands stays quick. */
const AT_ONCE = 200;

/**
 * @summary The record of a flow for support and auditors: everything that happened, newest first under its day, in
 * words, with the raw reading, its source, device and user. It can be searched, and asked for as a file.
 *
 * @fires {SerialExportRequestEvent} serial-export-request - the record is wanted as CSV or JSON
 *
 * @csspart entry - one fact
 */
export class SerialTimeline extends SerialElement {
  static override styles = [tokens, controls, styles];

  /** The journal in its own order, whole; see `Capture.journal()`. */
  @property({ attribute: false }) facts: readonly Fact[] = [];

  /** The flow whose journal it is. */
  @property({ attribute: 'flow-id' }) flowId = '';

  /**
   * Counting blind: anything that tells what is expected stays hidden, and no file is offered, since a file has
   * everything.
   */
  @property({ type: Boolean, attribute: 'blind' }) isBlind = false;

  /** Every text that is shown or spoken, in one language; what is not given is English. */
  @property({ attribute: false }) override strings: Partial<PanelStrings> = panelStrings;

  @state() private words: readonly string[] = [];
  @state() private kind: EntryKind | '' = '';
  @state() private shown = AT_ONCE;

  #texts: PanelStrings = panelStrings;
  #times: TimeTexts = timeTexts(panelStrings.locale);
  #names: JournalNames = namesIn([]);
  /** Facts never change, so neither do their entries. */
  #entries = new WeakMap<Fact, TimelineEntry>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('strings')) {
      this.#texts = { ...panelStrings, ...this.strings };
      this.#times = timeTexts(this.#texts.locale);
    }
    if (changed.has('strings') || changed.has('isBlind')) this.#entries = new WeakMap();
    if (changed.has('facts')) this.#names = namesIn(this.facts);
    if (changed.has('flowId')) this.shown = AT_ONCE;
  }

  override render(): TemplateResult {
    const { words, kind } = this;
    const strings = this.#texts;
    // That a product has units which moved tells what is expected of it.
    const facts = this.isBlind ? this.facts.filter(({ type }) => type !== 'units-moved') : this.facts;
    const chosen = kind === '' ? facts : facts.filter(fact => kindOf(fact) === kind);
    const found = words.length === 0 ? chosen : chosen.filter(fact => hasWords(this.#entryOf(fact), words));
    return html`
      <header>
        <h2>${strings.record}</h2>
        ${this.isBlind ? nothing : [this.#renderExport('csv'), this.#renderExport('json')]}
      </header>
      <div class="filter">
        <input type="search" aria-label=${strings.search} placeholder=${strings.searchHint} @input=${this.#onSearch} />
        ${this.#renderKinds()}
      </div>
      <p class="soft" role="status">${this.#countText(found.length)}</p>
      ${this.#renderDays(found.slice(-this.shown).reverse())}
      ${
        found.length > this.shown
          ? html`<button type="button" class="earlier" @click=${this.#onEarlier}>${strings.showEarlier}</button>`
          : nothing
      }
    `;
  }

  #renderExport(file: 'csv' | 'json'): TemplateResult {
    const label = format(this.#texts.exportAs, { format: file.toUpperCase() });
    return html`<button type="button" data-format=${file} @click=${this.#onExport}>${label}</button>`;
  }

  #renderKinds(): TemplateResult {
    const { entryKinds, everything, show } = this.#texts;
    const counts = new Map<EntryKind, number>();
    for (const kind of this.facts.map(kindOf)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return html`<select aria-label=${show} @change=${this.#onKind}>
      <option value="">${everything}</option>
      ${ENTRY_KINDS.map(
        kind =>
          html`<option value=${kind} ?selected=${kind === this.kind}>
            ${entryKinds[kind]} (${counts.get(kind) ?? 0})
          </option>`,
      )}
    </select>`;
  }

  #renderDays(facts: readonly Fact[]): TemplateResult {
    const { day, time } = this.#times;
    const days: { readonly name: string; readonly facts: Fact[] }[] = [];
    for (const fact of facts) {
      const name = day(fact.atMs);
      const last = days.at(-1);
      // Facts keep the journal's order, so a clock that was set back makes the same day begin a second time.
      if (last?.name === name) last.facts.push(fact);
      else days.push({ name, facts: [fact] });
    }
    return html`${days.map(
      ({ name, facts: those }) =>
        html`<section>
          <h3>${name}</h3>
          <ol role="list">
            ${those.map(fact => timelineRow(this.#entryOf(fact), time(fact.atMs), this.#texts))}
          </ol>
        </section>`,
    )}`;
  }

  #entryOf(fact: Fact): TimelineEntry {
    const known = this.#entries.get(fact);
    if (known) return known;
    const entry = entryOf(fact, this.#names, this.#texts, this.isBlind);
    this.#entries.set(fact, entry);
    return entry;
  }

  #countText(found: number): string {
    const { locale, nothingFound, entriesOf } = this.#texts;
    if (found === 0 && this.facts.length > 0) return nothingFound;
    const number = new Intl.NumberFormat(locale);
    return format(entriesOf, { found: number.format(found), count: number.format(this.facts.length) });
  }

  #onSearch = (event: Event): void => {
    const value = valueOf(event);
    this.words = wordsOf(value);
    this.shown = AT_ONCE;
  };

  #onKind = (event: Event): void => {
    this.kind = valueOf(event) as EntryKind | '';
    this.shown = AT_ONCE;
  };

  #onEarlier = (): void => {
    this.shown += AT_ONCE;
  };

  #onExport = (event: Event): void => {
    const file = dataOf(event)['format'] === 'json' ? 'json' : 'csv';
    this.dispatchEvent(new SerialExportRequestEvent({ flowId: this.flowId, format: file }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-timeline': SerialTimeline;
  }
}

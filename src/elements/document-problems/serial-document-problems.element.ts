import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Problem } from '../../domain/model/input-error.js';
import type { FlowState } from '../../domain/model/state.js';
import { isBlind } from '../../domain/rules/blind.js';
import { isLeftOut } from '../../domain/rules/document-problems.js';
import { lineOf } from '../../domain/rules/lines.js';
import { en, type Strings } from '../../strings/en.js';
import { format, plural } from '../../strings/format.js';
import { panelStrings, type PanelStrings } from '../../strings/panels.js';
import { tokens } from '../../styles/tokens.js';
import { icon } from '../view/icons.js';
import { SerialElement } from '../view/serial-element.js';
import { styles } from './serial-document-problems.styles.js';

/**
 * @summary What of a document could not be taken as it stood, for whoever works it: the first entry in words, and each
 * one on demand. Shows nothing where there is none, and nothing in a blind count, where it would tell what is expected.
 */
export class SerialDocumentProblems extends SerialElement {
  static override styles = [tokens, styles];

  /** The flow of the document. */
  @property({ attribute: false }) state: FlowState | undefined;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Strings = en;

  #texts: PanelStrings = panelStrings;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('strings')) this.#texts = { ...panelStrings, ...this.strings };
  }

  override render(): TemplateResult | typeof nothing {
    const { state } = this;
    const { problems = [] } = state?.document ?? {};
    const [first, ...others] = problems;
    if (!state || !first || isBlind(state)) return nothing;
    const head = html`${icon('warning')} <span>${this.#summary(first, problems)}</span>`;
    if (others.length === 0) return html`<p>${head}</p>`;
    return html`<details>
      <summary>${head}</summary>
      <ul role="list">
        ${problems.map(problem => html`<li>${named(state, problem)}${this.#sentence(problem)}</li>`)}
      </ul>
    </details>`;
  }

  #summary(first: Problem, problems: readonly Problem[]): string {
    const { entriesLeftOut, entriesToCheck } = this.#texts;
    const left = problems.filter(isLeftOut);
    const told = left.length > 0 ? entriesLeftOut : entriesToCheck;
    return `${plural(this.strings, told, left.length || problems.length)}: ${this.#sentence(left[0] ?? first)}`;
  }

  #sentence({ code, entry }: Problem): string {
    const { entryProblems } = this.#texts;
    const texts: Readonly<Record<string, string>> = entryProblems;
    const text = (Object.hasOwn(texts, code) && texts[code]) || entryProblems.other;
    return entry === undefined && text.includes('{') ? entryProblems.other : format(text, { entry: entry ?? '' });
  }
}

function named(state: FlowState, { lineId }: Problem): string {
  const line = lineOf(state, lineId);
  return line ? `${line.product.name}: ` : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-document-problems': SerialDocumentProblems;
  }
}

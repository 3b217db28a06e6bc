import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { isBlind } from '../../domain/rules/blind.js';
import type { DocumentChanges, RevisedLine } from '../../domain/model/revision.js';
import type { FlowState } from '../../domain/model/state.js';
import { SerialRevisionRequestEvent } from '../../events/requests/serial-revision-request.js';
import { en, type Strings } from '../../strings/en.js';
import { format } from '../../strings/format.js';
import { panelStrings, type PanelStrings } from '../../strings/panels.js';
import { controls } from '../../styles/controls.js';
import { tokens } from '../../styles/tokens.js';
import { icon } from '../view/icons.js';
import { SerialElement } from '../view/serial-element.js';
import { styles } from './serial-revision.styles.js';

const KINDS = ['added', 'removed', 'changed'] as const satisfies readonly (keyof DocumentChanges)[];
/** Lines that are named; of more only the number is told. */
const FEW = 5;

/**
 * @summary Says that the open document was changed by the host, and in what: new products, those that are no longer on
 * it, and other quantities. Where the store wants that, the associate says whether the new version holds.
 *
 * @fires {SerialRevisionRequestEvent} serial-revision-request - the change was seen, or the new version is taken or not
 */
export class SerialRevision extends SerialElement {
  static override styles = [tokens, controls, styles];

  /** The flow whose document was changed. */
  @property({ attribute: false }) state: FlowState | undefined;

  /** Every text that is shown or spoken, in one language. */
  @property({ attribute: false }) override strings: Strings = en;

  #texts: PanelStrings = panelStrings;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('strings')) this.#texts = { ...panelStrings, ...this.strings };
  }

  override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (!state?.revision || state.revision.isAnswered) return nothing;
    const strings = this.#texts;
    const { changes, offered } = state.revision;
    return html`<section role="status" aria-labelledby="title">
      <h2 id="title">${icon('warning')}${offered ? strings.offeredTitle : strings.revisedTitle}</h2>
      ${isBlind(state) ? nothing : KINDS.map(kind => this.#renderLines(strings.revisedLines[kind], changes[kind]))}
      <p class="soft">${strings.revisedText}</p>
      <div class="answers">
        ${
          offered
            ? html`<button type="button" @click=${this.#onKeep}>${strings.keepVersion}</button>
                <button type="button" class="primary" @click=${this.#onTake}>${strings.takeRevision}</button>`
            : html`<button type="button" @click=${this.#onKeep}>${strings.done}</button>`
        }
      </div>
    </section>`;
  }

  #renderLines(title: string, lines: readonly RevisedLine[]): TemplateResult | typeof nothing {
    if (lines.length === 0) return nothing;
    const more = lines.length - FEW;
    return html`<p><b>${title}</b></p>
      <ul role="list">
        ${lines.slice(0, FEW).map(line => html`<li>${this.#lineText(line)}</li>`)}
        ${more > 0 ? html`<li>+ ${more}</li>` : nothing}
      </ul>`;
  }

  #lineText({ name, expectedBefore, expectedNow }: RevisedLine): string {
    if (expectedNow === undefined || expectedNow === expectedBefore) return name;
    const said =
      expectedBefore === undefined
        ? String(expectedNow)
        : format(this.#texts.insteadOf, { now: expectedNow, before: expectedBefore });
    return `${name}: ${said}`;
  }

  #onTake = (): void => this.#answer(true);
  #onKeep = (): void => this.#answer(false);

  #answer(take: boolean): void {
    this.dispatchEvent(new SerialRevisionRequestEvent({ take }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'serial-revision': SerialRevision;
  }
}

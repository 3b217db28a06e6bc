import { LitElement, supportsAdoptingStyleSheets } from 'lit';
import { SerialProblemEvent, type SerialProblemDetail } from '../../events/outcomes/serial-problem.js';
import { en, type Strings } from '../../strings/en.js';
import { dress } from './dress.js';
import { tagProblems } from './tag-problems.js';

type Apology = keyof Pick<Strings, 'cannotOpen' | 'notShown'>;

/**
 * What all elements have in common: their style goes with them into another document, and what cannot be drawn is said
 * in words and told to the page, once for each reason.
 */
export class SerialElement extends LitElement {
  /** Every copy and version of the SDK knows the elements of the others by this. */
  static readonly isOfSerialkit = true;

  declare readonly strings?: unknown;

  /** Which text says that this element cannot be drawn. */
  protected readonly apology: Apology = 'notShown';

  #words: HTMLElement | undefined;
  readonly #told = new Set<string>();

  /** Called by the browser when the element comes to another document, which its sheets are lost in. */
  adoptedCallback(): void {
    if (supportsAdoptingStyleSheets && this.shadowRoot) this.#dress(this.shadowRoot);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    try {
      return super.createRenderRoot();
    } catch (error) {
      // Another document refuses the sheets of the one that lit was loaded in.
      if (!this.shadowRoot) throw error;
      this.#dress(this.shadowRoot);
      return this.shadowRoot;
    }
  }

  protected override performUpdate(): void {
    this.#words?.remove();
    try {
      super.performUpdate();
      for (const problem of tagProblems.values()) this.#replace(problem);
    } catch (error) {
      this.#words = this.#wordsFor({ code: 'not-drawn', source: 'host', message: String(error) }, this.apology);
      this.renderRoot.prepend(this.#words);
    }
  }

  #dress(root: ShadowRoot): void {
    dress(root, (this.constructor as typeof SerialElement).elementStyles);
  }

  /** Puts words in place of parts that are not ours, and blank. The elements of another copy are like ours. */
  #replace(problem: SerialProblemDetail): void {
    const { code, tag = '' } = problem;
    if (code === 'second-copy') return;
    for (const part of this.renderRoot.querySelectorAll(tag)) part.replaceWith(this.#wordsFor(problem));
  }

  #wordsFor(problem: SerialProblemDetail, apology: Apology = 'notShown'): HTMLElement {
    const { code, message = '' } = problem;
    if (!this.#told.has(code + message)) this.dispatchEvent(new SerialProblemEvent(problem));
    this.#told.add(code + message);
    const texts = { ...en, ...(this.strings as Partial<Strings> | undefined) };
    const words = Object.assign(document.createElement('p'), { textContent: `${texts[apology]}. ${message}` });
    words.setAttribute('role', 'alert');
    return words;
  }
}

import { waitUntil } from '@open-wc/testing';

/**
 * What a person sees of an element and can do with it: found by its words, in whatever shadow root they are, and never
 * behind a dialog.
 */
export class Screen {
  readonly #element: Element;

  constructor(element: Element) {
    this.#element = element;
  }

  /** The dialog that covers the rest. */
  get dialog(): Element | undefined {
    return all(this.#element).find(element => element.matches('dialog:modal'));
  }

  /** All words that are shown, also those for assistive technology only. */
  get words(): string {
    return this.#shown()
      .flatMap(element => [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE))
      .map(({ textContent }) => textContent?.trim() ?? '')
      .filter(Boolean)
      .join(' ')
      .replace(/\s+/g, ' ');
  }

  async sees(words: string): Promise<void> {
    const isThere = () => this.words.includes(words);
    await until(isThere, `the words “${words}”`).catch((error: unknown) => {
      throw new Error(`${String(error)}; there is: ${this.words}`);
    });
  }

  /** The marks to the left of the products, in words. */
  marks(): string[] {
    return this.#shown()
      .filter(element => element.matches('[part=mark]'))
      .map(nameOf);
  }

  /** Presses a button, so many times in a row. */
  async press(name: string, times = 1): Promise<void> {
    // At once where it is found: it may be busy a moment later.
    const isPressed = () => {
      const button = this.#shown().find(element => element.matches('button, summary') && nameOf(element) === name);
      for (let time = 0; time < times; time++) button?.click();
      return button !== undefined;
    };
    await until(isPressed, `the button “${name}”`);
  }

  /** Is the first button of this name one of two, and chosen? */
  isPressed(name: string): boolean {
    const button = this.#shown().find(element => element.matches('button') && nameOf(element) === name);
    return button?.getAttribute('aria-pressed') === 'true';
  }

  /** Chooses from the first list that offers it, or from the one of a product. */
  async choose(label: string, product = ''): Promise<void> {
    const isLabelled = (option: HTMLOptionElement) => option.label === label;
    const isOf = (element: Element) => element.closest('li')?.textContent.includes(product) ?? product === '';
    const select = await this.#find(
      `choice “${label}” ${product}`,
      element => optionsOf(element).some(isLabelled) && isOf(element),
    );
    if (!(select instanceof HTMLSelectElement)) throw new Error('Not a list of choices');
    select.value = optionsOf(select).find(isLabelled)?.value ?? '';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Types into the field of this label. */
  async fill(label: string, text: string): Promise<void> {
    const field = await this.#find(`field “${label}”`, element => labelsOf(element).includes(label));
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error('Not a field');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** What is chosen in each list, as it reads. */
  choices(): string[] {
    return this.#shown().flatMap(element =>
      element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.label ?? '') : [],
    );
  }

  /** The field for codes that are typed. */
  async field(): Promise<HTMLInputElement> {
    const field = await this.#find('field', element => element.matches('form input'));
    if (!(field instanceof HTMLInputElement)) throw new Error('Not a field');
    return field;
  }

  async #find(what: string, isWanted: (element: HTMLElement) => boolean): Promise<HTMLElement> {
    const found = () => this.#shown().find(isWanted);
    await until(() => found() !== undefined, `the ${what}`);
    const element = found();
    if (!element) throw new Error(`The ${what} is gone`);
    return element;
  }

  #shown(): HTMLElement[] {
    return all(this.dialog ?? this.#element).filter(
      (element): element is HTMLElement => element instanceof HTMLElement && element.getClientRects().length > 0,
    );
  }
}

/** Waits as long as a busy machine may need, and no longer than that: a delivery is a hundred waits in a row. */
export function until(isTrue: () => boolean, what: string): Promise<void> {
  return waitUntil(isTrue, `waited in vain for ${what}`, { timeout: 10_000, interval: 10 });
}

/** As it is shown: what is slotted stands where its slot is. */
function all(root: Element): Element[] {
  return [root, ...insideOf(root).flatMap(all)];
}

function insideOf(root: Element): readonly Element[] {
  if (root instanceof HTMLSlotElement && root.assignedElements().length > 0) return root.assignedElements();
  return [...(root.shadowRoot ?? root).children];
}

function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
}

function labelsOf(element: Element): string[] {
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  return isField ? [...(element.labels ?? [])].map(({ textContent }) => textContent.trim()) : [];
}

function optionsOf(element: Element): HTMLOptionElement[] {
  return element instanceof HTMLSelectElement ? [...element.options] : [];
}

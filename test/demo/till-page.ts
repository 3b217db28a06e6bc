import { waitUntil } from '@open-wc/testing';
import { PROFILES, typeScan } from '../../demo/simulator/scanner.js';
import { forgetFiles } from '../support/forget-files.js';

type TillWindow = Window & typeof globalThis;

export interface ReceivedFile {
  readonly eventId: string;
  readonly acknowledged: boolean;
  readonly file: { readonly text: string };
}

/** The demo till in a frame of an iPad's size, driven as an associate does: scanning, tapping, choosing. */
export class TillPage {
  /** `serial-…` events in order, with their details. */
  readonly heard: { readonly type: string; readonly detail: unknown }[] = [];
  /** What the page's policy refused. */
  readonly refusals: string[] = [];
  readonly #frame: HTMLIFrameElement;

  private constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
  }

  /** Opens the till as new at a document. */
  static async open(documentId: string): Promise<TillPage> {
    localStorage.clear();
    await forgetDatabases();
    await forgetFiles();
    const frame = Object.assign(document.createElement('iframe'), { width: '1180', height: '820' });
    frame.src = new URL(`../../demo/till.html#/document/${documentId}`, import.meta.url).href;
    document.body.append(frame);
    const page = new TillPage(frame);
    await page.#loaded();
    return page;
  }

  /** Ends the page at once and starts it anew, as when the app is killed. */
  async reload(): Promise<void> {
    this.window.location.reload();
    await this.#loaded();
  }

  goTo(hash: string): void {
    this.window.location.hash = hash;
  }

  async untilShown(text: string): Promise<void> {
    await waitUntil(() => this.window.document.body.textContent.includes(text), `the till shows "${text}"`);
  }

  /** The same for what stands in an element of ours. */
  async untilTold(text: string): Promise<void> {
    const isTold = () => this.#all('p').some(({ textContent }) => textContent?.includes(text));
    await waitUntil(isTold, `the flow says "${text}"`, { timeout: 30_000 });
  }

  /** The event files that the till has received, newest first. */
  get files(): readonly ReceivedFile[] {
    return JSON.parse(localStorage.getItem('till.event-files') ?? '[]') as readonly ReceivedFile[];
  }

  /** Resolves once so many have come. */
  async untilFiles(count: number): Promise<void> {
    await waitUntil(() => this.files.length >= count, `the till has ${count} files`, { timeout: 30_000 });
  }

  get window(): TillWindow {
    return this.#frame.contentWindow as TillWindow;
  }

  /** Resolves once this event has been heard so many times since the start. */
  async until(type: string, times = 1): Promise<void> {
    const count = (): number => this.heard.filter(event => event.type === type).length;
    await waitUntil(() => count() >= times, `${type} is heard ${times} times`, { timeout: 30_000 });
  }

  /** Scans a code, and waits for the verdict. */
  async scan(code: string): Promise<void> {
    const verdicts = this.heard.filter(event => event.type === 'serial-feedback').length;
    // Nobody scans in the moment in which a page begins to listen: by the times of its keys, this scan comes a little
    // later.
    await typeScan(this.window, code, PROFILES.usb, this.window.performance.now() + 200);
    await this.until('serial-feedback', verdicts + 1);
  }

  /** Scans a code where no document is open, such as into the sale; what comes of it shows on the screen. */
  async scanAtSale(code: string): Promise<void> {
    await typeScan(this.window, code, PROFILES.usb, this.window.performance.now() + 200);
  }

  /** The control that an associate sees under this name, wherever it stands. */
  async tap(name: string): Promise<void> {
    // At once where it is found: it may be busy a moment later.
    const isTapped = () => {
      const button = this.#button(name);
      button?.click();
      return button !== undefined;
    };
    await waitUntil(isTapped, `there is a button "${name}"`, { timeout: 30_000 });
  }

  /** Opens a document from the back office's list of its kind. */
  async openFromBackOffice(kind: string, documentId: string): Promise<void> {
    this.goTo(`#/inventory/${kind}`);
    const link = () => this.#all(`a.document-card[href="#/document/${documentId}"]`)[0];
    await waitUntil(link, `the back office lists ${documentId}`, { timeout: 30_000 });
    link()?.click();
    await waitUntil(() => this.#all('serial-flow h1, h1.name').length > 0, `${documentId} is open`, {
      timeout: 30_000,
    });
  }

  isDisabled(name: string): boolean {
    const button = this.#button(name);
    return button instanceof this.window.HTMLButtonElement && button.disabled;
  }

  async choose(value: string): Promise<void> {
    await waitUntil(() => this.#all('select').length > 0, 'there is a list to choose from');
    for (const list of this.#all('select')) {
      (list as HTMLSelectElement).value = value;
      list.dispatchEvent(new this.window.Event('change', { bubbles: true }));
    }
  }

  /** Codes of the refusals so far. */
  get refused(): readonly string[] {
    return this.heard.flatMap(({ type, detail }) =>
      type === 'serial-refused' ? (detail as { refusal: { code: string } }).refusal.code : [],
    );
  }

  close(): void {
    this.#frame.remove();
  }

  #button(name: string): HTMLElement | undefined {
    return this.#all('button').find(
      button => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name && button.checkVisibility(),
    );
  }

  #all(selector: string, root: ParentNode = this.window.document): HTMLElement[] {
    const inner = [...root.querySelectorAll('*')].flatMap(element =>
      element.shadowRoot ? this.#all(selector, element.shadowRoot) : [],
    );
    return [...root.querySelectorAll<HTMLElement>(selector), ...inner];
  }

  async #loaded(): Promise<void> {
    await new Promise(resolve => this.#frame.addEventListener('load', resolve, { once: true }));
    this.#listen();
    await waitUntil(() => this.#all('h1').length > 0, 'the document is open', { timeout: 30_000 });
  }

  #listen(): void {
    const { window: view } = this;
    view.document.addEventListener('securitypolicyviolation', event =>
      this.refusals.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
    const names = ['flow-completed', 'accepted', 'refused', 'feedback', 'line-restarted'].map(end => `serial-${end}`);
    for (const type of names)
      view.addEventListener(type, event => this.heard.push({ type, detail: (event as CustomEvent<unknown>).detail }));
  }
}

async function forgetDatabases(): Promise<void> {
  const databases = await indexedDB.databases();
  await Promise.all(
    databases.map(
      ({ name = '' }) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase(name);
          request.onsuccess = () => resolve();
          request.onerror = () => reject(new Error(`${name} is not deleted`));
        }),
    ),
  );
}

import { expect, waitUntil } from '@open-wc/testing';

/** What a frame says of itself, when it is asked; see `scripts/embed-page.mjs`. */
interface Seen {
  /** `serial-…` events, with their source and code. */
  readonly told: readonly string[];
  /** What the browser refused, what was thrown and not caught, and what is told. */
  readonly refusals: readonly string[];
  /** All texts of the page, those in shadow roots too. */
  readonly words: string;
}

/** The README's embed example in a frame that may run scripts, and has no origin and so no storage. */
class SandboxedExample {
  readonly #frame = document.createElement('iframe');
  #seen: Seen | undefined;

  constructor(name: string) {
    this.#frame.setAttribute('sandbox', 'allow-scripts');
    this.#frame.src = new URL(`./embed/${name}`, import.meta.url).href;
    window.addEventListener('message', this.#hear);
    document.body.append(this.#frame);
  }

  /** Types a text into the frame as a scanner does, or nothing; resolves to what the frame then says. */
  async scan(text = ''): Promise<Seen> {
    this.#seen = undefined;
    this.#frame.contentWindow?.postMessage(text, '*');
    await waitUntil(() => this.#seen, 'the frame answers', { timeout: 5000 });
    return this.#seen ?? { told: [], refusals: [], words: '' };
  }

  /** Asks the frame until it says that. */
  async until(isSaid: (seen: Seen) => boolean): Promise<Seen> {
    const ask = (): void => this.#frame.contentWindow?.postMessage('', '*');
    await waitUntil(() => (ask(), this.#seen && isSaid(this.#seen)), 'the frame says it', { timeout: 20_000 });
    return this.scan();
  }

  close(): void {
    window.removeEventListener('message', this.#hear);
    this.#frame.remove();
  }

  readonly #hear = ({ source, data }: MessageEvent<Seen>): void => {
    if (source === this.#frame.contentWindow) this.#seen = data;
  };
}

/** What the browser has refused, which is no fault of a page that cannot know it before. */
const isRefusal = (text: string): boolean => /^(worker-src|trusted-types|require-trusted-types-for) /.test(text);

describe('a frame that may not store', function () {
  this.timeout(60_000); // a frame of its own process starts late on a busy machine
  let example: SandboxedExample | undefined;
  const open = (name: string): SandboxedExample => (example = new SandboxedExample(name));
  afterEach(() => example?.close());

  for (const [what, name] of [
    ['where a worker may start', 'blobs.html'],
    ['where no worker may start', 'workerless.html'],
  ] as const) {
    it(`says so in words and once by its code, and takes no scan, ${what}`, async () => {
      const frame = open(name);
      await frame.until(({ words }) => words.includes('This app may not store anything.'));
      await frame.scan('D18-000451');
      const { told, refusals, words } = await frame.scan('D18-000452');
      expect(words).to.include('This document cannot be opened');
      expect(told).to.deep.equal(['serial-problem store unavailable']);
      expect(refusals.filter(text => !isRefusal(text))).to.deep.equal(['store unavailable']);
    });
  }

  it('says so where the page forbids the templates, too', async () => {
    if (!('trustedTypes' in window)) return; // then nothing forbids them
    const frame = open('forbidding.html');
    await frame.until(({ told }) => told.length === 2);
    const { told, refusals, words } = await frame.scan('D18-000451');
    expect(words).to.include('This document cannot be opened');
    expect(told).to.deep.equal(['serial-problem host not-drawn', 'serial-problem store unavailable']);
    expect(refusals.filter(text => !isRefusal(text))).to.deep.equal(['host not-drawn', 'store unavailable']);
  });
});

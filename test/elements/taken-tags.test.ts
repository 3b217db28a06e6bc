import { expect, waitUntil } from '@open-wc/testing';
import type { FlowState } from '../../src/domain/model/state.js';
import type { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import type { SerialProblemDetail } from '../../src/events/outcomes/serial-problem.js';
import { FakeCapture } from '../support/fake-capture.js';
import { documentIn, openFrame } from '../support/frames.js';
import { flowAfter } from '../support/sample-flow.js';
import { StubCamera } from '../support/stub-camera.js';

type Page = Window & typeof globalThis & { outcome?: string; told: SerialProblemDetail[] };

const source = (file: string): string => new URL(`../../src/${file}`, import.meta.url).href;
const FOREIGN = 'class extends HTMLElement {}';
const TAGS = [
  'serial-camera',
  'serial-flow',
  'serial-flow-list',
  'serial-rescan',
  'serial-review',
  'serial-scan-modal',
];
const WORDS = 'This part cannot be shown.';

/** Runs a script in a page of its own, then what a partner writes: an import, and a listener behind it. */
async function importIn(before: string, { file = 'define.ts', first = '' } = {}): Promise<Page> {
  const frame = openFrame();
  const page = frame.contentWindow as Page;
  const inside = documentIn(frame);
  page.addEventListener('error', ({ message }) => (page.outcome = message));
  // In this order, whichever has loaded what it imports sooner.
  const run = (type: string, textContent: string): void =>
    inside.body.append(Object.assign(inside.createElement('script'), { type, textContent, async: false }));
  run('text/javascript', `window.told = []; ${before}`);
  if (first) run('module', first);
  run(
    'module',
    `import '${source(file)}';
    import '${source(file === 'define.ts' ? 'define/panels.ts' : file)}'; // what it loads beside itself is there too
    addEventListener('serial-problem', ({ detail }) => told.push(detail));
    setTimeout(() => (window.outcome = 'loaded'));`,
  );
  await waitUntil(() => page.outcome, 'it has loaded or not', { timeout: 10_000 });
  return page;
}

const codes = ({ told }: Page): readonly string[] => told.map(({ code, tag }) => `${code} ${tag}`);

/** What a flow of the page shows in place of what it cannot draw, and what it tells. */
async function showFlow(page: Page, state: FlowState, isWide = false): Promise<{ element: SerialFlow; text: string }> {
  const element = page.document.createElement('serial-flow');
  const capture = new FakeCapture(state);
  capture.camera = new StubCamera();
  if (isWide) Object.assign(page.frameElement ?? {}, { style: 'width: 1200px; height: 900px' });
  page.document.body.append(Object.assign(element, { capture }));
  await element.updateComplete;
  return { element, text: element.shadowRoot?.textContent ?? '' };
}

describe('a tag that is taken already', () => {
  afterEach(() => document.querySelectorAll('iframe').forEach(frame => frame.remove()));

  for (const tag of TAGS) {
    it(`lets the others be defined, and is told: <${tag}>`, async () => {
      const page = await importIn(`customElements.define('${tag}', ${FOREIGN});`);
      expect(page.outcome).to.equal('loaded');
      for (const other of TAGS) expect(page.customElements.get(other), other).to.be.a('function');
      expect(codes(page)).to.deep.equal([`tag-taken ${tag}`]);
      expect(page.told[0]?.message).to.include(`<${tag}>`);
    });
  }

  it('is told of each tag that is imported alone', async () => {
    const before = `customElements.define('serial-review', ${FOREIGN});`;
    const page = await importIn(before, { file: 'define/serial-review.ts' });
    expect(codes(page)).to.deep.equal(['tag-taken serial-review']);
  });

  it('is told in other words when another copy of the package has it', async () => {
    const page = await importIn(
      `customElements.define('serial-verdict', class extends HTMLElement { static isOfSerialkit = true; });`,
    );
    expect(codes(page)).to.deep.equal(['second-copy serial-verdict']);
    expect(page.told[0]?.message).to.include('another copy of serialkit');
    const { text } = await showFlow(page, flowAfter());
    expect(text).not.to.include(WORDS);
  });

  it('is nothing to tell of a class of the page that is made of ours', async () => {
    const page = await importIn('', {
      first: `import { SerialReview } from '${source('elements/review/serial-review.element.ts')}';
      customElements.define('serial-review', class extends SerialReview {});`,
    });
    expect(page.outcome).to.equal('loaded');
    expect(page.told).to.deep.equal([]);
  });

  it('is defined too where the page has given our class a tag of its own', async () => {
    const page = await importIn('', {
      first: `import { SerialReview } from '${source('elements/review/serial-review.element.ts')}';
      customElements.define('my-review', SerialReview);`,
    });
    expect(page.outcome).to.equal('loaded');
    expect(page.told).to.deep.equal([]);
    const { element } = await showFlow(page, { ...flowAfter(), status: 'review' });
    const review = element.shadowRoot?.querySelector('serial-review');
    expect(review?.shadowRoot?.textContent).to.include('Review');
  });

  it('is told when the page refuses the tag', async () => {
    const page = await importIn(
      `const { define } = customElements;
      customElements.define = (tag, element) => {
        if (tag === 'serial-review') throw new Error('not on our list');
        define.call(customElements, tag, element);
      };`,
    );
    expect(page.outcome).to.equal('loaded');
    expect(codes(page)).to.deep.equal(['tag-refused serial-review']);
    expect(page.told[0]?.message).to.include('not on our list');
    expect(page.customElements.get('serial-scan-modal')).to.be.a('function');
  });

  for (const [tag, isWide] of [
    ['serial-scan-modal', true],
    ['serial-flow-list', false],
  ] as const) {
    it(`has words in its place within the flow, which tells it once: <${tag}>`, async () => {
      const page = await importIn(`customElements.define('${tag}', ${FOREIGN});`);
      const { element, text } = await showFlow(page, flowAfter(), isWide);
      element.requestUpdate();
      await element.updateComplete;
      expect(text).to.include(`${WORDS} <${tag}>`);
      expect(element.shadowRoot?.querySelector(tag)).to.equal(null);
      expect(element.shadowRoot?.querySelector('header')).not.to.equal(null);
      expect(codes(page)).to.deep.equal([`tag-taken ${tag}`, `tag-taken ${tag}`]);
    });
  }

  it('has words in the place of the camera within the dialog, which goes on', async () => {
    const page = await importIn(`customElements.define('serial-camera', ${FOREIGN});`);
    const modal = page.document.createElement('serial-scan-modal');
    page.document.body.append(Object.assign(modal, { open: true, camera: new StubCamera(), isCameraOn: true }));
    await modal.updateComplete;
    expect(modal.shadowRoot?.textContent).to.include(`${WORDS} <serial-camera>`);
    expect(modal.shadowRoot?.querySelector('#entry')).not.to.equal(null);
  });

  it('has words also where the foreign element throws, and the flow is drawn again', async () => {
    const page = await importIn(
      `customElements.define('serial-flow-list', class extends HTMLElement { set state(_) { throw new Error('no') } });`,
    );
    const { element, text } = await showFlow(page, flowAfter());
    expect(text).to.include('This document cannot be opened. Error: no');
    (element.capture as FakeCapture).show({ ...flowAfter(), status: 'paused' });
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.include('Paused').and.not.to.include('cannot be opened');
  });
});

import { expect, waitUntil } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { SerialFlow } from '../../src/elements/flow/serial-flow.element.js';
import { ALL_TAGS } from '../support/all-tags.js';
import { FakeCapture } from '../support/fake-capture.js';
import { documentIn, openFrame } from '../support/frames.js';
import { flowAfter, HALF_DONE } from '../support/sample-flow.js';
import '../support/define-elements.js';
import { StubCamera } from '../support/stub-camera.js';

/** The tag of each element within, through all shadow roots, that has no style sheet of its own document. */
function unstyled(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll('*')].flatMap(({ localName, shadowRoot }) => {
    if (!shadowRoot) return [];
    const isStyled = shadowRoot.adoptedStyleSheets.some(({ cssRules }) => cssRules.length > 0);
    return [...(isStyled ? [] : [localName]), ...unstyled(shadowRoot)];
  });
}

describe('an element in the document of a frame', () => {
  let frame: HTMLIFrameElement;
  let inside: Document;
  const errors: string[] = [];
  const note = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    errors.push(String(event.reason));
  };

  beforeEach(() => {
    errors.length = 0;
    frame = openFrame();
    inside = documentIn(frame);
    window.addEventListener('unhandledrejection', note);
  });
  afterEach(() => {
    frame.remove();
    window.removeEventListener('unhandledrejection', note);
    document.querySelectorAll(ALL_TAGS.join()).forEach(element => element.remove());
  });

  const makeFlow = (): SerialFlow => {
    const capture = new FakeCapture(flowAfter());
    capture.camera = new StubCamera();
    return Object.assign(document.createElement('serial-flow'), { capture });
  };

  for (const tag of ALL_TAGS) {
    it(`is drawn in its style: <${tag}>`, async () => {
      const element = document.createElement(tag) as LitElement;
      inside.body.append(element);
      await element.updateComplete;
      expect(unstyled(inside)).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
    });
  }

  it('is drawn with all that is in it', async () => {
    const flow = makeFlow();
    inside.body.append(flow);
    await flow.updateComplete;
    await waitUntil(() => flow.shadowRoot?.querySelector('serial-flow-list')?.shadowRoot?.textContent?.trim());
    expect(unstyled(inside)).to.deep.equal([]);
  });

  it('keeps its style when it is moved there, and back', async () => {
    const flow = makeFlow();
    document.body.append(flow);
    await flow.updateComplete;
    const display = getComputedStyle(flow).display;
    inside.body.append(flow);
    await flow.updateComplete;
    expect(unstyled(inside)).to.deep.equal([]);
    expect(getComputedStyle(flow).display).to.equal(display);
    document.body.append(flow);
    await flow.updateComplete;
    expect(unstyled(document.body)).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
  });

  it('goes on drawing there what comes', async () => {
    const flow = makeFlow();
    document.body.append(flow);
    await flow.updateComplete;
    inside.body.append(flow);
    (flow.capture as FakeCapture).show(flowAfter(HALF_DONE));
    await flow.updateComplete;
    const header = flow.shadowRoot?.querySelector('header')?.textContent;
    expect(header).to.match(/[1-9]\d* of \d+ units/);
  });
});

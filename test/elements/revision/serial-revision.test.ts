import { expect, fixture, html } from '@open-wc/testing';
import type { FactBody } from '../../../src/domain/model/fact.js';
import { changesTo } from '../../../src/domain/rules/revisions.js';
import type { SerialRevision } from '../../../src/elements/revision/serial-revision.element.js';
import '../../support/define-elements.js';
import { DOCUMENT, flowAfter, HALF_DONE, PRODUCTS } from '../../support/sample-flow.js';

const document = {
  ...DOCUMENT,
  lines: [
    ...DOCUMENT.lines.slice(0, 2),
    { lineId: '4', sku: 'CA-USBC-2', expectedQty: 20, serialPolicy: 'none' as const },
    { lineId: '5', sku: 'HB-200', expectedQty: 3, serialPolicy: 'none' as const },
  ],
};

function show(type: 'document-revised' | 'revision-offered', ...more: FactBody[]): Promise<SerialRevision> {
  const fact: FactBody = { type, document, products: PRODUCTS, changes: changesTo(flowAfter(), document, PRODUCTS) };
  const state = flowAfter([...HALF_DONE, fact, ...more]);
  return fixture<SerialRevision>(html`<serial-revision .state=${state}></serial-revision>`);
}

async function answers(element: SerialRevision): Promise<unknown[]> {
  const heard: unknown[] = [];
  element.addEventListener('serial-revision-request', ({ detail }) => heard.push(detail.take));
  for (const button of element.shadowRoot?.querySelectorAll('button') ?? []) button.click();
  return heard;
}

describe('<serial-revision>', () => {
  it('says what is new, gone and changed, and is accessible', async () => {
    const element = await show('document-revised');
    const text = element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(text).to.include('New HB-200: 3');
    expect(text).to.include('No longer on it Cordless drill 18 V');
    expect(text).to.include('USB-C charging cable, 2 m: 20 instead of 10');
    await expect(element).to.be.accessible();
    expect(await answers(element)).to.deep.equal([false]);
  });

  it('asks whether what is offered holds', async () => {
    const element = await show('revision-offered');
    await expect(element).to.be.accessible();
    expect(await answers(element)).to.deep.equal([false, true]);
  });

  it('goes once that is answered', async () => {
    const element = await show('document-revised', { type: 'revision-answered' });
    expect(element.shadowRoot?.querySelector('section')).to.equal(null);
  });
});

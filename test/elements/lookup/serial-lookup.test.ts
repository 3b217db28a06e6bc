import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { SerialLookup } from '../../../src/elements/lookup/serial-lookup.element.js';
import '../../support/define-elements.js';
import { FakeCapture } from '../../support/fake-capture.js';
import { FLOWS } from '../../support/sample-flows.js';
import { LOOKED_UP } from '../../support/sample-lookup.js';

async function open(lookup: FakeCapture['lookup'] = LOOKED_UP): Promise<[SerialLookup, FakeCapture]> {
  const capture = new FakeCapture();
  capture.lookup = lookup;
  return [await fixture<SerialLookup>(html`<serial-lookup .capture=${capture}></serial-lookup>`), capture];
}

const words = (element: SerialLookup): string => element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';

async function ask(element: SerialLookup, text: string): Promise<void> {
  await element.lookUp(text);
  await element.updateComplete;
}

describe('<serial-lookup>', () => {
  it('says where the serial is, what the ledger knows, and what happened', async () => {
    const [element] = await open();
    await ask(element, '356938035643809');
    expect(words(element))
      .to.contain('356938035643809 Where it is')
      .and.to.contain('Counted Northwind delivery, carton 3 of 5')
      .and.to.contain('Expected TR-310')
      .and.to.contain('Store ledger In stock')
      .and.to.contain('What happened here');
    expect(element.shadowRoot?.querySelectorAll('[part=entry]')).to.have.length(2);
    await expect(element).to.be.accessible();
  });

  it('says so where nothing is known, and where the device cannot answer', async () => {
    const [element, capture] = await open({ ledger: [], places: [], history: [] });
    await expect(element).to.be.accessible();
    await ask(element, 'X');
    expect(words(element)).to.contain('This device knows nothing of this serial.');
    capture.device.lookUp = () => Promise.reject(new Error('no store'));
    await ask(element, 'X');
    expect(words(element)).to.contain('It could not be looked up.').and.not.to.contain('knows nothing');
  });

  it('hears what is scanned while it is shown, and no longer', async () => {
    const [element, capture] = await open();
    expect(capture.isListening).to.equal(true);
    capture.listener?.({ id: 'r1', text: '356938035643809', source: 'wedge', atMs: 0 });
    await waitUntil(() => words(element).includes('Where it is'));
    expect(element.shadowRoot?.querySelector('input')?.value).to.equal('356938035643809');
    element.remove();
    expect([capture.listener, capture.isListening]).to.deep.equal([undefined, false]);
  });

  it('goes over to another capture', async () => {
    const [element, first] = await open();
    const second = new FakeCapture();
    element.capture = second;
    await element.updateComplete;
    expect([first.listener, first.isListening]).to.deep.equal([undefined, false]);
    expect([second.listener !== undefined, second.isListening]).to.deep.equal([true, true]);
  });

  it('looks up what is typed, and asks to open a document that is tapped', async () => {
    const [element] = await open();
    const field = element.shadowRoot?.querySelector('input');
    if (field) field.value = ' 356938035643809 ';
    element.shadowRoot?.querySelector('form')?.requestSubmit();
    await waitUntil(() => words(element).includes('Where it is'));
    setTimeout(() => element.shadowRoot?.querySelector<HTMLButtonElement>('.pick')?.click());
    const { detail } = await oneEvent<CustomEvent<object>>(element, 'serial-open-request');
    expect(detail).to.deep.equal({ flowId: FLOWS[2]?.flowId });
  });
});

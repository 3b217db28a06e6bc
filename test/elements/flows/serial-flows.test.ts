import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { FlowSummary } from '../../../src/domain/folding/flow-summary.js';
import type { SerialFlows } from '../../../src/elements/flows/serial-flows.element.js';
import '../../support/define-elements.js';
import { FLOWS } from '../../support/sample-flows.js';

const show = (flows: readonly FlowSummary[] = FLOWS, currentId = ''): Promise<SerialFlows> =>
  fixture<SerialFlows>(html`<serial-flows .flows=${flows} current-id=${currentId}></serial-flows>`);

const all = <T extends Element>(element: SerialFlows, selector: string): readonly T[] => [
  ...(element.shadowRoot?.querySelectorAll<T>(selector) ?? []),
];

const titles = (element: SerialFlows, within: string): readonly string[] =>
  all(element, `${within} h3`).map(({ textContent }) => textContent?.trim() ?? '');

const textOf = (element: SerialFlows, title: string): string =>
  all(element, '[part=flow]')
    .map(({ textContent }) => textContent?.replace(/\s+/g, ' ') ?? '')
    .find(text => text.includes(title)) ?? '';

describe('<serial-flows>', () => {
  for (const [name, flows] of Object.entries({ flows: FLOWS, nothing: [] })) {
    it(`is accessible with ${name} to show`, async () => {
      const element = await show(flows, 'flow-asn');
      for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
      await expect(element).to.be.accessible();
    });
  }

  it('lists the open flows first, the one worked last at the top, and folds the others', async () => {
    const element = await show();
    expect(titles(element, ':host > ul')).to.deep.equal([
      'Northwind delivery, carton 3 of 5',
      'Faulty drills to Northwind',
      'Consoles, back room',
    ]);
    expect(titles(element, 'details')).to.deep.equal(['TR-310', 'ADJ-5']);
    expect(all<HTMLDetailsElement>(element, 'details')[0]?.open).to.equal(false);
  });

  it('says of each what it is, how far it is and what is to be looked at', async () => {
    const element = await show();
    const receiving = textOf(element, 'Northwind delivery');
    for (const words of [
      'Receiving · ASN-20417 · From DC-Nord',
      'In progress',
      '10 of 19 units',
      '2 serials not verified yet',
    ])
      expect(receiving).to.contain(words);
    expect(textOf(element, 'TR-310')).to.contain('Transfer out · To store-31');
    expect(textOf(element, 'ADJ-5')).to.contain('Adjustment, out of stock');
    expect(textOf(element, 'Faulty drills')).to.contain('2 serials unknown to the store system');
    const count = textOf(element, 'Consoles');
    for (const words of ['Count · COUNT-88-B2 · Batch B2', 'Paused', '34 units', 'Part of count COUNT-88'])
      expect(count).to.contain(words);
    expect(count).not.to.contain(' of 34');
  });

  it('marks the flow that is on the screen', async () => {
    const element = await show(FLOWS, 'flow-rtv');
    const current = all(element, '[aria-current=true]');
    expect(current.map(({ textContent }) => textContent?.trim())).to.deep.equal(['Faulty drills to Northwind']);
    expect(textOf(element, 'Faulty drills')).to.contain('On screen now');
  });

  it('asks to open the flow that is tapped', async () => {
    const element = await show();
    const requested = oneEvent(element, 'serial-open-request');
    all<HTMLButtonElement>(element, '.pick')[2]?.click();
    const event = await requested;
    expect(event.detail).to.deep.equal({ flowId: 'flow-count' });
    expect(event.composed).to.equal(false);
  });

  it('says when nothing is open', async () => {
    const element = await show([]);
    expect(element.shadowRoot).to.contain.text('Nothing is open on this device.');
    expect(all(element, 'details')).to.have.length(0);
  });

  it('shows the latest ended flows, and earlier ones when they are asked for', async () => {
    const [first] = FLOWS;
    const ended = Array.from({ length: 25 }, (_, index): FlowSummary => {
      const title = `Count ${index + 1}`;
      return { ...(first as FlowSummary), flowId: title, title, status: 'completed', updatedAtMs: index };
    });
    const element = await show(ended);
    expect(titles(element, 'details')).to.have.length(20).and.to.include('Count 25').and.not.to.include('Count 5');
    all<HTMLButtonElement>(element, 'details > button')[0]?.click();
    await element.updateComplete;
    expect(titles(element, 'details')).to.have.length(25);
    expect(all(element, 'details > button')).to.have.length(0);
  });

  it('speaks the language that it is given, and English where a text is missing', async () => {
    const element = await show();
    element.strings = { locale: 'de', openFlows: 'Offen' };
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('h2')).to.have.text('Offen');
    expect(element.shadowRoot).to.contain.text('Completed and given up').and.to.contain.text('23.11.2026');
  });
});

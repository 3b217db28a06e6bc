import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { SerialDisputes } from '../../../src/elements/disputes/serial-disputes.element.js';
import '../../support/define-elements.js';
import { disputed, flowAfter } from '../../support/sample-flow.js';

const labels = (element: SerialDisputes): string[] =>
  [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map(({ ariaLabel }) => ariaLabel ?? '');

describe('<serial-disputes>', () => {
  it('shows nothing where nothing is in question', async () => {
    const element = await fixture<SerialDisputes>(html`<serial-disputes .state=${flowAfter()}></serial-disputes>`);
    expect(element.shadowRoot?.querySelector('section')).to.equal(null);
  });

  it('offers to take out or to keep each serial that the host does not know', async () => {
    const element = await fixture<SerialDisputes>(
      html`<serial-disputes .state=${flowAfter(disputed('3', 'D18-771203'))}></serial-disputes>`,
    );
    expect(element.shadowRoot?.textContent).to.contain('does not know 1 serial').and.to.contain('Cordless drill');
    expect(labels(element)).to.deep.equal(['Remove D18-771203', 'Keep D18-771203']);
    const [remove, keep] = element.shadowRoot?.querySelectorAll('button') ?? [];
    setTimeout(() => remove?.click());
    const removed = await oneEvent<CustomEvent<object>>(element, 'serial-remove-request');
    expect(removed.detail).to.deep.equal({ lineId: '3', key: 'DR-18V\u001fD18-771203' });
    setTimeout(() => keep?.click());
    const kept = await oneEvent<CustomEvent<object>>(element, 'serial-keep-request');
    expect(kept.detail).to.deep.equal(removed.detail);
    await expect(element).to.be.accessible();
  });

  it('offers only to keep it in a completed flow, where a correction takes out', async () => {
    const facts = [...disputed('3', 'D18-771203'), { type: 'flow-completed', eventId: 'E1' } as const];
    const element = await fixture<SerialDisputes>(html`<serial-disputes .state=${flowAfter(facts)}></serial-disputes>`);
    expect(labels(element)).to.deep.equal(['Keep D18-771203']);
  });
});

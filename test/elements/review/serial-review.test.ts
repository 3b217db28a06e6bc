import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import type { SerialReview } from '../../../src/elements/review/serial-review.element.js';
import '../../support/define-elements.js';
import { accepted, COMPLETE, DOCUMENT, flowAfter, HALF_DONE, OVER, SETTINGS } from '../../support/sample-flow.js';

const show = (state?: FlowState): Promise<SerialReview> =>
  fixture<SerialReview>(html`<serial-review .state=${state}></serial-review>`);

const differences = (element: SerialReview): readonly Element[] => [
  ...(element.shadowRoot?.querySelectorAll('[part=difference]') ?? []),
];

function tap(element: SerialReview, text: string): void {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find(({ textContent }) => textContent?.trim() === text)?.click();
}

describe('<serial-review>', () => {
  for (const [name, state] of Object.entries({ differences: flowAfter(OVER), nothing: flowAfter(COMPLETE) })) {
    it(`is accessible with ${name} to report`, async () => {
      await expect(await show(state)).to.be.accessible();
    });
  }

  it('lists what differs with what is missing by name, and nothing that matches', async () => {
    const texts = differences(await show(flowAfter(OVER))).map(({ textContent }) => textContent);
    expect(texts).to.have.length(4);
    expect(texts[0]).to.contain('1 serial missing').and.to.contain('353879234252633');
    expect(texts[1]).to.contain('1 too many');
    const matching = await show(flowAfter(COMPLETE));
    expect(differences(matching)).to.have.length(0);
    expect(matching.shadowRoot).to.contain.text('Everything matches.');
  });

  it('offers the reasons that fit the mismatch, and asks to record the chosen one', async () => {
    const element = await show(flowAfter(OVER));
    const selects = [...(element.shadowRoot?.querySelectorAll('select') ?? [])];
    const labels = selects.map(({ options }) => [...options].slice(1).map(({ label }) => label));
    expect(labels[0]).to.deep.equal(['Short shipment', 'Damaged in transit']);
    expect(labels[1]).to.deep.equal(['More than ordered']);
    const requested = oneEvent(element, 'serial-reason-request');
    if (selects[1]) selects[1].value = 'extra';
    selects[1]?.dispatchEvent(new Event('change'));
    expect((await requested).detail).to.deep.equal({ lineId: '2', mismatch: 'over', reason: 'extra' });
  });

  it('asks once whether the rest is still to come, and of each product that lacks units', async () => {
    const element = await show(flowAfter(HALF_DONE));
    const asked: unknown[] = [];
    element.addEventListener('serial-rest-request', ({ detail }) => asked.push(detail));
    const answers = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-rest]') ?? [])];
    expect(answers.map(({ ariaPressed }) => ariaPressed)).to.deep.equal(Array(8).fill('false'));
    answers[0]?.click();
    answers[7]?.click();
    expect(asked).to.deep.equal([{ rest: 'follows' }, { rest: 'closed', lineIds: ['4'] }]);
  });

  it('completes nothing before that is answered', async () => {
    const { reasonCodes: _, ...settings } = SETTINGS;
    const bare = flowAfter(HALF_DONE);
    const state = { ...bare, settings: { ...settings, reasonCodes: [] } };
    const element = await show(state);
    const finished: Event[] = [];
    element.addEventListener('serial-finish-request', event => finished.push(event));
    tap(element, 'Complete');
    expect([finished.length, element.shadowRoot?.activeElement?.textContent?.trim()]).to.deep.equal([
      0,
      'It will come',
    ]);
    element.state = { ...state, lines: state.lines.map(line => ({ ...line, rest: 'closed' })) };
    await element.updateComplete;
    tap(element, 'Complete');
    expect(finished).to.have.length(1);
  });

  it('wants no reason for what will come', async () => {
    const follows = { type: 'rest-given', lineIds: ['1', '3', '4'], rest: 'follows' } as const;
    const element = await show(flowAfter([...HALF_DONE, follows]));
    expect(element.shadowRoot?.querySelectorAll('select')).to.have.length(0);
    expect(element.shadowRoot?.querySelectorAll('[aria-pressed=true]')).to.have.length(4);
  });

  it('shows the reason that was given', async () => {
    const given = { type: 'reason-given', lineId: '2', mismatch: 'over', reason: 'extra' } as const;
    const element = await show(flowAfter([...OVER, given]));
    expect(element.shadowRoot?.querySelectorAll('select')[1]?.value).to.equal('extra');
  });

  it('lists what was captured where nothing is expected, or may not be known', async () => {
    const open = {
      ...DOCUMENT,
      lines: DOCUMENT.lines.map(({ lineId, sku }) => ({ lineId, sku, serialPolicy: 'none' })),
    };
    const blind = { countId: 'C1', batchId: 'A', mode: 'full', blind: true };
    const untouched = 'Cordless drill 18 V, brushless, two batteries 0 DR-18V Not counted None here';
    for (const [document, extra] of [
      [open, []],
      [{ ...DOCUMENT, flow: 'cycle-count', count: blind }, [untouched]],
    ] as [FlowDocument, string[]][]) {
      const element = await show(flowAfter(HALF_DONE, document));
      expect(element.shadowRoot).to.contain.text('10 units · 3 products');
      expect(differences(element).map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).to.deep.equal([
        'Orbit Phone 15, 128 GB, midnight 2 PH-15-128',
        'Kestrel X1 game console with controller 2 GC-X1',
        ...extra,
        'USB-C charging cable, 2 m 6 CA-USBC-2',
      ]);
    }
  });

  it('shows the reason that the document gives, though it may be one that the store does not offer', async () => {
    const document = { ...DOCUMENT, flow: 'return-to-vendor', reason: 'recall' } as const;
    const state = flowAfter(HALF_DONE, document);
    const settings = { ...state.settings, reasonCodes: [{ code: 'defective', label: 'Defective' }] };
    const selects = (await show({ ...state, settings })).shadowRoot?.querySelectorAll('select') ?? [];
    expect([...selects].map(({ value }) => value)).to.deep.equal(['', 'recall', '', '']);
  });

  it('lists what was taken in spite of a warning, and asks no reason for it', async () => {
    const serials = ['KX1-0047-AF21', 'KX1-0047-AF22'] as const;
    const without = COMPLETE.filter(fact => fact.type !== 'serial-accepted' || fact.captured.serial !== serials[1]);
    const element = await show(flowAfter([...without, accepted('2', serials[1], ['already-in-stock'])]));
    expect(element.shadowRoot).to.contain.text('1 product differs · 3 products match');
    const [found, ...others] = differences(element);
    expect(others).to.deep.equal([]);
    expect(found?.textContent).to.contain('Kestrel X1').and.to.contain('1 serial to check');
    expect(found?.querySelector('select')).to.equal(null);
  });

  it('tells what nobody has counted from what was counted and not there', async () => {
    const count = { countId: 'C1', batchId: 'A', mode: 'partial', blind: false } as const;
    const element = await show(flowAfter(HALF_DONE, { ...DOCUMENT, flow: 'cycle-count', count }));
    const texts = differences(element).map(({ textContent }) => textContent ?? '');
    expect(texts.map(text => text.includes('Not counted'))).to.deep.equal([false, true, false]);
    await expect(element).to.be.accessible();
  });

  it('lists a difference that is tolerated, as the files do', async () => {
    const state = flowAfter(OVER);
    const settings = { ...state.settings, overTolerance: { 'asn-receiving': 1 } };
    const [, over] = differences(await show({ ...state, settings })).map(({ textContent }) => textContent);
    expect(over).to.contain('Kestrel X1').and.to.contain('1 too many');
  });

  it('asks to complete, or to go back to scanning', async () => {
    const element = await show(flowAfter(COMPLETE));
    const finished = oneEvent(element, 'serial-finish-request');
    tap(element, 'Complete');
    expect((await finished).composed).to.equal(false);
    const returned = oneEvent(element, 'serial-return-request');
    tap(element, 'Back to scanning');
    await returned;
  });
});

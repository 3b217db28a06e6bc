import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { SerialFlowList } from '../../../src/elements/flow-list/serial-flow-list.element.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import '../../support/define-elements.js';
import { accepted, COMPLETE, DOCUMENT, flowAfter, HALF_DONE, OVER } from '../../support/sample-flow.js';

const show = (state?: FlowState): Promise<SerialFlowList> =>
  fixture<SerialFlowList>(html`<serial-flow-list .state=${state}></serial-flow-list>`);

const row = (element: SerialFlowList, lineId: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(`[data-line="${lineId}"]`) ?? null;

const markOf = (element: SerialFlowList, lineId: string): string | null | undefined =>
  row(element, lineId)?.querySelector('[part=mark]')?.getAttribute('aria-label');

const STATES = {
  'nothing open': undefined,
  'nothing scanned': flowAfter(),
  'half done': flowAfter(HALF_DONE),
  'one product over': flowAfter(OVER),
  complete: flowAfter(COMPLETE),
};

describe('<serial-flow-list>', () => {
  for (const [name, state] of Object.entries(STATES)) {
    it(`is accessible with ${name}`, async () => {
      await expect(await show(state)).to.be.accessible();
    });
  }

  it('has a check mark to the left of each complete product, and of no other', async () => {
    const element = await show(flowAfter(HALF_DONE));
    expect(['1', '2', '3', '4'].map(lineId => markOf(element, lineId))).to.deep.equal([
      'In progress',
      'Complete',
      'Not started',
      'In progress',
    ]);
    const mark = row(element, '2')?.querySelector('[part=mark]')?.getBoundingClientRect();
    const name = row(element, '2')?.querySelector('h2')?.getBoundingClientRect();
    expect(mark?.right).to.be.below(name?.left ?? 0);
  });

  it('has nothing to find with where there is little to look through', async () => {
    expect((await show(flowAfter())).shadowRoot?.querySelector('input[type=search]')).to.equal(null);
  });

  it('shows captured serials below the description, and missing ones apart', async () => {
    const element = await show(flowAfter(HALF_DONE));
    const serials = row(element, '1')?.querySelector('[part=serials]');
    expect(serials).to.contain.text('356938035643809');
    expect(serials?.getBoundingClientRect().top).to.be.at.least(
      row(element, '1')?.querySelector('h2')?.getBoundingClientRect().bottom ?? Infinity,
    );
    expect(row(element, '1')?.querySelector('[part=missing]')).to.contain.text('353879234252633');
  });

  it('shows an over-scan in words, with its way back', async () => {
    const element = await show(flowAfter(OVER));
    expect(markOf(element, '2')).to.equal('Differs');
    expect(row(element, '2')).to.contain.text('1 too many');
    const rescan = row(element, '2')?.querySelector('serial-rescan');
    rescan?.shadowRoot?.querySelector('button')?.click();
    await rescan?.updateComplete;
    const requested = oneEvent(element, 'serial-rescan-request');
    rescan?.shadowRoot?.querySelector<HTMLElement>('.danger')?.click();
    expect((await requested).detail).to.deep.equal({ lineId: '2' });
  });

  it('asks for a product with serials to be opened, from keyboard and finger alike', async () => {
    const element = await show(flowAfter());
    const requested = oneEvent(element, 'serial-select-request');
    row(element, '3')?.querySelector<HTMLElement>('.pick')?.click();
    expect((await requested).detail).to.deep.equal({ lineId: '3' });
    expect(row(element, '4')?.querySelector('.pick')).to.equal(null);
  });

  it('counts a product without serials by steps and by a typed quantity', async () => {
    const element = await show(flowAfter(HALF_DONE));
    const counted: unknown[] = [];
    element.addEventListener('serial-count-request', ({ detail }) => counted.push(detail));
    row(element, '4')?.querySelector<HTMLElement>('[data-delta="1"]')?.click();
    row(element, '4')?.querySelector<HTMLElement>('[data-delta="-1"]')?.click();
    const field = row(element, '4')?.querySelector('input');
    if (field) field.value = '10';
    field?.dispatchEvent(new Event('change'));
    expect(counted).to.deep.equal([
      { lineId: '4', delta: 1 },
      { lineId: '4', delta: -1 },
      { lineId: '4', delta: 4 },
    ]);
    expect(field?.value).to.equal('6'); // what is durable, until the change is
  });

  it('keeps the focus on the step that has brought a quantity to none', async () => {
    const one = { type: 'unit-counted', lineId: '4', delta: 1 } as const;
    const element = await show(flowAfter([one]));
    const less = row(element, '4')?.querySelector<HTMLElement>('[data-delta="-1"]');
    less?.focus();
    element.state = flowAfter([one, { ...one, delta: -1 }]);
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement).to.equal(less);
    expect(less?.getAttribute('aria-disabled')).to.equal('true');
  });

  it('folds many serials away, newest in view, and unfolds them', async () => {
    const many = Array.from({ length: 40 }, (_, index) => accepted('3', `D18-${index}`));
    const element = await show(flowAfter(many));
    const chips = (): number => row(element, '3')?.querySelectorAll('[part=serials] li').length ?? 0;
    expect(chips()).to.be.below(10);
    expect(row(element, '3')?.querySelector('[part=serials]')).to.contain.text('D18-39');
    row(element, '3')?.querySelector<HTMLElement>('.more')?.click();
    await element.updateComplete;
    expect(chips()).to.equal(40);
  });

  it('hides expected quantities while counting blind', async () => {
    const count = { countId: 'c', batchId: 'b', mode: 'full', blind: true } as const;
    const element = await show(flowAfter(OVER, { ...DOCUMENT, flow: 'cycle-count', count }));
    expect(row(element, '1')?.querySelector('.count')?.textContent?.trim()).to.equal('2');
    expect(element.shadowRoot?.querySelector('serial-rescan')).to.equal(null);
    expect(markOf(element, '2')).to.equal('In progress');
  });

  it('shows hostile names and serials as text', async () => {
    const element = await show(flowAfter([accepted('3', '<img src=x onerror=alert(1)>')]));
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    expect(row(element, '3')).to.contain.text('<img src=x onerror=alert(1)>');
  });

  it('renders the changed line only', async () => {
    const element = await show(flowAfter(HALF_DONE));
    const untouched = row(element, '2')?.querySelector('[part=serials]');
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver(records => changes.push(...records));
    if (untouched) observer.observe(untouched, { childList: true, subtree: true, characterData: true });
    const state = element.state;
    const next = flowAfter([...HALF_DONE, accepted('3', 'D18-1')]);
    // Lines that a scan does not touch stay the same objects in a session.
    const lines = next.lines.map((line, index) => (index === 2 ? line : (state?.lines[index] ?? line)));
    element.state = { ...next, lines };
    await element.updateComplete;
    changes.push(...observer.takeRecords());
    observer.disconnect();
    expect(changes).to.deep.equal([]);
    expect(row(element, '3')).to.contain.text('D18-1');
  });

  it('looks the same whether the state is set before or after it is on the page', async () => {
    const before = await show(flowAfter(OVER));
    const after = await show();
    after.state = flowAfter(OVER);
    await after.updateComplete;
    expect(after.shadowRoot?.textContent).to.equal(before.shadowRoot?.textContent);
  });
});

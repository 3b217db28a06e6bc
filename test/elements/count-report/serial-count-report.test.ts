import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CountReport } from '../../../src/domain/rules/count-report.js';
import type { SerialCountReport } from '../../../src/elements/count-report/serial-count-report.element.js';
import '../../support/define-elements.js';
import {
  BLIND_COUNT,
  CLOSED_COUNT,
  COUNT,
  MATCHING_COUNT,
  OPEN_COUNT,
  SHORT_COUNT,
} from '../../support/sample-count.js';

const show = (report: CountReport | undefined = COUNT, currentFlowId = 'batch-2'): Promise<SerialCountReport> =>
  fixture<SerialCountReport>(
    html`<serial-count-report .report=${report} current-flow-id=${currentFlowId}></serial-count-report>`,
  );

function all<T extends Element>(element: SerialCountReport, selector: string): readonly T[] {
  return [...(element.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
}

const textOf = ({ textContent }: Element): string => textContent?.replace(/\s+/g, ' ').trim() ?? '';
const textsOf = (element: SerialCountReport, selector: string): readonly string[] => all(element, selector).map(textOf);

const buttonOf = (element: SerialCountReport, text: string): HTMLButtonElement | undefined =>
  all<HTMLButtonElement>(element, 'button').find(button => textOf(button).startsWith(text));

async function tap(element: SerialCountReport, text: string): Promise<void> {
  buttonOf(element, text)?.click();
  await element.updateComplete;
}

async function choose(element: SerialCountReport, sku: string): Promise<void> {
  all<HTMLInputElement>(element, `input[data-sku="${sku}"]`)[0]?.click();
  await element.updateComplete;
}

describe('<serial-count-report>', () => {
  const reports = {
    differences: COUNT,
    'a blind count': BLIND_COUNT,
    'open batches': OPEN_COUNT,
    'a closed count': CLOSED_COUNT,
  };
  for (const [name, report] of Object.entries(reports)) {
    it(`is accessible with ${name}`, async () => {
      const element = await show(report);
      for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
      await expect(element).to.be.accessible();
    });
  }

  it('is accessible while it asks', async () => {
    const element = await show();
    await tap(element, 'Close the count');
    await expect(element).to.be.accessible();
  });

  it('shows the figures of the whole count', async () => {
    expect(textsOf(await show(), '.totals div')).to.deep.equal([
      'Expected 29',
      'Counted 30',
      'Variance +1',
      'Match 27',
      'Missing 2',
      'Unexpected 1',
      'Unreadable 1',
    ]);
  });

  it('leaves out what is expected where nothing is', async () => {
    const unexpected = COUNT.products.filter(({ expectedQty }) => expectedQty === undefined);
    const products = unexpected.map(product => ({ ...product, status: 'match' as const }));
    const element = await show({ ...COUNT, products });
    expect(textsOf(element, '.totals div').slice(0, 2)).to.deep.equal(['Counted 2', 'Match 0']);
    expect(textsOf(element, 'details h4')).to.have.length(1);
  });

  it('says of each batch how it stands and who worked it', async () => {
    expect(textsOf(await show(OPEN_COUNT), '[part=batch]')).to.deep.equal([
      'B1 aisle 4 Completed 22 units mia',
      'B2 back room In progress 8 units till-9',
    ]);
  });

  it('lists what differs first, with serials by name, and folds what matches', async () => {
    const element = await show();
    expect(textsOf(element, 'details [part=product] h4')).to.deep.equal([
      'Kestrel X1 game console with controller',
      'USB-C charging cable, 2 m',
    ]);
    expect(all<HTMLDetailsElement>(element, 'details')[0]?.open).to.equal(false);
    const [phone, drill] = textsOf(element, ':host > .products [part=product]');
    for (const words of ['4/5', '1 too few', '356938035643809', '353879234252633', '1 label unreadable', '2, 3'])
      expect(phone).to.contain(words);
    expect(drill).to.contain('Cordless drill').and.to.contain('Not on the document');
  });

  it('tells what nobody has counted, and what is to be checked', async () => {
    const [first] = COUNT.products;
    if (!first) throw new Error('The sample has products');
    const uncounted = { ...first, countedQty: 0, variance: -4, match: 0, status: 'not-counted' } as const;
    const products = [uncounted, { ...first, sku: 'B', flagged: 2, status: 'substituted' } as const];
    const [one, other] = textsOf(await show({ ...COUNT, products }), ':host > .products [part=product]');
    expect(one).to.contain('Not counted').and.not.to.contain('too few');
    expect(other).to.contain('2 serials to check');
  });

  it('folds a long list of serials', async () => {
    const element = await show(SHORT_COUNT);
    expect(all(element, '.chip')).to.have.length(12);
    await tap(element, 'Show all 40');
    expect(all(element, '.chip')).to.have.length(40);
    await tap(element, 'Show fewer');
    expect(all(element, '.chip')).to.have.length(12);
  });

  it('draws the first of very many products, and more when asked', async () => {
    const [first] = COUNT.products.slice(1);
    const products = Array.from({ length: 250 }, (_, index) => ({ ...(first as object), sku: String(index) }));
    const element = await show({ ...COUNT, products: products as unknown as CountReport['products'] });
    expect(all(element, '[part=product]')).to.have.length(100);
    await tap(element, 'Show more');
    expect(all(element, '[part=product]')).to.have.length(200);
  });

  it('offers only products of the current batch to be counted anew, and asks first', async () => {
    const element = await show();
    expect(all(element, 'input[data-sku="CA-USBC-2"]')).to.have.length(0);
    expect(buttonOf(element, 'Recount')?.disabled).to.equal(true);
    await choose(element, 'PH-15-128');
    await choose(element, 'GC-X1');
    await choose(element, 'DR-18V');
    await choose(element, 'DR-18V');
    await tap(element, 'Recount (2)');
    expect(element.shadowRoot).to.contain.text('Count 2 products anew?');
    const requested = oneEvent(element, 'serial-recount-request');
    await tap(element, 'Recount');
    const event = await requested;
    expect(event.detail).to.deep.equal({ flowId: 'batch-2', lineIds: ['2', '1'] });
    expect(event.composed).to.equal(false);
    expect(all<HTMLInputElement>(element, 'input:checked')).to.have.length(0);
  });

  it('offers no recount without a current batch', async () => {
    const element = await show(COUNT, '');
    expect(all(element, 'input')).to.have.length(0);
    expect(buttonOf(element, 'Recount')).to.equal(undefined);
  });

  it('closes the count after its question', async () => {
    const element = await show();
    let count = 0;
    element.addEventListener('serial-close-count-request', () => count++);
    await tap(element, 'Close the count');
    expect(count).to.equal(0);
    await tap(element, 'Close the count');
    expect(count).to.equal(1);
  });

  it('does nothing on no and on Escape, and gives the focus back', async () => {
    const element = await show();
    element.addEventListener('serial-close-count-request', () => expect.fail('nobody said yes'));
    await tap(element, 'Close the count');
    expect(textOf(element.shadowRoot?.activeElement as Element)).to.equal('Not now');
    await tap(element, 'Not now');
    await tap(element, 'Close the count');
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(buttonOf(element, 'Not now')).to.equal(undefined);
    expect(textOf(element.shadowRoot?.activeElement as Element)).to.equal('Close the count');
  });

  it('cannot be closed while batches are open, and says which', async () => {
    const element = await show(OPEN_COUNT);
    const button = buttonOf(element, 'Close the count');
    expect(button?.disabled).to.equal(true);
    const why = element.shadowRoot?.getElementById(button?.getAttribute('aria-describedby') ?? '');
    expect(why?.textContent).to.contain('B2 back room').and.not.to.contain('B1');
  });

  it('tells nothing of what a blind count has found before it is closed, and offers to close it', async () => {
    const element = await show(BLIND_COUNT);
    expect(element.shadowRoot).to.contain.text('Blind count').and.to.contain.text('B2 back room');
    for (const word of ['Expected', 'Variance', 'Missing', 'Orbit Phone', 'differ', 'matches'])
      expect(element.shadowRoot).not.to.contain.text(word);
    expect(all(element, 'input')).to.have.length(0);
    expect(all<HTMLButtonElement>(element, 'button').map(textOf)).to.deep.equal(['Close the count']);
  });

  it('shows what a blind count has found once it is closed, and then offers to count anew', async () => {
    const element = await show({ ...BLIND_COUNT, isClosed: true });
    expect(element.shadowRoot).to.contain.text('Orbit Phone').and.to.contain.text('Count closed');
    expect(buttonOf(element, 'Close the count')).to.equal(undefined);
    expect(buttonOf(element, 'Recount')?.disabled).to.equal(true);
  });

  it('offers nothing more once it is closed', async () => {
    const element = await show(CLOSED_COUNT);
    expect(element.shadowRoot).to.contain.text('Count closed');
    expect(all(element, 'input, button')).to.have.length(0);
  });

  it('says when everything matches', async () => {
    const element = await show(MATCHING_COUNT);
    expect(element.shadowRoot).to.contain.text('Everything matches.').and.not.to.contain.text('differ');
  });

  it('shows nothing without a report', async () => {
    const element = await show();
    element.report = undefined;
    await element.updateComplete;
    expect(all(element, '*:not(style)')).to.have.length(0);
  });
});

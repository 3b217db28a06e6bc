import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { Fact, FactBody } from '../../../src/domain/model/fact.js';
import type { SerialTimeline } from '../../../src/elements/timeline/serial-timeline.element.js';
import '../../support/define-elements.js';
import { accepted, PHONE_SERIALS, PRODUCTS, STAMP } from '../../support/sample-flow.js';
import { JOURNAL, longJournal } from '../../support/sample-journal.js';

const show = (facts: readonly Fact[] = JOURNAL): Promise<SerialTimeline> =>
  fixture<SerialTimeline>(html`<serial-timeline .facts=${facts} flow-id="flow-1"></serial-timeline>`);

function textsOf(element: SerialTimeline, selector: string): readonly string[] {
  const found = [...(element.shadowRoot?.querySelectorAll(selector) ?? [])];
  return found.map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '');
}

const entries = (element: SerialTimeline): readonly string[] => textsOf(element, '[part=entry]');
const happenings = (element: SerialTimeline): readonly string[] => textsOf(element, '.what');

async function search(element: SerialTimeline, text: string): Promise<void> {
  const field = element.shadowRoot?.querySelector('input');
  if (field) field.value = text;
  field?.dispatchEvent(new Event('input'));
  await element.updateComplete;
}

async function choose(element: SerialTimeline, kind: string): Promise<void> {
  const select = element.shadowRoot?.querySelector('select');
  if (select) select.value = kind;
  select?.dispatchEvent(new Event('change'));
  await element.updateComplete;
}

describe('<serial-timeline>', () => {
  for (const [name, facts] of Object.entries({ 'a journal': JOURNAL, nothing: [] })) {
    it(`is accessible with ${name}`, async () => {
      await expect(await show(facts)).to.be.accessible();
    });
  }

  it('tells what happened in words, newest first, under its day', async () => {
    const element = await show();
    expect(textsOf(element, 'h3')).to.deep.equal(['Monday, November 23, 2026', 'Sunday, November 22, 2026']);
    expect(happenings(element).slice(0, 3)).to.deep.equal(['Completed', 'Reason given', 'Store system answered later']);
    expect(happenings(element).at(-1)).to.equal('Receiving opened');
    expect(happenings(element)).to.have.length(JOURNAL.length);
  });

  it('tells a blind count nothing of what is expected, and offers no file', async () => {
    const [product] = PRODUCTS;
    const telling: readonly FactBody[] = [
      accepted('2', 'KX1-9', ['over-quantity', 'not-on-document']),
      ...(product ? [{ type: 'line-added', lineId: '9', product, unexpected: true } as const] : []),
    ];
    const facts = [...JOURNAL, ...telling.map((body): Fact => ({ ...STAMP, ...body }))];
    const element = await show(facts);
    const latest = (): string => entries(element).slice(0, 2).join();
    expect(latest()).to.match(/Not on the document.*More than expected.*Not on this document/);
    element.isBlind = true;
    await element.updateComplete;
    expect(entries(element)).to.have.length(facts.length);
    expect(latest())
      .to.contain('KX1-9')
      .and.not.to.match(/More than|Not on/);
    expect(textsOf(element, '[data-format]')).to.deep.equal([]);
    element.isBlind = false;
    await element.updateComplete;
    expect(latest()).to.match(/More than/);
    expect(textsOf(element, '[data-format]')).to.deep.equal(['Export CSV', 'Export JSON']);
  });

  it('names products, serials, reasons and who let it pass', async () => {
    const all = entries(await show());
    expect(all[0]).to.contain('event-1 · the manager');
    expect(all[1]).to.contain('Orbit Phone 15').and.to.contain('Missing · Short shipment');
    expect(all[2]).to.contain(PHONE_SERIALS[0]).and.to.contain('Unknown to the store system');
    expect(all[3]).to.contain('Refused: Already taken in TR-310').and.to.contain('till-2 · ben');
    expect(all[5]).to.contain('Counted +6').and.to.contain('USB-C charging cable');
    expect(all[6]).to.contain('Serial taken out').and.to.contain('KX1-0047-AF21');
  });

  it('shows what was read where it is not just the serial, with where it came from', async () => {
    const all = entries(await show());
    const scan = all.find(text => text.includes('Data Matrix'));
    expect(scan).to.contain(`0109521234543213␝21${PHONE_SERIALS[0]}`);
    expect(scan).to.contain('Scanner · Data Matrix ]d2 · DS2278 · till-7 · mia');
    expect(all.find(text => text.includes('Already scanned'))).not.to.contain('Read ');
  });

  for (const [text, found] of Object.entries({
    'kx1-0047': 2,
    'duplicate-elsewhere': 1,
    'TILL-2': 1,
    'charging cable': 1,
    'mia refused': 1,
    '0109521234543213': 1,
  })) {
    it(`finds by "${text}"`, async () => {
      const element = await show();
      await search(element, text);
      expect(entries(element)).to.have.length(found);
      expect(textsOf(element, '[role=status]')[0]).to.equal(`${found} of ${JOURNAL.length} entries`);
    });
  }

  it('says when nothing is found', async () => {
    const element = await show();
    await search(element, 'nowhere');
    expect(entries(element)).to.have.length(0);
    expect(textsOf(element, '[role=status]')[0]).to.equal('Nothing found.');
  });

  it('shows entries of one kind, with how many there are', async () => {
    const element = await show();
    expect(textsOf(element, 'option')).to.include('Refused (3)').and.to.include('Asked (1)');
    await choose(element, 'refused');
    expect(happenings(element)).to.deep.equal([
      'Store system answered later',
      'Refused: Already taken in TR-310',
      'Refused: Already scanned',
    ]);
    await choose(element, '');
    expect(entries(element)).to.have.length(JOURNAL.length);
  });

  it('draws the latest of 10,000 entries, earlier ones when asked, and searches all of them', async () => {
    const element = await show(longJournal(10_000));
    expect(entries(element)).to.have.length(200);
    expect(entries(element)[0]).to.contain('D18-009999');
    element.shadowRoot?.querySelector<HTMLButtonElement>('.earlier')?.click();
    await element.updateComplete;
    expect(entries(element)).to.have.length(400);
    await search(element, 'D18-000001');
    expect(entries(element)).to.have.length(1);
  });

  it('takes further facts in', async () => {
    const element = await show(JOURNAL.slice(0, -1));
    element.facts = JOURNAL;
    await element.updateComplete;
    expect(happenings(element)[0]).to.equal('Completed');
  });

  it('begins a day anew where the clock was set back', async () => {
    const [first, second] = JOURNAL;
    const back = { ...(second as Fact), atMs: (first as Fact).atMs - 86_400_000 };
    const element = await show([first as Fact, back, first as Fact]);
    expect(textsOf(element, 'h3')).to.have.length(3);
  });

  it('asks for the record as a file', async () => {
    const element = await show();
    for (const format of ['csv', 'json']) {
      const requested = oneEvent(element, 'serial-export-request');
      element.shadowRoot?.querySelector<HTMLButtonElement>(`[data-format=${format}]`)?.click();
      const event = await requested;
      expect(event.detail).to.deep.equal({ flowId: 'flow-1', format });
      expect(event.composed).to.equal(false);
    }
  });
});

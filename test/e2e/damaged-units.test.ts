import { expect } from '@open-wc/testing';
import type { SerialMarkedDetail } from '../../src/events/outcomes/serial-marked.js';
import { feed } from '../support/asn.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13 } from './means.js';
import { until } from './screen.js';

const document = {
  flow: 'asn-receiving',
  documentId: 'ASN-20',
  locationId: 'STORE-042',
  title: 'Two drills and a box of cases',
  lines: [
    { lineId: '1', sku: 'DRILL-18V', expectedQty: 2, expectedSerials: ['D18-1', 'D18-2'] },
    { lineId: '2', sku: 'CASE-15-CLEAR', expectedQty: 3 },
  ],
};
const settings = {
  userId: 'mia',
  reasonCodes: [
    { code: 'crushed', label: 'Crushed in transit', for: ['damaged', 'rejected'] },
    { code: 'short', label: 'Short shipment', for: ['under', 'missing'] },
  ],
};
const clearCase = ean13('4006381333306');

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`damaged units, ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({ document, means, settings, nowMs: Date.UTC(2026, 10, 30, 9) });
    const marked: SerialMarkedDetail[] = [];

    before(async () => {
      page.flow.addEventListener('serial-marked', ({ detail }) => marked.push(detail));
      await page.associate.screen.sees('Two drills and a box of cases');
    });

    it('are scanned like any other', async () => {
      const { associate } = page;
      for (const serial of ['D18-1', 'D18-2']) {
        await associate.scan(ean13('4006381333207'));
        expect(await associate.scan(code128(serial))).to.equal(`accepted ${serial}`);
      }
      for (let unit = 0; unit < 3; unit++) expect(await associate.scan(clearCase)).to.equal('counted 1');
      await associate.toList();
      expect(associate.screen.marks()).to.deep.equal(['Complete', 'Complete']);
    });

    it('are marked one by one, with a reason of the store', async () => {
      const { screen } = page.associate;
      await screen.press('Condition of Cordless drill 18 V');
      await screen.press('D18-2 Good');
      await screen.choose('Crushed in transit');
      await screen.press('Save');
      await until(() => marked.length === 1, 'the page to hear of the unit');
      const [{ flowId: _, ...detail } = expect.fail()] = marked;
      expect(detail).to.deep.equal({
        ...{ lineId: '1', sku: 'DRILL-18V', condition: 'damaged', reason: 'crushed' },
        ...{ quantity: 1, serial: 'D18-2' },
      });
    });

    it('are marked by number where the product is counted', async () => {
      const { associate } = page;
      await associate.toList();
      await associate.screen.press('Condition of Clear case for Phone 15');
      await associate.screen.fill('How many', '2');
      await associate.screen.choose('Crushed in transit');
      await associate.screen.press('Save');
      await until(() => marked.length === 2, 'the page to hear of the units');
      await associate.screen.sees('2 units · Damaged');
      await associate.screen.press('Back to scanning');
    });

    it('take the check mark away, and stand in the review with their reason', async () => {
      const { associate } = page;
      await associate.toList();
      expect(associate.screen.marks()).to.deep.equal(['In progress', 'In progress']);
      await associate.screen.press('Review');
      for (const words of ['2 products differ', '1 damaged', '2 damaged', 'D18-2']) await associate.screen.sees(words);
      await expect(page.flow).to.be.accessible();
    });

    it('are told in the event, and held in the ledger', async () => {
      expect(await page.finish('event-1')).to.equal('completed event-1');
      await until(() => page.completed.length === 1, 'the event');
      const { event } = page.completed[0] ?? expect.fail();
      const [drills, cases] = event.lines;
      expect(drills).to.include({ countedQty: 2, damagedQty: 1, status: 'substituted' });
      expect(drills?.serials.map(({ serial, condition, reason }) => [serial, condition, reason])).to.deep.equal([
        ['D18-1', undefined, undefined],
        ['D18-2', 'damaged', 'crushed'],
      ]);
      expect(cases?.shares).to.deep.equal([
        { quantity: 1, at: '2026-11-30T09:00:00.000Z' },
        { quantity: 2, condition: 'damaged', reason: 'crushed', at: '2026-11-30T09:00:00.000Z' },
      ]);
      expect(await page.whereabouts()).to.deep.equal({
        'D18-1': 'in-stock @ STORE-042',
        'D18-2': 'held @ STORE-042',
      });
    });
  });
}

describe('the lot that a product tracks', function () {
  this.timeout(60_000);
  const [drill] = feed.filter(row => 'sku' in row && row.sku === 'DRILL-18V');
  const page = flowPage({
    document: { ...document, lines: [{ lineId: '1', sku: 'DRILL-18V', expectedQty: 2 }] },
    means: new ByHand(),
    settings: { userId: 'mia' },
    products: drill ? [{ ...drill, track: { lot: true } }] : [],
    nowMs: Date.UTC(2026, 10, 30, 9),
  });
  const lots = () => page.flow.activeCapture?.state?.lines[0]?.serials.map(({ lot }) => lot) ?? [];

  it('is asked for after the serial, and typed', async () => {
    const { associate } = page;
    await associate.scan(ean13('4006381333207'));
    expect(await associate.scan(code128('D18-1'))).to.equal('accepted D18-1 untracked');
    await associate.screen.fill('Lot', 'L-7');
    await expect(page.flow).to.be.accessible();
    await associate.screen.press('Save');
    await until(() => lots().includes('L-7'), 'the lot');
    await associate.toList();
    await associate.screen.press('Review');
    await associate.screen.sees('1 product differs'); // the second drill is missing
    expect(associate.screen.words).not.to.include('to check');
  });
});

import { expect } from '@open-wc/testing';
import { imeis } from '../support/asn.js';
import { fixture } from '../support/fixture.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13 } from './means.js';

const found = { flow: 'adjustment', documentId: 'ADJ-778', locationId: 'STORE-042', direction: 'plus', lines: [] };
const stolen = { ...found, documentId: 'ADJ-777', direction: 'minus', reason: 'stolen', title: 'Cabinet 2' };
const plusFile = await fixture('flows/adjustment-plus.csv');
const minusFile = await fixture('flows/adjustment-minus.csv');

const phone = ean13('4006381333108');
const clearCase = ean13('4006381333306');
const [stocked, sold, unheardOf] = imeis;

const settings = {
  reasonCodes: [
    { code: 'found', label: 'Found in store' },
    { code: 'stolen', label: 'Stolen' },
  ],
};
const ledger = [
  { sku: 'PHONE-15-128', serial: stocked, status: 'in-stock', locationId: 'STORE-042' },
  { sku: 'PHONE-15-128', serial: sold, status: 'gone', locationId: 'STORE-042' },
] as const;

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`adding to stock ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({ document: found, means, settings, ledger });

    it('says which way it goes', async () => {
      await page.associate.screen.sees('Adjustment, into stock');
      expect(page.associate.screen.words).not.to.include('Receive all');
      await expect(page.flow).to.be.accessible();
    });

    it('takes what turned up, also what was sold', async () => {
      expect(await page.associate.scan(code128(sold))).to.equal(`accepted ${sold}`);
      expect(await page.associate.scan(phone)).to.equal('asked for serial');
      expect(await page.associate.scan(code128(unheardOf))).to.equal(`accepted ${unheardOf}`);
    });

    it('refuses what is in stock already', async () => {
      expect(await page.associate.scan(code128(stocked))).to.equal('refused already-in-stock');
      await page.associate.screen.sees(`Already in stock here ${stocked}`);
    });

    it('is paused, and goes on in a new page', async () => {
      await page.pauseAndReopen();
      expect(await page.associate.scan(clearCase)).to.equal('counted 1');
    });

    it('wants a reason for each product, and completes with one event file, to the byte', async () => {
      const { associate } = page;
      expect(await page.complete('never')).to.equal('refused reasons-missing');
      await associate.screen.sees('3 units · 2 products');
      await associate.screen.sees('Choose a reason for: Phone 15, 128 GB, blue, Clear case for Phone 15.');
      expect(associate.screen.words).not.to.include('differ');
      await expect(page.flow).to.be.accessible();
      await associate.screen.choose('Found in store', 'Phone 15, 128 GB');
      await associate.screen.choose('Found in store', 'Clear case');
      expect(await page.finish('event-1')).to.equal('completed event-1');
      expect(page.completed.map(({ file }) => file.text)).to.deep.equal([plusFile]);
      expect(page.completed[0]?.event.lines.map(({ reasons }) => reasons)).to.deep.equal([
        { moved: 'found' },
        { moved: 'found' },
      ]);
    });

    it('has them in stock', async () => {
      expect(await page.whereabouts()).to.deep.equal({
        [stocked]: 'in-stock @ STORE-042',
        [sold]: 'in-stock @ STORE-042',
        [unheardOf]: 'in-stock @ STORE-042',
      });
    });
  });

  describe(`taking out of stock ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({ document: stolen, means, settings, ledger });

    it('says which way it goes', async () => {
      await page.associate.screen.sees('Adjustment, out of stock · ADJ-777');
      await expect(page.flow).to.be.accessible();
    });

    it('takes what is in stock', async () => {
      expect(await page.associate.scan(code128(stocked))).to.equal(`accepted ${stocked}`);
    });

    it('asks about what is not', async () => {
      expect(await page.associate.scan(code128(sold))).to.equal('asked for confirm');
      await page.associate.screen.sees(`Not in stock here Phone 15, 128 GB, blue ${sold}`);
      expect(await page.associate.press('Take it anyway')).to.equal(`accepted ${sold} not-in-stock`);
    });

    it('shows the reason that the document gives, and completes with one event file, to the byte', async () => {
      const { associate } = page;
      await associate.toList();
      await associate.screen.press('Review');
      await associate.screen.sees('2 units · 1 product');
      expect(associate.screen.choices()).to.deep.equal(['Stolen']);
      await associate.screen.press('Back to scanning');
      expect(await page.complete('event-1')).to.equal('completed event-1');
      expect(page.completed.map(({ file }) => file.text)).to.deep.equal([minusFile]);
      expect(page.completed[0]?.event.lines[0]?.reasons).to.deep.equal({ moved: 'stolen' });
    });

    it('has them gone', async () => {
      expect(await page.whereabouts()).to.deep.equal({
        [stocked]: 'gone @ STORE-042',
        [sold]: 'gone @ STORE-042',
      });
    });
  });
}

import { expect } from '@open-wc/testing';
import { imeis } from '../support/asn.js';
import { fixture, jsonFixture } from '../support/fixture.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13, type Label } from './means.js';

const document = await jsonFixture<object>('flows/blind-receiving.json');
const eventFile = await fixture('flows/blind-receiving.csv');

const phone = ean13('4006381333108');
const clearCase = ean13('4006381333306');
const drillAndSerial: Label = { bcid: 'gs1-128', text: '(01)04006381333207(21)D18-000777' };
const [soldPhone, newPhone, stockedPhone] = [imeis[0], imeis[1], imeis[2]];

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`blind receiving ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({
      document,
      means,
      ledger: [
        { sku: 'PHONE-15-128', serial: soldPhone, status: 'gone', locationId: 'STORE-042' },
        { sku: 'PHONE-15-128', serial: stockedPhone, status: 'in-stock', locationId: 'STORE-042' },
      ],
    });

    before(async () => {
      await page.associate.screen.sees('Pallet without papers');
    });

    it('begins with no products, nothing expected, and nothing to receive all of', async () => {
      const { screen } = page.associate;
      await screen.sees('No products yet. Scan the first one.');
      await screen.sees('0 units');
      await screen.sees('From VENDOR-7');
      expect(screen.words).not.to.include('Receive all');
      await expect(page.flow).to.be.accessible();
    });

    it('makes a line of each product that is scanned', async () => {
      const { associate } = page;
      expect(await associate.scan(clearCase)).to.equal('counted 1');
      expect(await associate.scan(phone)).to.equal('asked for serial');
      expect(await associate.scan(code128(newPhone))).to.equal(`accepted ${newPhone}`);
    });

    it('takes product and serial from one code, whatever was asked for', async () => {
      expect(await page.associate.scan(drillAndSerial)).to.equal('accepted D18-000777');
    });

    it('takes a unit back that was sold, and finds its product by the ledger', async () => {
      expect(await page.associate.scan(code128(soldPhone))).to.equal(`accepted ${soldPhone}`);
    });

    it('refuses a unit that is in stock here', async () => {
      expect(await page.associate.scan(code128(stockedPhone))).to.equal('refused already-in-stock');
      await page.associate.screen.sees(`Already in stock here Phone 15, 128 GB, blue ${stockedPhone}`);
    });

    it('asks for the product of a serial that nobody knows', async () => {
      expect(await page.associate.scan(code128('D18-000778'))).to.equal('asked for product');
      await page.associate.screen.sees('Which product is this serial?');
      await expect(page.flow).to.be.accessible();
      expect(await page.associate.scan(ean13('4006381333207'))).to.equal('asked for serial');
      await page.associate.screen.sees('1 more to answer');
      expect(await page.associate.scan(code128('D18-000778'))).to.equal('accepted D18-000778');
      expect(page.associate.screen.words).not.to.include('more to answer');
    });

    it('is paused, and goes on in a new page', async () => {
      await page.pauseAndReopen();
      await page.associate.screen.sees('5 units');
      expect(await page.associate.scan(code128(newPhone))).to.equal('refused duplicate-in-flow');
    });

    it('is reviewed by what was scanned, and completed with one event file, to the byte', async () => {
      await page.associate.toList();
      await page.associate.screen.press('Review');
      await page.associate.screen.sees('5 units · 3 products');
      expect(page.associate.screen.words).not.to.include('Everything matches');
      await expect(page.flow).to.be.accessible();
      expect(await page.finish('event-1')).to.equal('completed event-1');
      await page.associate.screen.sees('Handed over to the store system.');
      expect(page.completed.map(({ file }) => file.text)).to.deep.equal([eventFile]);
    });

    it('has everything in stock afterwards', async () => {
      expect(await page.whereabouts()).to.deep.equal({
        [soldPhone]: 'in-stock @ STORE-042',
        [newPhone]: 'in-stock @ STORE-042',
        [stockedPhone]: 'in-stock @ STORE-042',
        'D18-000777': 'in-stock @ STORE-042',
        'D18-000778': 'in-stock @ STORE-042',
      });
    });

    it('is corrected by an event that supersedes the first, and takes out of stock only what was wrong', async () => {
      const { associate } = page;
      await associate.screen.press('Correct it');
      expect(await associate.press('Enter serials of Cordless drill 18 V')).to.equal('asked for serial');
      expect(await associate.press('Remove D18-000778')).to.equal('removed');
      expect(await page.complete('event-2')).to.equal('completed event-2');
      expect(page.completed[1]?.event.supersedes).to.equal('event-1');
      expect(await page.whereabouts()).to.include({
        'D18-000777': 'in-stock @ STORE-042',
        'D18-000778': 'gone @ STORE-042',
      });
    });

    it('refuses on the next receipt what this one took', async () => {
      page.reopen({ ...document, documentId: 'BR-312', title: 'Another pallet' });
      await page.associate.screen.sees('Another pallet');
      expect(await page.associate.scan(code128('D18-000777'))).to.equal('refused already-in-stock');
    });
  });
}

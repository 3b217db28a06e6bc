import { expect } from '@open-wc/testing';
import { imeis } from '../support/asn.js';
import { fixture, jsonFixture } from '../support/fixture.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13, qr } from './means.js';

const document = await jsonFixture<object>('flows/transfer-receive.json');
const eventFile = await fixture('flows/transfer-receive.csv');

const phone = ean13('4006381333108');
const clearCase = ean13('4006381333306');
const [shipped, alsoShipped, notShipped] = [imeis[0], imeis[1], imeis[2]];
const inTransit = { status: 'in-transit', locationId: 'STORE-042' } as const;

const settings = { reasonCodes: [{ code: 'lost', label: 'Lost on the way', for: ['under', 'missing'] }] };

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`receiving a transfer ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({
      document,
      means,
      settings,
      ledger: [
        { sku: 'PHONE-15-128', serial: shipped, ...inTransit },
        { sku: 'PHONE-15-128', serial: alsoShipped, ...inTransit },
        { sku: 'DRILL-18V', serial: 'D18-000451', ...inTransit },
        { sku: 'DRILL-18V', serial: 'D18-000452', status: 'in-stock', locationId: 'STORE-042' },
      ],
    });

    it('says where the units come from', async () => {
      await page.associate.screen.sees('Transfer in · TI-8847 · From STORE-099');
      await expect(page.flow).to.be.accessible();
    });

    it('does not receive all while serials are to be scanned', async () => {
      expect(await page.associate.press('Receive all')).to.equal('refused receive-all-not-allowed');
      await page.associate.screen.sees('Scan the units of: Phone 15, 128 GB, blue, Cordless drill 18 V.');
    });

    it('takes what was shipped, serial by serial', async () => {
      expect(await page.associate.scan(code128(shipped))).to.equal(`accepted ${shipped}`);
      expect(await page.associate.scan(code128('D18-000451'))).to.equal('accepted D18-000451');
    });

    it('refuses what was not shipped', async () => {
      expect(await page.associate.scan(phone)).to.equal('asked for serial');
      expect(await page.associate.scan(code128(notShipped))).to.equal('refused not-shipped');
      await page.associate.screen.sees(`Was not shipped ${notShipped}`);
      await expect(page.flow).to.be.accessible();
    });

    it('refuses what is in stock here, though it was shipped', async () => {
      expect(await page.associate.scan(code128('D18-000452'))).to.match(/^asked for wrong-product$/);
      expect(await page.associate.press('Take it there')).to.equal('refused already-in-stock');
    });

    it('never takes more than was shipped', async () => {
      const { associate } = page;
      expect(await associate.scan(code128(alsoShipped))).to.equal(`accepted ${alsoShipped}`);
      expect(await associate.scan(qr(phone))).to.equal('refused over-quantity');
      await associate.screen.sees('More than expected');
      expect(await associate.scan(clearCase)).to.equal('counted 1');
      expect(await associate.scan(qr(clearCase))).to.equal('counted 1');
      expect(await associate.scan(clearCase)).to.equal('refused over-quantity');
    });

    it('is paused, and goes on in a new page', async () => {
      await page.pauseAndReopen();
      await page.associate.screen.sees('5 of 6 units');
      expect(page.associate.screen.marks()).to.deep.equal(['Complete', 'In progress', 'Complete']);
    });

    it('names what is missing, wants a reason, and completes with one event file, to the byte', async () => {
      const { screen } = page.associate;
      expect(await page.complete('never')).to.equal('refused reasons-missing');
      await screen.sees('1 serial missing');
      await screen.sees('D18-000452');
      await expect(page.flow).to.be.accessible();
      await screen.choose('Lost on the way');
      expect(await page.finish('event-1')).to.equal('completed event-1');
      await screen.sees('Handed over to the store system.');
      expect(page.completed.map(({ file }) => file.text)).to.deep.equal([eventFile]);
      expect(page.completed[0]?.event.lines[1]?.missingSerials).to.deep.equal(['D18-000452']);
    });

    it('has them in stock here', async () => {
      expect(await page.whereabouts()).to.include({
        [shipped]: 'in-stock @ STORE-042',
        [alsoShipped]: 'in-stock @ STORE-042',
        'D18-000451': 'in-stock @ STORE-042',
      });
    });
  });
}

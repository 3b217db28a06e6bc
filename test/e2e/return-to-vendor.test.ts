import { expect } from '@open-wc/testing';
import { imeis } from '../support/asn.js';
import { fixture, jsonFixture } from '../support/fixture.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13, qr } from './means.js';

const document = await jsonFixture<object>('flows/return-to-vendor.json');
const eventFile = await fixture('flows/return-to-vendor.csv');

const drill = ean13('4006381333207');
const [faulty] = imeis;

const settings = {
  reasonCodes: [
    { code: 'defective', label: 'Defective' },
    { code: 'recall', label: 'Vendor recall' },
  ],
};

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`returning to a vendor ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({
      document,
      means,
      settings,
      ledger: [
        { sku: 'PHONE-15-128', serial: faulty, status: 'in-stock', locationId: 'STORE-042' },
        { sku: 'DRILL-18V', serial: 'D18-000452', status: 'gone', locationId: 'STORE-042' },
      ],
    });

    it('says to whom the units go', async () => {
      await page.associate.screen.sees('Return to vendor · RTV-562 · To VENDOR-7');
      expect(page.associate.screen.words).not.to.include('Receive all');
      await expect(page.flow).to.be.accessible();
    });

    it('takes a serial that is in stock here', async () => {
      expect(await page.associate.scan(code128(faulty))).to.equal(`accepted ${faulty}`);
    });

    it('asks about a serial that the store has sold', async () => {
      const { associate } = page;
      expect(await associate.scan(drill)).to.equal('asked for serial');
      expect(await associate.scan(code128('D18-000452'))).to.equal('asked for confirm');
      await associate.screen.sees('Not in stock here Cordless drill 18 V D18-000452');
      await associate.setAside();
    });

    it('asks about a serial that nobody knows, and takes it if the associate says so', async () => {
      const { associate } = page;
      expect(await associate.scan(code128('D18-000451'))).to.equal('asked for confirm');
      expect(await associate.press('Take it anyway')).to.equal('accepted D18-000451 not-in-stock');
    });

    it('takes a serial once', async () => {
      expect(await page.associate.scan(qr(code128(faulty)))).to.equal('refused duplicate-in-flow');
    });

    it('is paused, and goes on in a new page', async () => {
      await page.pauseAndReopen();
      await page.associate.screen.sees('2 of 2 units');
      // What was taken in spite of a warning is no match, so it gets no check mark.
      expect(page.associate.screen.marks()).to.deep.equal(['Complete', 'In progress']);
    });

    it('wants a reason for each product, shows the one that the document gives, and does not go on without the other', async () => {
      const { associate } = page;
      expect(await page.complete('never')).to.equal('refused reasons-missing');
      await associate.screen.sees('Choose a reason for: Cordless drill 18 V.');
      expect(associate.screen.words)
        .to.include('1 product differs · 1 product matches')
        .and.to.include('1 serial to check');
      expect(associate.screen.choices()).to.deep.equal(['Defective', 'Choose a reason']);
      await expect(page.flow).to.be.accessible();
    });

    it('completes with one event file, to the byte, that has the reasons', async () => {
      const { screen } = page.associate;
      await screen.choose('Vendor recall', 'Cordless drill 18 V');
      expect(await page.finish('event-1')).to.equal('completed event-1');
      await screen.sees('Handed over to the store system.');
      expect(page.completed.map(({ file }) => file.text)).to.deep.equal([eventFile]);
      const [event] = page.completed.map(({ event: made }) => made);
      expect(event?.lines.map(({ reasons }) => reasons)).to.deep.equal([{ moved: 'defective' }, { moved: 'recall' }]);
      expect(event?.counterpartyLocationId).to.equal('VENDOR-7');
    });

    it('has its units gone', async () => {
      expect(await page.whereabouts()).to.include({ [faulty]: 'gone @ STORE-042', 'D18-000451': 'gone @ STORE-042' });
    });

    it('takes a unit back into stock that a correction takes out', async () => {
      const { associate } = page;
      await associate.screen.press('Correct it');
      expect(await associate.press('Enter serials of Phone 15, 128 GB, blue')).to.equal('asked for serial');
      expect(await associate.press(`Remove ${faulty}`)).to.equal('removed');
      expect(await page.complete('never')).to.equal('refused reasons-missing');
      await associate.screen.choose('Defective', 'Phone 15');
      expect(await page.finish('event-2')).to.equal('completed event-2');
      expect(page.completed[1]?.event.supersedes).to.equal('event-1');
      expect(await page.whereabouts()).to.include({
        [faulty]: 'in-stock @ STORE-042',
        'D18-000451': 'gone @ STORE-042',
      });
    });
  });
}

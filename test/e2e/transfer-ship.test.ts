import { expect } from '@open-wc/testing';
import { imeis } from '../support/asn.js';
import { fixture, jsonFixture } from '../support/fixture.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13 } from './means.js';

const document = await jsonFixture<{ lines: object[] }>('flows/transfer-ship.json');
const eventFile = await fixture('flows/transfer-ship.csv');

const drill = ean13('4006381333207');
const clearCase = ean13('4006381333306');
const [stocked, alsoStocked, ofOtherStore] = [imeis[0], imeis[1], imeis[2]];
const phone = { sku: 'PHONE-15-128', status: 'in-stock' } as const;

const settings = {
  userId: 'mia',
  reasonCodes: [{ code: 'extra', label: 'More than asked for', for: ['over', 'unexpected'] }],
};

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`shipping a transfer ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({
      document,
      means,
      settings,
      ledger: [
        { ...phone, serial: stocked, locationId: 'STORE-042' },
        { ...phone, serial: alsoStocked, locationId: 'STORE-042' },
        { ...phone, serial: ofOtherStore, locationId: 'STORE-099' },
      ],
    });

    it('says where the units go', async () => {
      await page.associate.screen.sees('Transfer out · TO-8861 · To STORE-099');
      expect(page.associate.screen.words).not.to.include('Receive all');
      await expect(page.flow).to.be.accessible();
    });

    it('takes a serial that is in stock here, and finds its product', async () => {
      expect(await page.associate.scan(code128(stocked))).to.equal(`accepted ${stocked}`);
    });

    it('asks about a serial that is not in stock here, and sets it aside', async () => {
      const { associate } = page;
      expect(await associate.scan(code128(ofOtherStore))).to.equal('asked for confirm');
      await associate.screen.sees(`Not in stock here Phone 15, 128 GB, blue ${ofOtherStore}`);
      await expect(page.flow).to.be.accessible();
      await associate.setAside();
      await associate.toList();
      expect(associate.screen.words).not.to.include(ofOtherStore);
    });

    it('takes it if the associate says so, and notes why it was asked', async () => {
      const { associate } = page;
      expect(await associate.scan(code128(ofOtherStore))).to.equal('asked for confirm');
      expect(await associate.press('Take it anyway')).to.equal(`accepted ${ofOtherStore} not-in-stock`);
    });

    it('takes one unit too many, and says so', async () => {
      const { associate } = page;
      expect(await associate.scan(code128(alsoStocked))).to.equal(`accepted ${alsoStocked} over-quantity`);
      await associate.toList();
      await associate.screen.sees('1 too many');
      expect(associate.screen.marks()).to.deep.equal(['Differs', 'Not started']);
    });

    it('asks about a product that is not on the transfer', async () => {
      const { associate } = page;
      expect(await associate.scan(drill)).to.equal('asked for confirm');
      await associate.screen.sees('Not on this document');
      await associate.setAside();
      await associate.toList();
      expect(associate.screen.words).not.to.include('Cordless drill');
    });

    it('is paused, and goes on in a new page', async () => {
      await page.pauseAndReopen();
      expect(await page.associate.scan(clearCase)).to.equal('counted 1');
    });

    it('wants a reason for what is too many, and completes with one event file, to the byte', async () => {
      expect(await page.complete('never')).to.equal('refused reasons-missing');
      await page.associate.screen.choose('More than asked for');
      expect(await page.finish('event-1')).to.equal('completed event-1');
      await page.associate.screen.sees('Handed over to the store system.');
      expect(page.completed.map(({ file }) => file.text)).to.deep.equal([eventFile]);
      expect(page.completed[0]?.event.counterpartyLocationId).to.equal('STORE-099');
    });

    it('has its units in transit to the other store', async () => {
      expect(await page.whereabouts()).to.deep.equal({
        [stocked]: 'in-transit @ STORE-099',
        [alsoStocked]: 'in-transit @ STORE-099',
        [ofOtherStore]: 'in-transit @ STORE-099',
      });
    });

    it('asks about a unit that is shipped a second time', async () => {
      page.reopen({ ...document, documentId: 'TO-8862', title: 'Once more' });
      await page.associate.screen.sees('Once more');
      expect(await page.associate.scan(code128(stocked))).to.equal('asked for confirm');
      await page.associate.screen.sees(`Not in stock here Phone 15, 128 GB, blue ${stocked}`);
    });

    it('has them in stock there, once they are received', async () => {
      page.reopen({
        flow: 'transfer-receive',
        documentId: 'TI-8861',
        title: 'From Quayside',
        locationId: 'STORE-099',
        sourceLocationId: 'STORE-042',
        lines: [{ lineId: '1', sku: 'PHONE-15-128', expectedSerials: [stocked, alsoStocked] }],
      });
      await page.associate.screen.sees('Transfer in · TI-8861 · From STORE-042');
      expect(await page.associate.scan(code128(stocked))).to.equal(`accepted ${stocked}`);
      expect(await page.associate.scan(code128(alsoStocked))).to.equal(`accepted ${alsoStocked}`);
      expect(await page.complete('event-2')).to.equal('completed event-2');
      expect(await page.whereabouts()).to.include({
        [stocked]: 'in-stock @ STORE-099',
        [alsoStocked]: 'in-stock @ STORE-099',
      });
    });
  });
}

describe('a transfer that is built by scanning', function () {
  this.timeout(60_000);
  const page = flowPage({
    document: { ...document, lines: [] },
    means: new ByHand(),
    ledger: [{ ...phone, serial: stocked, locationId: 'STORE-042' }],
  });

  before(async () => {
    await page.associate.screen.sees('No products yet. Scan the first one.');
  });

  it('gets a line for each product, and nobody is asked', async () => {
    expect(await page.associate.scan(code128(stocked))).to.equal(`accepted ${stocked}`);
    expect(await page.associate.scan(clearCase)).to.equal('counted 1');
    await page.associate.toList();
    await page.associate.screen.press('Review');
    await page.associate.screen.sees('2 units · 2 products');
    await page.associate.screen.press('Back to scanning');
  });

  it('takes a unit back into stock that a correction takes out', async () => {
    expect(await page.complete('event-1')).to.equal('completed event-1');
    expect(await page.whereabouts()).to.deep.equal({ [stocked]: 'in-transit @ STORE-099' });
    await page.associate.screen.press('Correct it');
    expect(await page.associate.press('Enter serials of Phone 15, 128 GB, blue')).to.equal('asked for serial');
    expect(await page.associate.press(`Remove ${stocked}`)).to.equal('removed');
    expect(await page.complete('event-2')).to.equal('completed event-2');
    expect(page.completed.map(({ event }) => event.supersedes)).to.deep.equal([undefined, 'event-1']);
    expect(await page.whereabouts()).to.deep.equal({ [stocked]: 'in-stock @ STORE-042' });
  });
});

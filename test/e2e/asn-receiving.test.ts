import { expect } from '@open-wc/testing';
import { asn, imeis } from '../support/asn.js';
import { fixture, jsonFixture } from '../support/fixture.js';
import type { SerialFlowCompletedDetail } from '../../src/events/outcomes/serial-flow-completed.js';
import type { Associate } from './associate.js';
import { flowPage } from './flow-page.js';
import { ByCamera, ByHand, ByWedge, code128, ean13, qr, type Label } from './means.js';

const settings = await jsonFixture<object>('asn/settings.json');
const expectedFile = await fixture('asn/event-file.csv');

const phone = ean13('4006381333108');
const drill = ean13('4006381333207');
const clearCase = ean13('4006381333306');
const pallet: Label = { bcid: 'gs1-128', text: '(00)340063810000000018' };
const drillsInCase: Label = { bcid: 'itf14', text: '14006381333204' };
const [phoneA, phoneB, phoneOfAnotherStore] = [code128(imeis[0]), code128(imeis[1]), code128(imeis[2])];
const [drillA, drillB, drillTooMany] = [code128('D18-000451'), code128('D18-000452'), code128('D18-000453')];

for (const means of [new ByWedge(), new ByCamera(), new ByHand()]) {
  describe(`receiving an ASN ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({ document: asn, means, settings });
    let associate: Associate;

    before(async () => {
      ({ associate } = page);
      await associate.screen.sees('ASN 10017');
    });

    // The steps of one delivery, in order.
    it('shows the products', async () => {
      expect(associate.screen.marks()).to.deep.equal(['Not started', 'Not started', 'Not started']);
      await expect(page.flow).to.be.accessible();
    });

    it('does not receive all while serials are to be scanned, and names the products', async () => {
      expect(await associate.press('Receive all')).to.equal('refused receive-all-not-allowed');
      await associate.screen.sees('Scan the units of: Phone 15, 128 GB, blue, Cordless drill 18 V.');
    });

    it('refuses the code of a pallet', async () => {
      expect(await associate.scan(pallet)).to.equal('refused case-pack-not-allowed');
      await associate.screen.sees('Case codes cannot be used here');
    });

    it('asks for the serial of a product', async () => {
      expect(await associate.scan(phone)).to.equal('asked for serial');
      await associate.screen.sees('Scan the serial of Phone 15, 128 GB, blue');
      await expect(page.flow).to.be.accessible();
    });

    it('refuses a wrong serial', async () => {
      expect(await associate.scan(phoneOfAnotherStore)).to.equal('refused not-on-document');
      await associate.screen.sees(`Not on this document ${imeis[2]}`);
      await expect(page.flow).to.be.accessible();
    });

    it('takes a serial once', async () => {
      expect(await associate.scan(phoneA)).to.equal(`accepted ${imeis[0]}`);
      expect(await associate.scan(qr(phoneA))).to.equal('refused duplicate-in-flow');
      await associate.screen.sees(`Already scanned ${imeis[0]}`);
    });

    it('sets a check mark once the product is complete', async () => {
      expect(await associate.scan(phoneB)).to.equal(`accepted ${imeis[1]}`);
      await associate.toList();
      await associate.screen.sees(`${imeis[0]} ${imeis[1]}`);
      expect(associate.screen.marks()).to.deep.equal(['Complete', 'Not started', 'Not started']);
    });

    it('refuses the code of a case where a serial is asked for', async () => {
      expect(await associate.scan(drill)).to.equal('asked for serial');
      expect(await associate.scan(drillsInCase)).to.equal('refused case-pack-not-allowed');
    });

    it('shows one unit too many', async () => {
      expect(await associate.scan(drillA)).to.equal('accepted D18-000451');
      expect(await associate.scan(drillB)).to.equal('accepted D18-000452');
      expect(await associate.scan(qr(drill))).to.equal('asked for serial');
      expect(await associate.scan(drillTooMany)).to.equal('accepted D18-000453 over-quantity');
      await associate.toList();
      await associate.screen.sees('1 too many');
      expect(associate.screen.marks()).to.deep.equal(['Complete', 'Differs', 'Not started']);
      await expect(page.flow).to.be.accessible();
    });

    it('starts the product over by Rescan, and takes the same serials again', async () => {
      await associate.screen.press('Rescan Cordless drill 18 V');
      await associate.screen.sees('Remove 3 units and start over?');
      expect(await associate.press('Start over')).to.equal('restarted');
      expect(await associate.scan(qr(drillA))).to.equal('accepted D18-000451');
      expect(await associate.scan(qr(drillB))).to.equal('accepted D18-000452');
    });

    it('takes one serial out', async () => {
      await associate.toList();
      expect(await associate.press('Enter serials of Cordless drill 18 V')).to.equal('asked for serial');
      expect(await associate.press('Remove D18-000452')).to.equal('removed');
      await associate.screen.press('Done');
      await associate.toList();
      expect(associate.screen.words).not.to.include('D18-000452');
    });

    it('counts a product without serials', async () => {
      expect(await associate.scan(clearCase)).to.equal('counted 1');
      await associate.toList();
      expect(await associate.press('One more')).to.equal('counted 1');
      expect(await associate.press('One more')).to.equal('counted 1');
      await associate.screen.sees('3 of 3');
      expect(associate.screen.marks()).to.deep.equal(['Complete', 'In progress', 'Complete']);
    });

    it('reviews what differs, and wants a reason', async () => {
      await associate.screen.press('Review');
      await associate.screen.sees('1 product differs');
      expect(await associate.press('Complete')).to.equal('refused reasons-missing');
      await associate.screen.sees('Choose a reason for: Cordless drill 18 V.');
      await expect(page.flow).to.be.accessible();
    });

    it('completes with one event file, to the byte', async () => {
      await associate.screen.choose('Short shipment');
      expect(await page.finish('event-1')).to.equal('completed event-1');
      await associate.screen.sees('Handed over to the store system.');
      const [{ file, event }, ...more] = page.completed as [SerialFlowCompletedDetail];
      expect(more).to.have.length(0);
      expect(file).to.deep.equal({
        name: 'asn-receiving-ASN-10017-event-1.csv',
        type: 'text/csv;charset=utf-8',
        text: expectedFile,
      });
      const sources = event.lines.flatMap(({ serials }) => serials.map(({ source }) => source));
      expect(sources).to.deep.equal([means.source, means.source, means.source]);
      expect(event.lines[1]).to.deep.include({ status: 'under', reasons: { under: 'short' } });
      await expect(page.flow).to.be.accessible();
    });
  });
}

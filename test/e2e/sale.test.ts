import { expect } from '@open-wc/testing';
import { awaitingSerials } from '../../src/domain/rules/basket.js';
import { imeis } from '../support/asn.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13, qr } from './means.js';

const document = { flow: 'sale', documentId: 'S-042-3-0815', locationId: 'STORE-042', title: 'Receipt 0815' };
const [phone, second, sold] = imeis;
const cover = ean13('4006381333306');
const PHONE = { sku: 'PHONE-15-128', locationId: 'STORE-042' } as const;
const DRILL_ELSEWHERE = 'D18-000452';

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`selling ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({
      document,
      means,
      ledger: [
        { ...PHONE, serial: phone, status: 'in-stock', warrantyUntil: '2028-11-30' },
        { ...PHONE, serial: second, status: 'in-stock' },
        { ...PHONE, serial: sold, status: 'sold', receipt: 'S-042-1-0007', atMs: Date.now() - 3_600_000 },
        { sku: 'DRILL-18V', serial: DRILL_ELSEWHERE, status: 'in-stock', locationId: 'STORE-007' },
      ],
    });

    const capture = () => {
      const { activeCapture } = page.flow;
      if (!activeCapture) throw new Error('No flow is open');
      return activeCapture;
    };
    const unpaid = () => {
      const { state } = capture();
      return state ? awaitingSerials(state).map(({ product }) => product.sku) : [];
    };

    it('begins with an empty basket', async () => {
      await page.associate.screen.sees('Sale · S-042-3-0815');
      await expect(page.flow).to.be.accessible();
    });

    it('asks for the serial of a product that the host puts into the basket', async () => {
      const { associate } = page;
      const { outcome } = await capture().request({ type: 'add-unit', sku: PHONE.sku });
      expect(outcome).to.equal('prompt');
      await associate.screen.sees('Scan the serial of Phone 15');
      expect(unpaid()).to.deep.equal([PHONE.sku]);
    });

    it('refuses a unit that is sold already, and says on which receipt', async () => {
      const { associate } = page;
      expect(await associate.scan(code128(sold))).to.equal('refused already-sold');
      await associate.screen.sees('Already sold');
      await associate.screen.sees('S-042-1-0007');
    });

    it('is not paid while a serial is to be scanned', async () => {
      const { outcome, ...verdict } = await capture().request({ type: 'complete' });
      expect({ outcome, ...verdict }).to.deep.include({ outcome: 'refused', code: 'serials-missing' });
    });

    it('takes a unit that is in stock, and shows its warranty', async () => {
      const { associate } = page;
      expect(await associate.scan(code128(phone))).to.equal(`accepted ${phone}`);
      expect(unpaid()).to.deep.equal([]);
      await associate.toList();
      await associate.screen.sees('Warranty until Nov 30, 2028');
      await expect(page.flow).to.be.accessible();
    });

    it('asks about a unit of another store', async () => {
      const { associate } = page;
      expect(await associate.scan(ean13('4006381333207'))).to.equal('asked for serial');
      expect(await associate.scan(code128(DRILL_ELSEWHERE))).to.equal('asked for confirm');
      await associate.screen.sees('Not in stock here');
      expect(await associate.press('Take it anyway')).to.equal(`accepted ${DRILL_ELSEWHERE} not-in-stock`);
    });

    it('counts what has no serials, and takes each serial once', async () => {
      const { associate } = page;
      expect(await associate.scan(cover)).to.equal('counted 1');
      expect(await associate.scan(qr(code128(phone)))).to.equal('refused duplicate-in-flow');
    });

    it('has the basket still after a pause, in a new page', async () => {
      await page.pauseAndReopen();
      await page.associate.screen.sees('3 of 3 units');
    });

    it('lets go of the unit that the customer puts back', async () => {
      await capture().request({ type: 'remove-unit', sku: 'DRILL-18V', serial: DRILL_ELSEWHERE });
      await page.associate.screen.sees('2 of 2 units');
    });

    it('is paid, and its event says which unit was sold', async () => {
      expect(await page.complete('event-1')).to.equal('completed event-1');
      const lines = page.completed[0]?.event.lines ?? [];
      expect(lines.map(({ sku, countedQty, status }) => `${countedQty} ${sku} ${status}`)).to.deep.equal([
        '1 PHONE-15-128 match',
        '1 CASE-15-CLEAR match',
      ]);
      expect(lines[0]?.serials[0]).to.include({ serial: phone, source: means.source, warrantyUntil: '2028-11-30' });
    });

    it('has its units sold', async () => {
      expect(await page.whereabouts()).to.include({
        [phone]: 'sold @ STORE-042',
        [second]: 'in-stock @ STORE-042',
        [DRILL_ELSEWHERE]: 'in-stock @ STORE-007',
      });
    });

    it('does not sell the same unit to the next customer', async () => {
      page.reopen({ ...document, documentId: 'S-042-3-0816', title: 'Receipt 0816' });
      const { associate } = page;
      await associate.screen.sees('Receipt 0816');
      expect(await associate.scan(ean13('4006381333108'))).to.equal('asked for serial');
      expect(await associate.scan(code128(phone))).to.equal('refused already-sold');
      await associate.screen.sees('S-042-3-0815');
    });
  });
}

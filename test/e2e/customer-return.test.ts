import { expect } from '@open-wc/testing';
import { imeis } from '../support/asn.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13 } from './means.js';

const [phone, other, elsewhere, inStock] = imeis;
const document = {
  flow: 'customer-return',
  documentId: 'CR-7',
  title: 'Receipt S-042-3-0815',
  locationId: 'STORE-042',
  refs: [{ type: 'receipt', id: 'S-042-3-0815' }],
  lines: [
    { lineId: '1', sku: 'PHONE-15-128', expectedQty: 2, serialPolicy: 'none' },
    { lineId: '2', sku: 'CASE-15-CLEAR', expectedQty: 1 },
  ],
};
const SALE = { sku: 'PHONE-15-128', status: 'sold', locationId: 'STORE-042', receipt: 'S-042-3-0815' } as const;
const SOLD_AT = Date.UTC(2026, 10, 2, 16, 30);

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`taking back from a customer ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({
      document,
      means,
      settings: { reasonCodes: [{ code: 'changed-mind', label: 'Changed mind' }] },
      ledger: [
        { ...SALE, serial: phone, atMs: SOLD_AT, warrantyUntil: '2028-11-02' },
        { ...SALE, serial: other, atMs: SOLD_AT },
        { ...SALE, serial: elsewhere, locationId: 'STORE-007', receipt: 'S-007-1-0001', atMs: SOLD_AT },
        { sku: 'PHONE-15-128', serial: inStock, status: 'in-stock', locationId: 'STORE-042' },
      ],
    });

    it('says what is returned', async () => {
      await page.associate.screen.sees('Customer return · CR-7');
      await expect(page.flow).to.be.accessible();
    });

    it('refuses what nobody has sold, because it is in stock here', async () => {
      const { associate } = page;
      expect(await associate.scan(ean13('4006381333108'))).to.equal('asked for serial');
      expect(await associate.scan(code128(inStock))).to.equal('refused already-in-stock');
    });

    it('asks about a unit that another store has sold, and says on which receipt', async () => {
      const { associate } = page;
      expect(await associate.scan(code128(elsewhere))).to.equal('asked for confirm');
      await associate.screen.sees('Not sold here');
      await associate.screen.sees('S-007-1-0001');
      await associate.setAside();
    });

    it('takes what was sold here, and shows receipt, day and warranty', async () => {
      const { associate } = page;
      expect(await associate.scan(code128(phone))).to.equal(`accepted ${phone}`);
      await associate.toList();
      await associate.screen.sees('Sold: S-042-3-0815 · Nov 2, 2026');
      await associate.screen.sees('Warranty until Nov 2, 2028');
      await expect(page.flow).to.be.accessible();
    });

    it('wants a reason for what came back, and nothing for what stays with the customer', async () => {
      const { associate } = page;
      expect(await page.complete('never')).to.equal('refused reasons-missing');
      expect(associate.screen.choices()).to.deep.equal(['Choose a reason']);
      await associate.screen.choose('Changed mind');
      expect(await page.finish('event-1')).to.equal('completed event-1');
      const [line, ...rest] = page.completed[0]?.event.lines ?? [];
      expect(rest).to.deep.equal([]);
      expect(line).to.deep.include({ countedQty: 1, status: 'match', missingSerials: [] });
      expect(line?.serials[0]?.sale).to.deep.equal({
        receipt: 'S-042-3-0815',
        at: '2026-11-02T16:30:00.000Z',
        locationId: 'STORE-042',
      });
    });

    it('has the unit in stock again, and the other one still sold', async () => {
      expect(await page.whereabouts()).to.include({
        [phone]: 'in-stock @ STORE-042',
        [other]: 'sold @ STORE-042',
      });
    });
  });
}

import { expect } from '@open-wc/testing';
import { parseEventFile } from '../../src/output/index.js';
import { imeis } from '../support/asn.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13 } from './means.js';

const phone = ean13('4006381333108');
const drill = ean13('4006381333207');
const [first, second] = imeis;

/** A vendor's notice with a serial that stands twice, an empty one, and one with a blank behind it. */
const document = {
  flow: 'asn-receiving',
  documentId: 'ASN-10018',
  locationId: 'STORE-042',
  title: 'A typo on the dock',
  lines: [
    { sku: 'PHONE-15-128', expectedQty: 2, expectedSerials: [first, first] },
    { sku: 'DRILL-18V', expectedQty: 3, expectedSerials: ['D18-1', '', 'D18-2 '] },
  ],
};

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`a document with bad entries, ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({ document, means });

    before(() => page.associate.screen.sees('A typo on the dock'));

    it('is opened, and says what was left out of it', async () => {
      const { heard, screen } = page.associate;
      await screen.sees(`2 entries of the document were left out: ${first} stands twice`);
      await screen.press(`2 entries of the document were left out: ${first} stands twice`);
      await screen.sees('Cordless drill 18 V: one is empty');
      await screen.sees('Cordless drill 18 V: D18-2 had blanks around it');
      expect(heard).to.have.members(['problem duplicate', 'problem missing', 'problem trimmed']);
      await expect(page.flow).to.be.accessible();
    });

    it('takes the units that it does not list', async () => {
      const { associate } = page;
      expect(await associate.scan(phone)).to.equal('asked for serial');
      for (const imei of [first, second]) expect(await associate.scan(code128(imei))).to.equal(`accepted ${imei}`);
      expect(await associate.scan(drill)).to.equal('asked for serial');
      for (const serial of ['D18-1', 'D18-2', 'D18-3'])
        expect(await associate.scan(code128(serial))).to.equal(`accepted ${serial}`);
      await associate.toList();
      expect(associate.screen.marks()).to.deep.equal(['Complete', 'Complete']);
    });

    it('is completed without a reason, and its event has what was wrong', async () => {
      expect(await page.complete('event-1')).to.equal('completed event-1');
      const [{ file, event } = { file: undefined, event: undefined }] = page.completed;
      expect(event?.problems?.map(({ code, lineId }) => `${code} ${lineId}`)).to.deep.equal([
        'duplicate 1',
        'trimmed 2',
        'missing 2',
      ]);
      const rows = parseEventFile(file?.text ?? '');
      expect(rows.map(({ fields, serials }) => [fields.status, serials.length])).to.deep.equal([
        ['match', 2],
        ['match', 3],
      ]);
    });
  });
}

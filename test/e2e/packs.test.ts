import { expect } from '@open-wc/testing';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13 } from './means.js';
import { until } from './screen.js';

const carton = '106141412345678908';
const products = [
  { sku: 'DRILL', name: 'Cordless drill', gtins: ['4006381333207'], SerialNumberRequired: true },
  {
    sku: 'TAPE',
    name: 'Packing tape',
    gtins: ['4006381333306'],
    packs: [{ gtin: '14006381333303', units: 12, name: 'Case of 12' }],
    SerialNumberRequired: false,
  },
  { sku: 'GLUE', name: 'Wood glue', gtins: ['4006381333405'], SerialNumberRequired: false },
];
const document = {
  flow: 'asn-receiving',
  documentId: 'ASN-30',
  locationId: 'STORE-042',
  title: 'Tape in cases, glue in a carton',
  lines: [
    { lineId: '1', sku: 'TAPE', expectedQty: 25, cartonId: '14006381333303' },
    { lineId: '2', sku: 'GLUE', expectedQty: 8, cartonId: carton },
    { lineId: '3', sku: 'DRILL', expectedSerials: ['D18-000451'] },
  ],
};
const caseOfTape = code128('14006381333303');
const cartonLabel = code128(`00${carton}`);

for (const means of [new ByWedge(), new ByHand()]) {
  describe(`a delivery in cases and cartons, ${means.name}`, function () {
    this.timeout(60_000);
    const nowMs = Date.UTC(2026, 10, 30, 9);
    const page = flowPage({ document, means, settings: { userId: 'mia' }, products, nowMs });

    before(() => page.associate.screen.sees('Tape in cases, glue in a carton'));

    it('counts the twelve of a case at each scan, says so, and counts one by the unit’s own code', async () => {
      const { associate } = page;
      expect(await associate.scan(caseOfTape)).to.equal('counted 12');
      await associate.screen.sees('Counted 12 units');
      expect(await associate.scan(ean13('4006381333306'))).to.equal('counted 1');
      expect(await associate.scan(caseOfTape)).to.equal('counted 12');
      await associate.screen.sees('Packing tape is complete');
    });

    it('counts all of a carton once, and says of the second scan when it was received', async () => {
      const { associate } = page;
      expect(await associate.scan(cartonLabel)).to.equal('counted 8');
      expect(await associate.scan(cartonLabel)).to.equal('refused already-received');
      for (const words of ['Already received', 'Receipt 1 · ', 'mia']) await associate.screen.sees(words);
    });

    it('refuses a case of drills, says why, and names them', async () => {
      const { associate } = page;
      expect(await associate.scan(code128('14006381333204'))).to.equal('refused case-pack-not-allowed');
      await associate.screen.sees('Serialized products are scanned one by one.');
      await associate.screen.sees('Cordless drill');
      expect(await associate.scan(code128('D18-000451'))).to.equal('accepted D18-000451');
    });

    it('goes on after the page was closed, and still knows the carton', async () => {
      const { associate } = page;
      await associate.toList();
      await page.pauseAndReopen();
      expect(await page.associate.scan(cartonLabel)).to.equal('refused already-received');
      await page.associate.toList();
      expect(page.associate.screen.marks()).to.deep.equal(['Complete', 'Complete', 'Complete']);
      await expect(page.flow).to.be.accessible();
    });

    it('is told in the event: units, by what was scanned for them, and the carton', async () => {
      expect(await page.complete('event-1')).to.equal('completed event-1');
      await until(() => page.completed.length === 1, 'the event');
      const { event } = page.completed[0] ?? expect.fail();
      expect(event.lines.map(({ countedQty, status }) => [countedQty, status])).to.deep.equal([
        [25, 'match'],
        [8, 'match'],
        [1, 'match'],
      ]);
      const shares = event.lines.flatMap(line => line.shares ?? []);
      expect(shares.map(({ quantity, cartonId }) => [quantity, cartonId])).to.deep.equal([
        [1, undefined],
        [24, '14006381333303'],
        [8, carton],
      ]);
      expect(event.cartons).to.deep.equal([{ cartonId: carton, status: 'scanned', lineIds: ['2'] }]);
    });
  });
}

import { expect } from '@open-wc/testing';
import { createFlowStore } from '../../src/storage/index.js';
import { imeis } from '../support/asn.js';
import { jsonFixture } from '../support/fixture.js';
import { flowPage } from './flow-page.js';
import { until } from './screen.js';
import { ByHand, ByWedge, code128 } from './means.js';

const document = await jsonFixture<{ count: object; lines: readonly { sku: string }[] }>('flows/cycle-count.json');
const [there, missing] = imeis;
const settings = { countMode: 'full' };
const NAMES = { phone: 'Phone 15, 128 GB, blue', cases: 'Clear case for Phone 15' };

for (const means of [new ByHand(), new ByWedge()]) {
  describe(`a full count, ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({ document, means, settings });

    it('is not completed before somebody has looked for everything', async () => {
      const { associate } = page;
      await associate.screen.sees(NAMES.phone);
      expect(await associate.scan(code128(there))).to.equal(`accepted ${there}`);
      await associate.toList();
      await associate.screen.press('Review');
      await associate.screen.sees('1 product is not counted yet');
      expect(await associate.press('Complete')).to.equal('refused not-counted');
      await expect(page.flow).to.be.accessible();
    });

    it('takes “None here” for a result, and back again', async () => {
      const { associate } = page;
      await associate.screen.press('Back to scanning');
      await associate.screen.press(`None here: ${NAMES.cases}`);
      await associate.screen.press(`Undo: ${NAMES.cases}`);
      await associate.screen.sees('None here');
      await associate.screen.press('Review');
      await associate.screen.sees('1 product is not counted yet');
      await associate.screen.press('Nothing else here');
      await until(() => !associate.screen.words.includes('not counted yet'), 'everything to be counted');
    });

    it('knows that a unit was sold while it was counted', async () => {
      const store = createFlowStore();
      const sold = { sku: 'PHONE-15-128', serial: missing, status: 'sold', locationId: 'STORE-042' } as const;
      await store.seedLedger([{ ...sold, atMs: Date.now() + 1000 }]);
      store.close();
      expect(await page.finish('event-1')).to.equal('completed event-1');
      const [{ event }] = page.completed as [(typeof page.completed)[number]];
      expect(
        event.lines.map(({ countedQty, status, missingSerials, moved }) => ({
          countedQty,
          status,
          missingSerials,
          moved,
        })),
      ).to.deep.equal([
        { countedQty: 1, status: 'match', missingSerials: [], moved: { out: [missing], in: [] } },
        { countedQty: 0, status: 'under', missingSerials: [], moved: undefined },
      ]);
      expect(event.lines.every(({ countedAt }) => countedAt !== undefined)).to.equal(true);
    });
  });
}

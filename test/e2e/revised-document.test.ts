import { expect } from '@open-wc/testing';
import type { SerialDocumentRevisedDetail } from '../../src/events/outcomes/serial-document-revised.js';
import { asn, imeis } from '../support/asn.js';
import { flowPage } from './flow-page.js';
import { ByHand, ByWedge, code128, ean13 } from './means.js';
import { until } from './screen.js';

const [phones, drills] = asn.lines as [(typeof asn.lines)[0], (typeof asn.lines)[0]];
/** The host has one phone more, and no cases any more. */
const revised = {
  ...asn,
  lines: [{ ...phones, expectedQty: 3, expectedSerials: [...(phones.expectedSerials ?? []), imeis[2]] }, drills],
};

for (const means of [new ByHand(), new ByWedge()]) {
  describe(`a document that the host changes while it is worked, ${means.name}`, function () {
    this.timeout(60_000);
    const page = flowPage({ document: asn, means, settings: { partialReceipts: { 'asn-receiving': 'final' } } });
    const told: SerialDocumentRevisedDetail[] = [];

    it('goes on with what was scanned, and tells associate and page what has changed', async () => {
      const { associate, flow } = page;
      flow.addEventListener('serial-document-revised', ({ detail }) => told.push(detail));
      await associate.screen.sees('ASN 10017');
      expect(await associate.scan(code128(imeis[0]))).to.equal(`accepted ${imeis[0]}`);
      await associate.toList();
      flow.document = revised;
      await associate.screen.sees('This document was changed');
      await associate.screen.sees('Phone 15, 128 GB, blue: 3 instead of 2');
      await associate.screen.sees('1 of 5 units');
      await associate.screen.sees(imeis[0]);
      expect(associate.screen.marks()).to.deep.equal(['In progress', 'Not started']);
      const [{ documentId, removed, changed }] = told as [SerialDocumentRevisedDetail];
      expect([documentId, removed.map(({ sku }) => sku)]).to.deep.equal(['ASN-10017', ['CASE-15-CLEAR']]);
      expect(changed.map(({ addedSerials }) => addedSerials)).to.deep.equal([[imeis[2]]]);
      await expect(flow).to.be.accessible();
    });

    it('says so at the next start as well, until it was seen', async () => {
      page.reopen(revised);
      await page.associate.screen.sees('This document was changed');
      await page.associate.screen.press('Done');
      await until(() => !page.associate.screen.words.includes('was changed'), 'the banner to go');
      page.reopen(revised);
      await page.associate.screen.sees('1 of 5 units');
      expect(page.associate.screen.words).not.to.include('was changed');
    });

    it('takes what is new, and completes with the new version', async () => {
      const { associate } = page;
      expect(await associate.scan(code128(imeis[2]))).to.equal(`accepted ${imeis[2]}`);
      expect(await associate.scan(code128(imeis[1]))).to.equal(`accepted ${imeis[1]}`);
      expect(await associate.scan(ean13('4006381333207'))).to.equal('asked for serial');
      for (const serial of ['D18-1', 'D18-2'])
        expect(await associate.scan(code128(serial))).to.equal(`accepted ${serial}`);
      expect(await page.complete('event-1')).to.equal('completed event-1');
      const { event } = page.completed.at(-1) ?? {};
      expect(event?.lines.map(({ status, expectedQty }) => [status, expectedQty])).to.deep.equal([
        ['match', 3],
        ['match', 2],
      ]);
    });
  });
}

describe('a document that is changed where the store asks', function () {
  this.timeout(60_000);
  const page = flowPage({ document: asn, means: new ByHand(), settings: { revisions: 'ask' } });

  it('holds once the associate takes it', async () => {
    const { associate, flow } = page;
    await associate.screen.sees('ASN 10017');
    flow.document = revised;
    await associate.screen.sees('Go on with the new version?');
    await associate.screen.sees('0 of 7 units');
    await expect(flow).to.be.accessible();
    await associate.screen.press('Take the new version');
    await associate.screen.sees('0 of 5 units');
    expect(associate.screen.words).not.to.include('was changed');
  });
});

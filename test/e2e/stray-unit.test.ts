import { expect } from '@open-wc/testing';
import { asn, imeis } from '../support/asn.js';
import { flowPage } from './flow-page.js';
import { ByWedge, code128 } from './means.js';

const transfer = {
  ...{ flow: 'transfer-receive', documentId: 'TO-78', title: 'Transfer 78', locationId: 'STORE-042' },
  ...{
    sourceLocationId: '0007',
    lines: [{ lineId: '1', sku: 'PHONE-15-128', expectedSerials: [imeis[2]] }],
  },
};
const ledger = [{ sku: 'PHONE-15-128', serial: imeis[3], status: 'sold', locationId: 'STORE-007' }] as const;

describe('a unit that is not expected here', function () {
  this.timeout(60_000);
  const page = flowPage({ document: transfer, means: new ByWedge(), ledger });

  before(async () => {
    await page.associate.screen.sees('Transfer 78');
    page.reopen(asn);
    await page.associate.screen.sees('ASN 10017');
  });

  it('is told where it is expected, and where the ledger has it', async () => {
    const { associate } = page;
    await associate.scan(code128(imeis[3]));
    await associate.screen.sees('Store ledger: Sold · STORE-007');
    await associate.scan(code128(imeis[2]));
    await associate.screen.sees('Expected on Transfer in · TO-78 · From 0007');
  });

  it('is taken there after one tap, and its question waits where it was asked', async () => {
    const { associate } = page;
    await associate.screen.press('Open Transfer 78');
    await associate.screen.sees('0 of 1');
    expect(associate.screen.words).not.to.contain('Expected on');
    expect(await associate.scan(code128(imeis[2]))).to.equal(`accepted ${imeis[2]}`);
  });

  it('is told where it counts, back in the first document', async () => {
    page.reopen(asn);
    const { associate } = page;
    await associate.screen.sees('Which product is this serial?');
    await associate.setAside();
    expect(await associate.scan(code128(imeis[0]))).to.equal(`accepted ${imeis[0]}`);
    await associate.scan(code128(imeis[2]));
    await associate.screen.sees('Counted on Transfer in · TO-78 · From 0007');
  });
});

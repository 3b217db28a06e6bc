import { expect } from '@open-wc/testing';
import { asn, imeis } from '../support/asn.js';
import { flowPage } from './flow-page.js';
import { ByWedge, code128 } from './means.js';
import { until } from './screen.js';

describe('looking up a serial by scanning it', function () {
  this.timeout(60_000);
  const ledger = [{ sku: 'IP15-128', serial: 'SOLD-1', status: 'sold', locationId: 'STORE-007' }] as const;
  const means = new ByWedge();
  const page = flowPage({ document: asn, means, ledger });

  const present = async (text: string): Promise<void> => {
    await means.present(code128(text));
    await page.associate.screen.sees(text);
  };

  it('tells where a captured serial counts, and what happened to it', async () => {
    const { associate } = page;
    await associate.screen.sees('ASN 10017');
    expect(await associate.scan(code128(imeis[0]))).to.equal(`accepted ${imeis[0]}`);
    await associate.toList();
    await associate.screen.press('More');
    await associate.screen.press('Look up a serial');
    await associate.screen.sees('Nothing is counted here.');
    await present(imeis[0]);
    await associate.screen.sees('What happened here');
    expect(associate.screen.words).to.contain('Counted').and.to.contain('Serial added');
  });

  it('counts nothing of what is scanned there', async () => {
    await present(imeis[1]);
    await page.associate.screen.sees('Expected');
    await present('SOLD-1');
    await page.associate.screen.sees('Store ledger Sold');
    await present('NOBODY');
    await page.associate.screen.sees('This device knows nothing of this serial.');
    expect(page.associate.heard).to.deep.equal([`accepted ${imeis[0]}`]);
  });

  it('goes back to the delivery, which takes what is scanned then', async () => {
    const { associate } = page;
    await associate.screen.press('Back');
    await until(() => associate.screen.words.includes('ASN 10017'), 'the list');
    expect(await associate.scan(code128(imeis[1]))).to.equal(`accepted ${imeis[1]}`);
  });
});

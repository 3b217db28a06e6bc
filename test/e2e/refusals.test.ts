import { expect } from '@open-wc/testing';
import { asn, imeis } from '../support/asn.js';
import { flowPage } from './flow-page.js';
import { ByWedge, code128 } from './means.js';

describe('no scan is lost in silence', function () {
  this.timeout(60_000);
  const page = flowPage({ document: asn, means: new ByWedge() });

  before(async () => {
    await page.associate.screen.sees('units');
  });

  it('says that two letters are too short for a code', async () => {
    const { associate } = page;
    expect(await associate.scan(code128('AB'))).to.equal('refused malformed');
    await associate.screen.sees('Too short for a code Scan it again, or type it.');
  });

  it('says that it was a card, and shows nothing of it', async () => {
    const { associate } = page;
    expect(await associate.scan(code128(';4111111111111111=3012101?'))).to.equal('refused malformed');
    await associate.screen.sees('That was a payment card');
    expect(associate.screen.words).not.to.match(/4111|3012101/);
  });

  it('says while paused that it is paused, whatever is scanned', async () => {
    const { associate } = page;
    await associate.screen.press('Pause');
    await associate.screen.sees('Everything scanned so far is saved.');
    expect(associate.screen.words).not.to.include('payment card');
    expect(await associate.scan(code128('AB'))).to.equal('refused flow-paused');
    await associate.screen.sees('Continue, then scan again.');
    expect(await associate.scan(code128(imeis[0]))).to.equal('refused flow-paused');
    await associate.screen.sees('Continue, then scan again.');
    await associate.screen.press('Continue');
    expect(await associate.scan(code128(imeis[0]))).to.equal(`accepted ${imeis[0]}`);
  });

  it('says after completion that the document is closed', async () => {
    const { associate } = page;
    expect(await page.complete('event-1', 'Close it short')).to.equal('completed event-1');
    expect(await associate.scan(code128(imeis[1]))).to.equal('refused flow-closed');
    await associate.screen.sees('Open it again to correct it.');
    await expect(page.flow).to.be.accessible();
  });
});

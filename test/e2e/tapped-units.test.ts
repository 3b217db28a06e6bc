import { expect } from '@open-wc/testing';
import { asn, imeis } from '../support/asn.js';
import { flowPage } from './flow-page.js';
import { ByWedge, code128 } from './means.js';

describe('a unit too high to reach', function () {
  this.timeout(60_000);
  const settings = { tapKnown: true, requireReasons: false, partialReceipts: { 'asn-receiving': 'final' } };
  const page = flowPage({ document: asn, means: new ByWedge(), settings });

  it('is tapped as present in the list', async () => {
    const { associate } = page;
    await associate.screen.sees('ASN 10017');
    await expect(page.flow).to.be.accessible();
    expect(await associate.press(`${imeis[0]} is there`)).to.equal(`accepted ${imeis[0]}`);
    expect(await associate.scan(code128(imeis[0]))).to.equal('refused duplicate-in-flow');
  });

  it('is in the event with how it was captured, beside one that was scanned', async () => {
    const { associate } = page;
    expect(await associate.scan(code128(imeis[1]))).to.equal(`accepted ${imeis[1]}`);
    expect(await page.complete('event-1')).to.equal('completed event-1');
    const serials = page.completed[0]?.event.lines.flatMap(line => line.serials) ?? [];
    expect(serials.map(({ serial, source }) => [serial, source])).to.deep.equal([
      [imeis[0], 'tapped'],
      [imeis[1], 'wedge'],
    ]);
  });
});

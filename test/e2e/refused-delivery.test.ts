import { expect } from '@open-wc/testing';
import type { SerialDeliveryRefusedDetail } from '../../src/events/outcomes/serial-delivery-refused.js';
import { asn, imeis } from '../support/asn.js';
import { flowPage } from './flow-page.js';
import { ByHand, code128 } from './means.js';
import { until } from './screen.js';

const settings = { partialReceipts: { 'asn-receiving': 'final' } };
const refused = { code: 'po-closed', message: 'PO 4500012 is closed. Use PO 4500013.' };

describe('a receipt that the store system does not take', function () {
  this.timeout(60_000);
  const answers: unknown[] = [];
  const page = flowPage({ document: asn, means: new ByHand(), settings, answer: () => answers.shift() });
  const told: SerialDeliveryRefusedDetail[] = [];

  before(() => page.flow.addEventListener('serial-delivery-refused', ({ detail }) => told.push(detail)));

  it('shows the store system’s words, and what can be done', async () => {
    answers.push({ refused });
    const { associate } = page;
    await associate.screen.sees('ASN 10017');
    await associate.scan(code128(imeis[0]));
    expect(await page.complete('event-1')).to.equal('completed event-1');
    await associate.screen.sees(refused.message);
    await associate.screen.sees('Correct it and send it again');
    expect(told.map(({ eventId, documentId, code }) => [eventId, documentId, code])).to.deep.equal([
      ['event-1', 'ASN-10017', 'po-closed'],
    ]);
    expect((await page.whereabouts())[imeis[0]]).to.equal('in-stock @ STORE-042');
    await expect(page.flow).to.be.accessible();
  });

  it('shows them at the next start as well, and sends nothing by itself', async () => {
    page.reopen();
    await page.associate.screen.sees(refused.message);
    expect(page.completed.map(({ eventId }) => eventId)).to.deep.equal(['event-1']);
  });

  it('sends it again as it is', async () => {
    answers.push({ refused: { code: 'po-locked', message: 'PO 4500012 is locked by ben.' } });
    expect(await page.associate.press('Send it again as it is')).to.equal('completed event-1');
    await page.associate.screen.sees('PO 4500012 is locked by ben.');
  });

  it('corrects it, and sends the correction in its place', async () => {
    answers.push({ refused });
    const { associate } = page;
    await associate.screen.press('Correct it and send it again');
    await associate.screen.sees('Review');
    expect(await associate.scan(code128(imeis[1]))).to.equal(`accepted ${imeis[1]}`);
    expect(await page.complete('event-2')).to.equal('completed event-2');
    await associate.screen.sees(refused.message);
    expect(page.completed.at(-1)?.event.supersedes).to.equal('event-1');
  });

  it('takes it back after a question, and frees the serials for the right document', async () => {
    const { associate } = page;
    await associate.screen.press('Take it back');
    await associate.screen.sees('Take everything back?');
    await expect(page.flow).to.be.accessible();
    await associate.screen.press('Take it back');
    await associate.screen.sees('Its serials are free for the right document.');
    expect((await page.whereabouts())[imeis[0]]).to.equal('expected @ STORE-042');
    await expect(page.flow).to.be.accessible();
    page.reopen({ ...asn, documentId: 'ASN-10018', title: 'ASN 10018' });
    await page.associate.screen.sees('ASN 10018');
    expect(await page.associate.scan(code128(imeis[0]))).to.equal(`accepted ${imeis[0]}`);
  });

  it('begins the wrong document anew, should it come after all', async () => {
    page.reopen();
    await page.associate.screen.sees('0 of 7 units');
    await until(() => page.associate.screen.marks().length === 3, 'the products');
  });
});

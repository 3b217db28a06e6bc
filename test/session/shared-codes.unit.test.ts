import { expect } from 'chai';
import { openSmallFlow } from '../support/small-flow.js';

const GTIN = '4006381333207';
const PRODUCTS = ['PH-NEW', 'PH-REFURB'].map(sku => ({ sku, gtins: [GTIN], SerialNumberRequired: true }));

describe('two products of the feed with one GTIN', () => {
  it('are a question in a blind receipt, where the document names neither', async () => {
    const capture = await openSmallFlow({ products: PRODUCTS });
    await capture.open({ flow: 'blind-receiving', documentId: 'B-1', locationId: 'STORE-042' });
    const verdict = await capture.enter(`]C1010${GTIN}21R1`);
    expect(verdict).to.deep.include({ outcome: 'prompt' });
    expect(capture.state?.prompt).to.deep.include({ type: 'product', candidates: ['+PH-NEW', '+PH-REFURB'] });
    await capture.request({ type: 'choose-line', lineId: '+PH-REFURB' });
    const taken = capture.state?.lines.filter(({ countedQty }) => countedQty > 0).map(({ product }) => product.sku);
    expect(taken).to.deep.equal(['PH-REFURB']);
    capture.close();
  });
});

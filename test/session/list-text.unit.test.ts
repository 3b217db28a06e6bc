import { expect } from 'chai';
import { openSmallFlow, SMALL_DOCUMENT } from '../support/small-flow.js';

describe('a list that is entered as text', () => {
  it('keeps a line whole that the document lists', async () => {
    const capture = await openSmallFlow();
    const expectedSerials = ['KX 100', 'A,B', 'C1'];
    await capture.open({
      ...SMALL_DOCUMENT,
      documentId: 'ASN-2',
      lines: [{ lineId: '1', sku: 'DRILL', expectedSerials }],
    });
    const { items, accepted } = await capture.enterList('KX 100\nA,B\nC1', { lineId: '1' });
    expect(items.map(({ text }) => text)).to.deep.equal(expectedSerials);
    expect(accepted).to.equal(3);
    capture.close();
  });
});

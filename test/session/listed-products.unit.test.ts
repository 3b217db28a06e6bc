import { expect } from 'chai';
import type { Problem } from '../../src/domain/model/input-error.js';
import { openSmallFlow, PRODUCTS, SMALL_DOCUMENT } from '../support/small-flow.js';

const COUNTED = PRODUCTS.map(product => ({ ...product, SerialNumberRequired: false }));

async function open(settings: object = {}): Promise<string[]> {
  const told: Problem[] = [];
  const capture = await openSmallFlow({
    settings: { deviceId: 'till', ...settings },
    products: COUNTED,
    onProblem: problem => told.push(problem),
  });
  await capture.open(SMALL_DOCUMENT);
  capture.close();
  return told.map(({ code, path }) => `${code} ${path}`);
}

describe('a document that lists serials of a product which the feed counts by quantity', () => {
  it('is told once to the host, and opens', async () => {
    expect(await open()).to.deep.equal(['contradicts-feed lines[0].expectedSerials']);
  });

  it('is no contradiction where the store has serials switched off', async () => {
    expect(await open({ enableSerializedInventory: false })).to.deep.equal([]);
  });
});

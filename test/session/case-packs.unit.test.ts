import { expect } from 'chai';
import { createCapture } from '../../src/create-capture.js';
import { MemoryStore } from '../support/memory-store.js';

describe('a case pack that the feed does not have', () => {
  it('is refused by the unit that the feed has, which is named, in a flow without lines', async () => {
    const capture = createCapture({
      settings: { deviceId: 'till-1' },
      products: [{ sku: 'CAM', gtins: ['4006381333207'], SerialNumberRequired: true }],
      ...{ store: new MemoryStore(), sources: [], camera: false },
    });
    await capture.open({ flow: 'blind-receiving', documentId: 'BR-1', locationId: 'STORE-042' });
    const refused = { code: 'case-pack-not-allowed', product: 'CAM' };
    expect(await capture.enter('(01)14006381333204')).to.deep.include(refused);
  });
});

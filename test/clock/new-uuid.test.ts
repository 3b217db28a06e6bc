import { expect } from 'chai';
import { newUuid } from '../../src/clock/new-uuid.js';

describe('newUuid', () => {
  it('is a random UUID, each time another', () => {
    const made = Array.from({ length: 1000 }, newUuid);
    for (const uuid of made) expect(uuid).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(new Set(made).size).to.equal(1000);
  });
});

import { expect } from 'chai';
import { SettledIds } from '../../../src/input/bridge/settled-ids.js';

describe('settled ids', () => {
  it('forget the oldest first', () => {
    const ids = new SettledIds(2);
    for (const id of ['a', 'b', 'c']) ids.add(id, { text: id, status: 'stored' });
    expect(['a', 'b', 'c'].map(id => ids.get(id)?.status)).to.deep.equal([undefined, 'stored', 'stored']);
  });
});

import { expect } from 'chai';
import { freeze, thaw } from '../../src/domain/frozen-state.js';
import type { FlowState } from '../../src/domain/state.js';
import { Bench } from './bench.js';

function scanned(): FlowState {
  const bench = new Bench();
  for (const text of ['P1', 'DRILL', 'D-1', 'DRILL', 'D-2', 'CABLE']) bench.scan(text);
  return bench.state;
}

describe('a frozen state', () => {
  it('is read line by line, when somebody asks', () => {
    const frozen = freeze(scanned());
    const serials = ['[{"broken', ...frozen.serials.split('\n').slice(1)].join('\n');
    const state = thaw({ ...frozen, serials });
    expect(state?.lines.map(({ countedQty }) => countedQty)).to.deep.equal([1, 2, 1]);
    expect(state?.lines[1]?.serials.map(({ serial }) => serial)).to.deep.equal(['D-1', 'D-2']);
    expect(() => state?.lines[0]?.serials).to.throw(SyntaxError);
  });

  it('is frozen again without being read', () => {
    const frozen = freeze(scanned());
    const serials = frozen.serials.replaceAll('[', '[broken');
    const broken = { ...frozen, documentLines: '[broken', serials };
    const state = thaw(broken);
    expect(state && freeze(state)).to.deep.equal(broken);
  });

  it('is not thawed when it is of another shape', () => {
    const frozen = freeze(scanned());
    expect(thaw({ ...frozen, shape: `${frozen.shape} tomorrow` })).to.equal(undefined);
  });
});

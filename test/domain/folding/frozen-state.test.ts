import { expect } from 'chai';
import { freeze, thaw } from '../../../src/domain/folding/frozen-state.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import { SerialMap } from '../../../src/domain/collections/serial-map.js';
import { Bench } from '../bench.js';

/** The same module a second time, as where a store and a session come from two copies of the SDK. */
const copyOf = (path: string): Promise<unknown> => import(new URL(`${path}?copy=2`, import.meta.url).href);

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

  it('is whole although its maps are of another copy of the SDK', async () => {
    const state = scanned();
    const copy = (await copyOf('../../../src/domain/collections/serial-map.ts')) as {
      readonly SerialMap: typeof SerialMap;
    };
    const maps = Object.entries(state).flatMap(([name, map]: [string, unknown]) =>
      map instanceof SerialMap ? [[name, copy.SerialMap.thaw(map.freeze())] as const] : [],
    );
    expect(maps).not.to.deep.equal([]);
    expect(freeze({ ...state, ...Object.fromEntries(maps) })).to.deep.equal(freeze(state));
  });

  it('is whole although another copy of the SDK has thawed it', async () => {
    const frozen = freeze(scanned());
    const copy = (await copyOf('../../../src/domain/folding/frozen-state.ts')) as { readonly thaw: typeof thaw };
    const state = copy.thaw(frozen);
    expect(state && freeze(state)).to.deep.equal(frozen);
  });
});

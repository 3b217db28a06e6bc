import { expect } from 'chai';
import fc from 'fast-check';
import { KeptFilter } from '../../../src/domain/collections/kept-filter.js';

const isEven = (value: number): boolean => value % 2 === 0;

describe('KeptFilter', () => {
  it('gives what a filter gives, for a list and all that grow out of it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.array(fc.array(fc.nat())), fc.array(fc.nat()), (first, growth, other) => {
        const kept = new KeptFilter(isEven);
        kept.of(first);
        let list = first;
        for (const more of growth) {
          const [before, fork] = [list, [...list, ...other]];
          list = [...before, ...more];
          kept.grew(before, list);
          kept.grew(before, fork);
          for (const each of [before, list, fork]) expect(kept.of(each)).to.deep.equal(each.filter(isEven));
        }
      }),
    );
  });

  it('looks at each item once while the list grows', () => {
    let looks = 0;
    const kept = new KeptFilter<number>(value => isEven(value) && ++looks > 0);
    let list: readonly number[] = [0];
    kept.of(list);
    for (let value = 2; value < 2000; value += 2) {
      const longer = [...list, value];
      kept.grew(list, longer);
      kept.of(longer);
      list = longer;
    }
    expect(looks).to.equal(1000);
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { IdSet } from '../../../src/domain/collections/id-set.js';

const numbers = fc.oneof(fc.nat(100), fc.constantFrom(Number.MAX_SAFE_INTEGER, 2 ** 53 + 2, 31, 32, 33));
const ids = fc.oneof(
  fc.uuid(),
  fc.string(),
  fc
    .tuple(fc.constantFrom('', 'a', 'a#', 'a#0', 'a-0', '1#', '#'), numbers)
    .map(([head, number]) => `${head}${number}`),
  fc.constantFrom('0', '00', '000', '1', '01', '1#0', '#', '#0', 'a#', 'a#0', 'a00', 'a0', '9'.repeat(40)),
);

describe('IdSet', () => {
  it('has exactly the ids that it was given, also after it was frozen and thawed, and stays as it was', () => {
    fc.assert(
      fc.property(fc.array(ids), fc.array(ids), fc.array(ids), (first, more, others) => {
        const set = IdSet.empty.with(first);
        const thawed = IdSet.thaw(structuredClone(set.freeze()));
        for (const from of [set, thawed]) {
          const grown = from.with(more);
          for (const id of [...first, ...more, ...others]) {
            expect(from.has(id)).to.equal(first.includes(id));
            expect(grown.has(id)).to.equal(first.includes(id) || more.includes(id));
          }
        }
      }),
    );
  });

  it('takes hardly any room for ids that count up, in any order', () => {
    const counted = Array.from({ length: 100_000 }, (_, at) => `r-${(at * 7919) % 100_000}`);
    const set = IdSet.empty.with(counted);
    expect(set.freeze().size).to.equal(Math.ceil(100_000 / 1024));
    expect(counted.every(id => set.has(id))).to.equal(true);
    expect(set.has('r-100000')).to.equal(false);
  });
});

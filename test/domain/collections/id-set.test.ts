import { expect } from 'chai';
import fc from 'fast-check';
import { IdSet } from '../../../src/domain/collections/id-set.js';
import { SerialMap } from '../../../src/domain/collections/serial-map.js';

const numbers = fc.oneof(fc.nat(100), fc.constantFrom(Number.MAX_SAFE_INTEGER, 2 ** 53 + 2, 31, 32, 33));
const ids = fc.oneof(
  fc.uuid(),
  fc.string(),
  fc
    .tuple(fc.constantFrom('', 'a', 'a#', 'a#0', 'a-0', '1#', '#'), numbers)
    .map(([head, number]) => `${head}${number}`),
  fc.constantFrom('0', '00', '000', '1', '01', '1#0', '#', '#0', 'a#', 'a#0', 'a00', 'a0', '9'.repeat(40)),
);

/** So many hexadecimal digits that look random, always the same for the same number. */
function hex(seed: number, length: number): string {
  let [value, text] = [seed + 1, ''];
  while (text.length < length) {
    value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) ^ (value << 7);
    text += ((value >>> 4) & 0xfffffff).toString(16).padStart(7, '0');
  }
  return text.slice(0, length);
}

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

  it('takes eight characters and fewer for ids that do not count up, and knows each of them', () => {
    const makers: readonly ((at: number) => string)[] = [
      at => `${hex(at, 8)}-${hex(at + 1, 4)}-4${hex(at + 2, 3)}-8${hex(at + 3, 3)}-${hex(at + 4, 12)}`,
      at => `01J${hex(at, 23).toUpperCase()}`,
      at => hex(at, 40),
    ];
    for (const idAt of makers) {
      const random = Array.from({ length: 20_000 }, (_, at) => idAt(at));
      const set = IdSet.empty.with(random);
      expect(set.freeze().buckets.length / random.length).to.be.below(8);
      expect(random.every(id => set.has(id))).to.equal(true);
      expect(Array.from({ length: 20_000 }, (_, at) => idAt(20_000 + at)).filter(id => set.has(id))).to.deep.equal([]);
    }
  });

  it('knows the ids of a set that was frozen before ids had digests', () => {
    const nothing: SerialMap<readonly number[]> = SerialMap.empty;
    const buckets = nothing.edit().set('once', [1]).set('b7c1d#0', [32]).done().freeze();
    const set = IdSet.thaw(buckets).with(['twice']);
    expect(['once', 'b7c1d5', 'twice', 'b7c1d6'].map(id => set.has(id))).to.deep.equal([true, true, true, false]);
  });
});

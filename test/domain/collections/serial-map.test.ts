import { expect } from 'chai';
import * as fc from 'fast-check';
import { SerialMap } from '../../../src/domain/collections/serial-map.js';

const key = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor', ''), fc.string());
const change = fc.record({ key, value: fc.option(fc.string(), { nil: undefined }) });

function changed(map: SerialMap, { key: at, value }: { key: string; value: string | undefined }): SerialMap {
  return value === undefined ? map.without(at) : map.with(at, value);
}

describe('SerialMap', () => {
  it('holds what a Map holds after the same changes, and every earlier map stays as it was', () => {
    fc.assert(
      fc.property(fc.array(change), changes => {
        let map: SerialMap = SerialMap.empty;
        const model = new Map<string, string>();
        const before: (readonly [SerialMap, string])[] = [];
        for (const step of changes) {
          before.push([map, JSON.stringify(map)]);
          map = changed(map, step);
          if (step.value === undefined) model.delete(step.key);
          else model.set(step.key, step.value);
          expect(map.get(step.key)).to.equal(step.value);
        }
        expect(map.size).to.equal(model.size);
        expect(new Map(map.entries())).to.deep.equal(model);
        for (const [earlier, json] of before) expect(JSON.stringify(earlier)).to.equal(json);
      }),
    );
  });

  it('makes many changes in one edit, to the same end as one by one', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (first, changes) => {
        const start = first.reduce(changed, SerialMap.empty);
        const edit = start.edit();
        for (const { key: at, value } of changes) {
          if (value === undefined) edit.delete(at);
          else edit.set(at, value);
        }
        expect(edit.done()).to.deep.equal(changes.reduce(changed, start));
      }),
    );
  });

  it('takes what is new into a frozen map without reading what is in it', () => {
    const none: SerialMap = SerialMap.empty;
    const { size, buckets } = none.with('a', '1').freeze();
    const broken = SerialMap.thaw<string>({ size, buckets: buckets.replace('[[', '[[broken[') });
    const grown = broken.with('b', '2');
    expect([grown.size, grown.has('c')]).to.deep.equal([2, false]);
    expect(grown.get('b')).to.equal('2');
    expect(() => grown.get('a')).to.throw(SyntaxError);
  });

  it('is the same after it was frozen and thawed, and changes from there as it would have', () => {
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (first, changes) => {
        const map = first.reduce(changed, SerialMap.empty);
        const thawed = SerialMap.thaw<string>(structuredClone(map.freeze()));
        expect(thawed.size).to.equal(map.size);
        for (const { key: at } of [...first, ...changes]) expect(thawed.get(at)).to.equal(map.get(at));
        const untouched = SerialMap.thaw<string>(map.freeze());
        expect(changes.reduce(changed, untouched)).to.deep.equal(changes.reduce(changed, map));
        expect(untouched.freeze()).to.deep.equal(map.freeze());
      }),
    );
  });
});

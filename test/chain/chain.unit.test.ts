import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { canonical } from '../../src/chain/canonical.js';
import { checkChain, flatten, groupsIn, hashOf } from '../../src/chain/chain.js';
import type { FactGroup } from '../../src/domain/model/fact-group.js';
import { chainOf, counted } from '../storage/samples.js';

describe('canonical', () => {
  it('writes what RFC 8785 gives as its example', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonical(value)).to.equal(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('is the same whatever the order of names, and says what JSON says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(turned)).to.equal(canonical(value));
        expect(JSON.parse(canonical(value))).to.deep.equal(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps names in order that objects put elsewhere, also where one is no name', () => {
    const value: unknown = JSON.parse(
      '{"z":{"10":1,"9":{"__proto__":{"b":1,"a":2}}},"__proto__":5,"a":[{"1":2,"":3}]}',
    );
    expect(canonical(value)).to.equal(
      '{"__proto__":5,"a":[{"":3,"1":2}],"z":{"10":1,"9":{"__proto__":{"a":2,"b":1}}}}',
    );
  });

  it('puts all names in order, however many kinds of objects there were', () => {
    for (let kind = 0; kind < 200; kind++) {
      const value = { [`b${kind}`]: undefined, [`c${kind}`]: kind, a: [undefined, null] };
      expect(canonical(value)).to.equal(`{"a":[null,null],"c${kind}":${kind}}`);
      expect(canonical({ [`c${kind}`]: 1, a: 2 })).to.equal(`{"a":2,"c${kind}":1}`);
    }
    const many = Array.from({ length: 100 }, (_, at) => `n${String(at).padStart(2, '0')}`);
    const all = Object.fromEntries([...many].reverse().map(name => [name, 1]));
    expect(canonical(all)).to.equal(`{${many.map(name => `"${name}":1`).join(',')}}`);
  });
});

describe('the chain', () => {
  it('hashes bytes that any other tool can make', () => {
    const facts = [counted(1)];
    const text = `{"facts":[${canonical(facts[0])}],"flowId":"flow","previous":"","seq":0}`;
    const hash = createHash('sha256').update(text, 'utf8').digest('hex');
    expect(hashOf('', 'flow', { seq: 0, facts })).to.equal(hash);
  });

  it('is whole as it was made, also as a flat list', () => {
    const groups = chainOf(1, 3, 2);
    expect(checkChain('flow', groups)).to.deep.equal({ since: 0, head: groups[2]?.hash, length: 6, broken: [] });
    expect(groupsIn(flatten('flow', groups))).to.deep.equal(groups);
  });

  it('tells every edit of a fact, wherever it is', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 });
    const edits = fc.constantFrom({ atMs: 2 }, { userId: 'eve' }, { deviceId: 'till-2' }, { delta: 99 });
    fc.assert(
      fc.property(sizes, fc.nat(), edits, (all, place, edit) => {
        const groups = chainOf(...all);
        const at = place % groups.length;
        const edited = groups.map((group, other) =>
          other === at ? { ...group, facts: group.facts.map(fact => ({ ...fact, ...edit })) } : group,
        );
        expect(checkChain('flow', edited).broken).to.deep.equal([groups[at]?.seq]);
      }),
    );
  });

  it('tells of a group that is gone, and of two that have changed places', () => {
    const [one, two, three] = chainOf(1, 1, 1) as [FactGroup, FactGroup, FactGroup];
    expect(checkChain('flow', [one, three]).broken).to.deep.equal([2]);
    expect(checkChain('flow', [two, three]).broken).to.deep.equal([1]);
    expect(checkChain('flow', [one, three, two]).broken).to.deep.equal([2, 1]);
    const swapped = [one, { ...two, facts: three.facts }, { ...three, facts: two.facts }];
    expect(checkChain('flow', swapped).broken).to.deep.equal([1, 2]);
  });

  it('begins after facts from before there was one, and tells of a group without a hash after that', () => {
    const facts = [counted(2)];
    const chained = { seq: 2, facts, hash: hashOf('', 'flow', { seq: 2, facts }) };
    const old = { seq: 0, facts: [counted(0), counted(1)] };
    expect(checkChain('flow', [old, chained]))
      .to.include({ since: 2, length: 3 })
      .and.has.deep.property('broken', []);
    expect(checkChain('flow', [old, chained, { seq: 3, facts }]).broken).to.deep.equal([3]);
  });

  it('tells of groups of another flow, and of what was never JSON', () => {
    const groups = chainOf(1, 1);
    expect(checkChain('other', groups).broken).to.deep.equal([0, 1]);
    const loop: Record<string, unknown> = { ...counted(1) };
    loop['self'] = loop;
    for (const facts of [null, 'x', [loop], [1n]])
      expect(checkChain('flow', [{ ...groups[0], seq: 0, facts } as unknown as FactGroup]).broken).to.deep.equal([0]);
  });
});

import { createHash } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { checkChain, hashOf, newSalt, saltsFor, tokenOf } from '../../src/chain/chain.js';
import { erasedAs, eraserOf } from '../../src/chain/erase-names.js';
import { namesIn } from '../../src/chain/names.js';
import { isSealed, type ErasedName } from '../../src/domain/model/erased-name.js';
import type { Fact } from '../../src/domain/model/fact.js';
import type { FactGroup } from '../../src/domain/model/fact-group.js';
import { readDocument } from '../../src/domain/inputs/read-document.js';
import { readSettings } from '../../src/domain/inputs/read-settings.js';
import { counted } from '../storage/samples.js';

const stamp = { atMs: 1, deviceId: 'till-1' };
const document = readDocument({ flow: 'blind-receiving', documentId: 'D', locationId: 'here' });

/** Facts that name people in every place where facts do. */
function facts(anna: string, bert: string, carl: string, dora: string): readonly Fact[] {
  const elsewhere = { flowId: 'other', documentId: 'X', kind: 'adjustment', deviceId: 'till-2', atMs: 1, userId: dora };
  const settings = readSettings({ deviceId: 'till-1', userId: bert });
  return [
    { ...stamp, userId: anna, type: 'flow-opened', flowId: 'flow', document, products: [], settings },
    { ...stamp, type: 'reading-refused', refusal: { code: 'duplicate-elsewhere', elsewhere } },
    { ...stamp, userId: anna, type: 'flow-completed', eventId: 'E', approval: { by: carl } },
  ];
}

function erased(name: string): ErasedName {
  const salt = newSalt();
  return { salt, token: tokenOf(salt, name) };
}

/** One group for each list of facts, chained; with salts or as before there were any. */
function chainOf(groups: readonly (readonly Fact[])[], isSalted = true): readonly FactGroup[] {
  const chain: FactGroup[] = [];
  let seq = 0;
  for (const said of groups) {
    const group = { seq, facts: said, ...(isSalted && saltsFor(said)) };
    chain.push({ ...group, hash: hashOf(chain.at(-1)?.hash ?? '', 'flow', group) });
    seq += said.length;
  }
  return chain;
}

describe('a name in the chain', () => {
  it('is found wherever facts name a person, once, in order', () => {
    expect(namesIn(facts('anna', 'bert', 'carl', 'dora'))).to.deep.equal(['anna', 'bert', 'dora', 'carl']);
    expect(namesIn(facts('anna', 'anna', 'anna', 'anna'))).to.deep.equal(['anna']);
  });

  it('is hashed with its salt, in a way that any other tool can repeat', () => {
    const salt = '00112233445566778899aabbccddeeff';
    const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
    expect(tokenOf(salt, 'Zoë')).to.equal(`sealed:${sha(`["${salt}","Zoë"]`)}`);
    const said = { ...counted(1), userId: 'Zoë' };
    const hidden = { ...said, userId: tokenOf(salt, 'Zoë') };
    expect(hashOf('', 'flow', { seq: 0, facts: [said], salts: [salt] })).to.equal(
      hashOf('', 'flow', { seq: 0, facts: [hidden] }),
    );
  });

  it('can be erased from all places, and every hash stays', () => {
    const name = fc.constantFrom('anna', 'bert', '__proto__', 'constructor', 'sealed:', 'Zoë', '', '\ud800');
    const gone = fc.constantFrom('anna', 'bert', '__proto__', 'constructor', 'sealed:', 'Zoë');
    fc.assert(
      fc.property(name, name, name, name, gone, (anna, bert, carl, dora, who) => {
        const [settings, other] = [bert.trim() === '' || bert === '\ud800' ? 'eve' : bert, counted(1)];
        const chain = chainOf([facts(anna, settings, carl, dora), [other], [{ ...other, userId: who }]]);
        const nameless = chain.map(eraserOf([erased(who)]));
        expect(checkChain('flow', nameless)).to.deep.equal(checkChain('flow', chain));
        expect(checkChain('flow', nameless).broken).to.deep.equal([]);
        expect(nameless[1]).to.equal(chain[1]);
        const [before, after] = [chain, nameless].map(groups => namesIn(groups.flatMap(group => group.facts)));
        expect(after).to.deep.equal(before?.filter(one => one !== who));
      }),
    );
  });

  it('cannot be found again by trying names: its salt is gone, and those of others do not help', () => {
    const [group] = chainOf([facts('anna', 'bert', 'bert', 'bert')]);
    const nameless = group && eraserOf([erased('anna')])(group);
    expect(nameless?.salts).to.deep.equal(group?.salts?.slice(1));
    const token = nameless?.facts[0]?.userId ?? '';
    expect(isSealed(token)).to.equal(true);
    expect(nameless?.salts?.map(salt => tokenOf(salt, 'anna'))).not.to.include(token);
  });

  it('cannot be put in place of another unseen, nor a fact be changed after it was erased', () => {
    const chain = chainOf([facts('anna', 'bert', 'bert', 'bert')]);
    const nameless = chain.map(eraserOf([erased('anna')]));
    for (const groups of [chain, nameless])
      for (const edit of [{ userId: 'eve' }, { userId: `sealed:${'0'.repeat(64)}` }, { atMs: 9 }]) {
        const edited = groups.map(group => ({ ...group, facts: group.facts.map(fact => ({ ...fact, ...edit })) }));
        expect(checkChain('flow', edited).broken).to.deep.equal([0]);
      }
  });

  it('is known again by what is noted of it, and no other is', () => {
    const noted = [erased('anna'), erased('bert')];
    expect(erasedAs('bert', noted)).to.equal(noted[1]);
    expect(erasedAs('eve', noted)).to.equal(undefined);
  });

  it('leaves what was edited by hand as it is', () => {
    const erase = eraserOf([erased('anna')]);
    for (const said of [null, 'x', [null], [5], [{ settings: 'x', approval: null, refusal: [] }]]) {
      const group = { seq: 0, facts: said } as unknown as FactGroup;
      expect(erase(group)).to.equal(group);
    }
  });
});

describe('a chain from before names had salts', () => {
  const groups = [facts('anna', 'bert', 'bert', 'bert'), [{ ...counted(1), userId: 'bert' }]];
  const nameless = (resealed: (hash: string) => string): readonly FactGroup[] => {
    const [first, second] = chainOf(groups, false).map(eraserOf([erased('anna')]));
    if (!first || !second) return [];
    const said: Fact = { ...stamp, type: 'user-erased', resealed: [resealed(hashOf('', 'flow', first))] };
    const note = { seq: 4, facts: [said] };
    return [first, second, { ...note, hash: hashOf(second.hash ?? '', 'flow', note) }];
  };

  it('holds as before, and after an erasure that says what its groups hash to since', () => {
    expect(checkChain('flow', chainOf(groups, false)).broken).to.deep.equal([]);
    const report = checkChain(
      'flow',
      nameless(hash => hash),
    );
    expect(report).to.deep.include({ broken: [], resealed: [0], since: 0, length: 5 });
  });

  it('tells of an edit after the erasure, and believes only what is in the chain itself', () => {
    const whole = nameless(hash => hash);
    const edited = whole.map(({ facts: said, ...group }) => ({ ...group, facts: said.map(fact => ({ ...fact })) }));
    Object.assign(edited[0]?.facts[1] ?? {}, { atMs: 9 });
    expect(checkChain('flow', edited).broken).to.deep.equal([0]);
    const [first] = edited;
    Object.assign(edited[2]?.facts[0] ?? {}, { resealed: [first && hashOf('', 'flow', first)] });
    expect(checkChain('flow', edited).broken).to.deep.equal([0, 4]);
  });
});

import { expect } from 'chai';
import { writeAudit, verifyAudit, type Audit } from '../../src/output/index.js';
import { chainOf } from '../storage/samples.js';
import { flatten, hashOf, saltsFor, tokenOf } from '../../src/chain/chain.js';
import { eraserOf } from '../../src/chain/erase-names.js';
import type { Fact } from '../../src/domain/model/fact.js';
import { Bench } from '../domain/bench.js';

function audited(): { readonly audit: Audit; readonly text: string } {
  const bench = new Bench();
  for (const text of ['P1', 'P2', 'P3']) bench.scan(text);
  const { flowId } = bench.state;
  let hash = '';
  const groups = bench.facts.map((fact, seq) => {
    hash = hashOf(hash, flowId, { seq, facts: [fact] });
    return { seq, facts: [fact], hash };
  });
  const { text } = writeAudit(bench.facts, 'json', groups);
  return { text, audit: JSON.parse(text) as Audit };
}

/** The verdict on an audit after somebody has written in the file. */
function edited(change: (audit: { facts: Record<string, unknown>[]; chain: Audit['chain'][number][] }) => void) {
  const { audit } = audited();
  change(audit as never);
  return verifyAudit(JSON.stringify(audit));
}

describe('verifyAudit', () => {
  it('finds an audit intact as it was exported, in whatever order of names', () => {
    const { text, audit } = audited();
    expect(verifyAudit(text)).to.include({ isIntact: true, since: 0, facts: 4, head: audit.head });
    const turned = audit.facts.map(fact => Object.fromEntries(Object.entries(fact).reverse()));
    expect(verifyAudit(JSON.stringify({ ...audit, facts: turned })).isIntact).to.equal(true);
  });

  const edits = { userId: 'eve', atMs: 5, deviceId: 'till-9', captured: { serial: 'P9' }, type: 'review-started' };
  for (const [name, value] of Object.entries(edits)) {
    it(`tells of an edited ${name}, and where`, () => {
      const verdict = edited(({ facts }) => void Object.assign(facts[2] ?? {}, { [name]: value }));
      expect(verdict).to.include({ isIntact: false, problem: 'broken' }).and.has.deep.property('broken', [2]);
    });
  }

  it('tells of a group that is gone, of two that have changed places, and of an end that was cut off', () => {
    const gone = edited(({ facts, chain }) => [facts.splice(1, 1), chain.splice(1, 1)]);
    expect(gone).to.include({ problem: 'broken' });
    const closed = edited(({ facts, chain }) => {
      facts.splice(1, 1);
      chain.splice(1, 1);
      for (const [seq, link] of chain.entries()) chain[seq] = { ...link, seq };
    });
    expect(closed).to.include({ problem: 'broken' });
    expect(edited(({ facts }) => void facts.splice(1, 2, ...facts.slice(1, 3).reverse()))).to.include({
      problem: 'broken',
    });
    expect(edited(({ facts, chain }) => [facts.pop(), chain.pop()])).to.include({ problem: 'cut' });
    expect(edited(({ facts }) => void facts.pop())).to.include({ problem: 'broken' });
  });

  it('tells of a chain that was written anew, by a head that has left the device', () => {
    const { audit } = audited();
    const facts = audit.facts.map(fact => ({ ...fact, userId: 'eve' }));
    let hash = '';
    const groups = facts.map((fact, seq) => {
      hash = hashOf(hash, audit.flowId, { seq, facts: [fact] });
      return { seq, facts: [fact], hash };
    });
    const { text } = writeAudit(facts, 'json', groups);
    expect(verifyAudit(text).isIntact).to.equal(true);
    expect(verifyAudit(text, [audit.chain[2]?.hash ?? ''])).to.include({ isIntact: false, problem: 'other-head' });
  });

  it('holds the head in a completion against the chain', () => {
    const [first] = chainOf(1);
    const completed: Fact = {
      ...audited().audit.facts[0],
      type: 'flow-completed',
      eventId: 'E',
      journalHead: 'x',
    } as Fact;
    const facts = [...(first?.facts ?? []), completed];
    const second = {
      seq: 1,
      facts: [completed],
      hash: hashOf(first?.hash ?? '', 'unknown', { seq: 1, facts: [completed] }),
    };
    const chained = {
      ...first,
      seq: 0,
      facts: first?.facts ?? [],
      hash: hashOf('', 'unknown', { seq: 0, facts: first?.facts ?? [] }),
    };
    const last = { ...second, hash: hashOf(chained.hash, 'unknown', second) };
    expect(verifyAudit(writeAudit(facts, 'json', [chained, last]).text)).to.include({ problem: 'other-head' });
  });

  it('finds an audit intact from which a name was erased, says so, and demands a fact that says so', () => {
    const { flowId, facts } = { flowId: 'f', facts: chainOf(2, 1).flatMap(group => group.facts) };
    const salt = '0'.repeat(32);
    const noted: Fact = { atMs: 1, deviceId: 'till-1', type: 'user-erased' };
    const named = facts.map(fact => ({ ...fact, userId: 'anna' }));
    const erase = eraserOf([{ salt, token: tokenOf(salt, 'anna') }]);
    const auditOf = (all: readonly Fact[]): string => {
      let hash = '';
      const groups = all.map((fact, seq) => {
        const group = { seq, facts: [fact], ...saltsFor([fact]) };
        hash = hashOf(hash, flowId, group);
        return erase({ ...group, hash });
      });
      return JSON.stringify({ format: 'serialkit/audit/1', head: hash, ...flatten(flowId, groups) });
    };
    expect(auditOf([...named, noted])).not.to.contain('anna');
    expect(verifyAudit(auditOf([...named, noted]))).to.deep.include({ isIntact: true, erased: 3, resealed: [] });
    expect(verifyAudit(auditOf([noted, ...named]))).to.include({ isIntact: false, problem: 'unexplained' });
    expect(verifyAudit(audited().text)).to.deep.include({ isIntact: true, erased: 0, resealed: [] });
  });

  it('says what is no audit, and what has no chain', () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"format":"serialkit/audit/1"}',
      '{"format":"serialkit/audit/1","flowId":"f","facts":[1],"chain":[]}',
    ])
      expect(verifyAudit(text)).to.include({ isIntact: false, problem: 'no-audit' });
    const { audit } = audited();
    expect(verifyAudit(JSON.stringify({ ...audit, chain: [] }))).to.include({ isIntact: false, problem: 'no-chain' });
  });

  it('is in the CSV as well, in the row of the last fact of each group', () => {
    const groups = chainOf(2, 1);
    const rows = writeAudit(
      groups.flatMap(({ facts }) => facts),
      'csv',
      groups,
    )
      .text.trim()
      .split('\r\n');
    expect(rows.map(row => row.split(',').at(-1))).to.deep.equal(['hash', '', groups[0]?.hash, groups[1]?.hash]);
  });
});

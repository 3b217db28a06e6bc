import { expect } from 'chai';
import { joinCopies, type Copies } from '../../../src/storage/log/join.js';
import type { JournalRecord } from '../../../src/storage/schema.js';
import { chainOf, counted } from '../samples.js';

const stamp = { atMs: 9, deviceId: '' };

function recordsOf(write: string, ...sizes: readonly number[]): JournalRecord[] {
  return chainOf(...sizes).map(group => ({ ...group, flowId: 'flow', write: `${write}${group.seq}` }));
}

function joined(database: readonly JournalRecord[], log: readonly JournalRecord[], more: Partial<Copies> = {}) {
  const last = database.at(-1);
  const flow = last && { seq: last.seq + last.facts.length, ...(last.hash !== undefined && { head: last.hash }) };
  return joinCopies({ flowId: 'flow', flow, database, log, isShared: false, ...more }, stamp);
}

describe('joinCopies', () => {
  const groups = recordsOf('w', 1, 2, 1, 1);
  const edited = (at: number): JournalRecord[] =>
    groups.map((record, place) => (place === at ? { ...record, facts: record.facts.map(() => counted(99)) } : record));

  it('takes what both have, and what only one has at its end, and tells of nothing', () => {
    expect(joined(groups, groups)).to.deep.equal({ records: groups, tampered: [] });
    expect(joined(groups.slice(0, 2), groups)).to.deep.equal({ records: groups, tampered: [] });
    expect(joined(groups, groups.slice(0, 2))).to.deep.equal({ records: groups, tampered: [] });
    expect(joined([], groups)).to.deep.equal({ records: groups, tampered: [] });
  });

  it('takes each group from the copy that has it as it was stored', () => {
    const { records, tampered } = joined(edited(1), edited(2));
    expect(records).to.deep.equal(groups);
    expect(tampered.map(({ seq, isHealed }) => [seq, isHealed])).to.deep.equal([
      [1, true],
      [3, true],
    ]);
  });

  it('fills a gap, and tells of it unless another tab may have what is missing', () => {
    const gap = groups.filter((_, at) => at !== 1);
    expect(joined(gap, groups).records).to.deep.equal(groups);
    expect(joined(gap, groups).tampered.length).to.equal(1);
    expect(joined(groups, gap).tampered.length).to.equal(1);
    expect(joined(groups, gap, { isShared: true }).tampered).to.deep.equal([]);
  });

  it('keeps every position where a group is gone for good', () => {
    const gap = groups.filter((_, at) => at !== 1);
    const { records } = joined(gap, []);
    expect(records.flatMap(({ facts }) => facts).map(({ type }) => type)).to.deep.equal([
      'unit-counted',
      'facts-tampered',
      'facts-tampered',
      'unit-counted',
      'unit-counted',
    ]);
  });

  it('makes no journal of millions of a forged position', () => {
    const far = [...groups, { ...recordsOf('w', 1)[0], flowId: 'flow', facts: [counted(1)], write: '', seq: 1e12 }];
    expect(joined(far, groups).records).to.deep.equal(groups);
    expect(joined(groups, groups, { flow: { seq: 1e12 } }).records).to.deep.equal(groups);
  });

  it('leaves the database right where a tab was killed before it took back what was refused', () => {
    const [first, ...others] = groups as [JournalRecord, ...JournalRecord[]];
    const refused = { ...recordsOf('r', 1, 1)[1], flowId: 'flow', write: 'r1' } as JournalRecord;
    expect(joined(groups, [first, refused])).to.deep.equal({ records: [first, ...others], tampered: [] });
  });

  it('takes the log and tells where somebody wrote the chain of the database anew', () => {
    const forged = recordsOf('w', 1, 1, 1, 2);
    const { records, tampered } = joined(forged, groups);
    expect(records).to.deep.equal(groups);
    expect(tampered.length).to.equal(1);
  });

  it('loses nothing to a log that ends sooner, and tells where the chains part', () => {
    const forged = recordsOf('w', 1, 1, 1);
    const { records, tampered } = joined(groups, forged);
    expect(records).to.deep.equal(groups);
    expect(tampered.length).to.equal(1);
  });

  it('tells of a flow that says of its journal what is not so', () => {
    expect(joined(groups, groups, { flow: { seq: 5, head: 'x' } }).tampered.length).to.equal(1);
    expect(joined(groups, groups, { flow: { seq: 3 } }).tampered.length).to.equal(1);
    expect(joined(groups, groups, { flow: undefined }).tampered.length).to.equal(1);
  });
});

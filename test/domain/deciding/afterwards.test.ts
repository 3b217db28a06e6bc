import { expect } from 'chai';
import { approvalsNeeded } from '../../../src/domain/rules/approvals.js';
import { claimChanges } from '../../../src/domain/folding/claim-changes.js';
import { countReport } from '../../../src/domain/rules/count-report.js';
import { flowSummary } from '../../../src/domain/folding/flow-summary.js';
import { Bench, short } from '../bench.js';

const KEY = 'PHONE\u001fP1';
const COUNT = { flow: 'cycle-count', count: { countId: 'C', batchId: 'B1', mode: 'full', blind: false } } as const;

function unverified(): Bench {
  const bench = new Bench();
  bench.scan('P1', { verification: 'unanswered' });
  return bench;
}

describe('a serial that was taken without the host’s answer', () => {
  it('waits to be asked about', () => {
    expect(flowSummary(unverified().state)).to.include({ unverified: 1 });
  });

  it('is verified when the host knows it', () => {
    const bench = unverified();
    bench.ask({ type: 'recheck', lineId: '1', key: KEY, isKnown: true });
    expect(bench.state.lines[0]?.serials[0]).to.include({ verification: 'verified' });
    expect(flowSummary(bench.state)).not.to.have.any.keys('unverified', 'disputed');
  });

  it('is disputed when the host does not, also after completion, until the associate keeps it', () => {
    const bench = unverified();
    bench.ask({ type: 'complete', eventId: 'E1' });
    bench.ask({ type: 'recheck', lineId: '1', key: KEY, isKnown: false });
    expect([bench.state.status, flowSummary(bench.state).disputed]).to.deep.equal(['completed', 1]);
    bench.ask({ type: 'keep-serial', lineId: '1', key: KEY });
    expect(bench.state.lines[0]?.serials[0]).to.include({ verification: 'kept' });
    expect(bench.state.disputed.size).to.equal(0);
  });

  it('is no more in question once it is taken out', () => {
    const bench = unverified();
    bench.ask({ type: 'recheck', lineId: '1', key: KEY, isKnown: false });
    bench.ask({ type: 'remove-serial', lineId: '1', key: KEY });
    expect([bench.state.disputed.size, bench.state.unverified.size]).to.deep.equal([0, 0]);
    const before = bench.facts.length;
    bench.ask({ type: 'recheck', lineId: '1', key: KEY, isKnown: true });
    bench.ask({ type: 'keep-serial', lineId: '1', key: KEY });
    expect(bench.facts.length).to.equal(before);
  });
});

describe('counting lines anew', () => {
  it('frees what was counted of the chosen lines, remembers how many, and leaves the rest', () => {
    const bench = new Bench(COUNT);
    bench.scan('P1');
    bench.scan('DRILL');
    bench.scan('D1');
    const before = bench.state;
    bench.ask({ type: 'recount', lineIds: ['1'] });
    expect(bench.counts).to.deep.equal([0, 1, 0]);
    expect(bench.state.lines[0]?.earlierCounts).to.deep.equal([1]);
    const started = bench.facts.filter(({ type }) => type === 'recount-started');
    expect(started.flatMap(fact => claimChanges(fact, before).release.map(({ key }) => key))).to.deep.equal([KEY]);
    expect(short(bench.scan('P1'))).to.equal('accepted');
  });

  it('opens a completed batch again, and its next event supersedes the first', () => {
    const bench = new Bench(COUNT);
    bench.scan('P1');
    bench.ask({ type: 'complete', eventId: 'E1' });
    bench.ask({ type: 'recount', lineIds: ['1'] });
    bench.scan('P2');
    bench.ask({ type: 'complete', eventId: 'E2' });
    expect(bench.facts.at(-1)).to.include({ type: 'flow-completed', eventId: 'E2', supersedes: 'E1' });
  });

  it('is refused for anything but a count, and for lines that are not there', () => {
    expect(short(new Bench().ask({ type: 'recount', lineIds: ['1'] }))).to.equal('refused not-a-count');
    expect(short(new Bench(COUNT).ask({ type: 'recount', lineIds: ['1', 'x'] }))).to.equal('refused not-on-document');
  });
});

describe('closing a count', () => {
  it('waits for every batch, and names those that are open', () => {
    const bench = new Bench(COUNT);
    expect(bench.ask({ type: 'close-count', openBatches: ['B2'] })).to.deep.include({
      code: 'batches-open',
      batchIds: ['B2', 'B1'],
    });
    bench.ask({ type: 'complete', eventId: 'E1' });
    expect(short(bench.ask({ type: 'close-count', openBatches: ['B2'] }))).to.equal('refused batches-open');
    bench.ask({ type: 'close-count', openBatches: [] });
    bench.ask({ type: 'close-count', openBatches: [] });
    expect(bench.facts.filter(({ type }) => type === 'count-closed')).to.have.length(1);
    expect(flowSummary(bench.state)).to.include({ countId: 'C', isCountClosed: true });
  });

  it('is open again while a line is recounted', () => {
    const bench = new Bench(COUNT);
    bench.ask({ type: 'complete', eventId: 'E1' });
    bench.ask({ type: 'close-count', openBatches: [] });
    bench.ask({ type: 'recount', lineIds: ['1'] });
    expect(countReport('C', [bench.state])).to.include({ isClosed: false });
    bench.ask({ type: 'complete', eventId: 'E2' });
    expect(countReport('C', [bench.state])).to.include({ isClosed: true });
  });

  it('is for counts only', () => {
    expect(short(new Bench().ask({ type: 'close-count', openBatches: [] }))).to.equal('refused not-a-count');
  });
});

describe('approval', () => {
  const approvals = { 'asn-receiving': ['under', 'missing'] as const };

  it('is wanted for the mismatches that the settings name', () => {
    const bench = new Bench({}, { approvals });
    expect(bench.ask({ type: 'complete', eventId: 'E1' })).to.deep.include({
      code: 'approval-missing',
      lineIds: ['1', '2', '3'],
    });
    const approval = { by: 'boss', of: approvalsNeeded(bench.state) };
    bench.ask({ type: 'complete', eventId: 'E1', approval });
    expect(bench.state).to.deep.include({ status: 'completed', approval: { by: 'boss' } });
  });

  it('is good for the differences that were approved, not for those that came while somebody was asked', () => {
    const bench = new Bench({}, { approvals });
    bench.scan('P1');
    const approval = { by: 'boss', of: approvalsNeeded(bench.state) };
    bench.ask({ type: 'remove-serial', lineId: '1', key: KEY });
    expect(bench.ask({ type: 'complete', eventId: 'E1', approval })).to.deep.include({
      code: 'approval-missing',
      lineIds: ['1'],
    });
  });

  it('is not wanted where nothing of the kind differs', () => {
    const bench = new Bench({}, { approvals: { 'asn-receiving': ['over'] } });
    bench.ask({ type: 'complete', eventId: 'E1' });
    expect(bench.state.status).to.equal('completed');
  });

  it('does not tell a blind count which lines differ', () => {
    const blind = { ...COUNT, count: { ...COUNT.count, blind: true } };
    const bench = new Bench(blind, { approvals: { 'cycle-count': ['under', 'missing'] } });
    bench.scan('P1');
    expect(bench.ask({ type: 'complete', eventId: 'E1' })).to.deep.include({ code: 'approval-missing', lineIds: [] });
  });

  it('comes after the reasons', () => {
    const reasonCodes = [{ code: 'late', label: 'Late' }];
    const bench = new Bench({}, { approvals, reasonCodes });
    expect(short(bench.ask({ type: 'complete', eventId: 'E1', approval: { of: [] } }))).to.equal(
      'refused reasons-missing',
    );
  });
});

describe('tolerance', () => {
  it('takes units under the expected quantity for no mismatch, but a serial that is missing by name for one', () => {
    const bench = new Bench({}, { underTolerance: { 'asn-receiving': 5 }, approvals: { 'asn-receiving': ['under'] } });
    bench.ask({ type: 'complete', eventId: 'E1' });
    expect(bench.state.status).to.equal('completed');
    const strict = new Bench(
      {},
      { underTolerance: { 'asn-receiving': 5 }, approvals: { 'asn-receiving': ['missing'] } },
    );
    expect(strict.ask({ type: 'complete', eventId: 'E1' })).to.deep.include({ lineIds: ['1'] });
  });
});

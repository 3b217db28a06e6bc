import { expect } from 'chai';
import type { ActionBody } from '../../../src/domain/model/action.js';
import { claimChanges } from '../../../src/domain/folding/claim-changes.js';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import { flowSummary } from '../../../src/domain/folding/flow-summary.js';
import { ledgerMoves } from '../../../src/domain/folding/ledger-moves.js';
import { isLineDone, mismatchesOf } from '../../../src/domain/rules/mismatches.js';
import { apply } from '../../../src/domain/deciding/transition.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import { Bench, NO_EVIDENCE, product, short } from '../bench.js';

const DRILLS: Partial<FlowDocument> = { lines: [{ lineId: '1', sku: 'DRILL', expectedQty: 2, serialPolicy: 'none' }] };

function asks(
  bench: Bench,
  ...types: ('start-review' | 'leave-review' | 'pause' | 'resume' | 'cancel' | 'correct')[]
): string[] {
  return types.map(type => short(bench.ask({ type })));
}

const complete = (eventId: string): ActionBody => ({ type: 'complete', eventId });

function drills(settings = {}): Bench {
  const bench = new Bench(DRILLS, settings);
  for (const text of ['DRILL', 'A', 'B']) bench.scan(text);
  return bench;
}

/** Keys claimed after all facts, taken and released as the store does. */
function claimsOf(bench: Bench): string[] {
  const held = new Set<string>();
  let state: FlowState | undefined;
  for (const fact of bench.facts) {
    const { claim, release } = claimChanges(fact, state);
    for (const { key } of release) held.delete(key);
    for (const { key } of claim) held.add(key);
    state = apply(state, fact);
  }
  return [...held];
}

describe('the life of a flow', () => {
  it('pauses and goes on where it was, with the prompt still open', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    expect(asks(bench, 'pause')).to.deep.equal(['done']);
    expect(short(bench.scan('A'))).to.equal('refused flow-paused');
    expect(asks(bench, 'start-review', 'resume')).to.deep.equal(['refused flow-paused', 'done']);
    expect(short(bench.scan('A'))).to.equal('accepted');
  });

  it('a reading that counts leaves the review, a refused one does not', () => {
    const bench = new Bench();
    asks(bench, 'start-review');
    expect(short(bench.scan('STRAY'))).to.equal('refused not-on-document');
    expect(bench.state.status).to.equal('review');
    expect(short(bench.scan('P1'))).to.equal('accepted');
    expect(bench.state.status).to.equal('capturing');
  });

  it('what the review itself offers keeps it open', () => {
    const bench = drills();
    asks(bench, 'start-review');
    bench.ask({ type: 'remove-serial', lineId: '1', key: 'DRILL\u001fA' });
    expect(bench.state.status).to.equal('review');
    bench.ask({ type: 'restart-line', lineId: '1' });
    expect(bench.state.status).to.equal('capturing');
  });

  it('completes once, however often it is asked, and takes nothing after that', () => {
    const bench = drills();
    expect([short(bench.ask(complete('E1'))), short(bench.ask(complete('E2')))]).to.deep.equal(['done', 'done']);
    expect(bench.state.eventIds).to.deep.equal(['E1']);
    expect(bench.facts.filter(({ type }) => type === 'flow-completed')).to.have.lengthOf(1);
    expect(short(bench.scan('C'))).to.equal('refused flow-closed');
    expect(asks(bench, 'pause', 'cancel')).to.deep.equal(['refused flow-closed', 'refused flow-closed']);
  });

  it('is cancelled once, and then everything is refused', () => {
    const bench = drills();
    expect(asks(bench, 'cancel', 'cancel', 'resume')).to.deep.equal(['done', 'done', 'refused flow-closed']);
    expect(short(bench.ask(complete('E1')))).to.equal('refused flow-closed');
    expect(claimsOf(bench)).to.deep.equal([]);
  });

  it('asks a reason for each mismatch before completion', () => {
    const reasonCodes = [
      { code: 'short', label: 'Short', for: ['under', 'missing'] },
      { code: 'extra', label: 'Extra', for: ['over'] },
    ] as const;
    const bench = new Bench({}, { reasonCodes });
    for (const text of ['P1', 'DRILL', 'A', 'B', 'DRILL', 'C']) bench.scan(text);
    const refused = bench.ask(complete('E1'));
    expect(refused).to.deep.include({ code: 'reasons-missing', lineIds: ['1', '2', '3'] });
    const give = (lineId: string, mismatch: 'missing' | 'over' | 'under', reason: string) =>
      short(bench.ask({ type: 'give-reason', lineId, mismatch, reason }));
    expect(give('1', 'missing', 'extra')).to.equal('refused unknown-reason');
    expect([give('1', 'missing', 'short'), give('2', 'over', 'extra'), give('3', 'under', 'short')]).to.deep.equal([
      'done',
      'done',
      'done',
    ]);
    expect(short(bench.ask(complete('E1')))).to.equal('done');
  });

  it('needs a reason for every line of a return, which the document may give', () => {
    const reasonCodes = [{ code: 'broken', label: 'Broken' }];
    const back: Partial<FlowDocument> = { flow: 'return-to-vendor', vendorId: 'V', lines: [] };
    const inStock = { ledger: [{ sku: 'DRILL', serial: 'A', status: 'in-stock', locationId: 'here' } as const] };
    for (const [reason, outcome] of [
      [undefined, 'refused reasons-missing'],
      ['broken', 'done'],
    ] as const) {
      const bench = new Bench({ ...back, ...(reason && { reason }) }, { reasonCodes });
      bench.scan('DRILL');
      expect(short(bench.scan('A', inStock))).to.equal('accepted');
      expect(short(bench.ask(complete('E1')))).to.equal(outcome);
    }
  });
});

describe('correction', () => {
  it('reopens a completed flow, and its next event supersedes the first', () => {
    const bench = drills();
    bench.ask(complete('E1'));
    expect(asks(bench, 'correct', 'cancel')).to.deep.equal(['done', 'refused cancel-not-allowed']);
    bench.ask({ type: 'remove-serial', lineId: '1', key: 'DRILL\u001fB' });
    bench.scan('DRILL');
    bench.scan('C');
    bench.ask(complete('E2'));
    expect(bench.state.eventIds).to.deep.equal(['E1', 'E2']);
    expect(bench.facts.at(-1)).to.include({ type: 'flow-completed', eventId: 'E2', supersedes: 'E1' });
  });

  it('moves in the ledger only what differs from the first event', () => {
    const bench = drills();
    bench.ask(complete('E1'));
    expect(ledgerMoves(bench.state).map(({ serial, status }) => `${serial} ${status}`)).to.deep.equal([
      'A in-stock',
      'B in-stock',
    ]);
    asks(bench, 'correct');
    bench.ask({ type: 'remove-serial', lineId: '1', key: 'DRILL\u001fB' });
    bench.scan('DRILL');
    bench.scan('C');
    bench.ask(complete('E2'));
    expect(ledgerMoves(bench.state).map(({ serial, status }) => `${serial} ${status}`)).to.deep.equal([
      'C in-stock',
      'B expected',
    ]);
  });

  it('takes a unit back that it took out, although the ledger has it in stock by this very flow', () => {
    const bench = drills();
    bench.ask(complete('E1'));
    asks(bench, 'correct');
    bench.ask({ type: 'remove-serial', lineId: '1', key: 'DRILL\u001fB' });
    bench.scan('DRILL');
    const ledger = [{ sku: 'DRILL', serial: 'B', status: 'in-stock', locationId: 'here' } as const];
    expect(short(bench.scan('B', { ledger }))).to.equal('accepted');
  });

  it('takes a unit out twice as it does once', () => {
    const takeOut: readonly ActionBody[] = [
      { type: 'remove-serial', lineId: '1', key: 'DRILL\u001fB' },
      { type: 'restart-line', lineId: '1' },
    ];
    const ledger = [{ sku: 'DRILL', serial: 'B', status: 'in-stock', locationId: 'here' } as const];
    for (const action of takeOut) {
      const bench = drills();
      bench.ask(complete('E1'));
      asks(bench, 'correct');
      bench.ask(action);
      bench.scan('DRILL');
      bench.scan('B', { ledger });
      bench.ask(action);
      const { state } = bench;
      bench.ask(complete('E2'));
      expect(ledgerMoves(bench.state)).to.deep.include({ ...ledger[0], status: 'expected' });
      bench.state = state;
      bench.scan('DRILL');
      expect(short(bench.scan('B', { ledger }))).to.equal('accepted');
      bench.ask(complete('E2'));
      expect(ledgerMoves(bench.state).filter(({ serial }) => serial === 'B')).to.deep.equal(ledger);
    }
  });

  it('moves a unit back that is on another product now', () => {
    const both: Partial<FlowDocument> = {
      lines: ['AXE', 'SAW'].map(sku => ({ lineId: sku, sku, expectedQty: 1, serialPolicy: 'none' })),
    };
    const products = ['AXE', 'SAW'].map(sku => product(sku, { serialRule: { uniqueness: 'global' } }));
    const bench = new Bench(both, {}, products);
    for (const text of ['AXE', 'A']) bench.scan(text);
    bench.ask(complete('E1'));
    asks(bench, 'correct');
    bench.ask({ type: 'remove-serial', lineId: 'AXE', key: '*\u001fA' });
    for (const text of ['SAW', 'A']) bench.scan(text);
    bench.ask(complete('E2'));
    expect(ledgerMoves(bench.state).map(({ sku, status }) => `${sku} ${status}`)).to.deep.equal([
      'SAW in-stock',
      'AXE expected',
    ]);
  });
});

describe('claims', () => {
  it('hold from acceptance to removal, restart, cancellation or completion', () => {
    const bench = drills();
    expect(claimsOf(bench)).to.deep.equal(['DRILL\u001fA', 'DRILL\u001fB']);
    bench.ask({ type: 'remove-serial', lineId: '1', key: 'DRILL\u001fA' });
    expect(claimsOf(bench)).to.deep.equal(['DRILL\u001fB']);
    bench.ask({ type: 'restart-line', lineId: '1' });
    expect(claimsOf(bench)).to.deep.equal([]);
    for (const text of ['A', 'B']) bench.scan(text);
    bench.ask(complete('E1'));
    expect(claimsOf(bench)).to.deep.equal([]);
  });

  it('of a count hold on after a batch is completed: another batch must not count the serial again [S, the known issue]', () => {
    const count = { countId: 'C', batchId: 'aisle 1', mode: 'full', blind: false } as const;
    const bench = new Bench({ flow: 'cycle-count', count, lines: [] });
    for (const text of ['DRILL', 'A']) bench.scan(text);
    bench.ask(complete('E1'));
    expect(claimsOf(bench)).to.deep.equal(['DRILL\u001fA']);
    const accepted = bench.facts.find(({ type }) => type === 'serial-accepted');
    const opened = new Bench({
      flow: 'cycle-count',
      count,
      lines: [{ lineId: '1', sku: 'DRILL', serialPolicy: 'none' }],
    });
    const [claim] = accepted ? claimChanges({ ...accepted, lineId: '1' } as typeof accepted, opened.state).claim : [];
    expect(claim).to.include({ scope: 'count:C', fold: 'A', key: 'DRILL\u001fA' });
    expect(claim?.holder).to.include({ batchId: 'aisle 1', userId: 'mia' });
  });

  it('of another flow stay, with a shared one beside them, where policy lets a serial in twice', () => {
    const bench = new Bench(DRILLS, { policies: { 'asn-receiving': { 'duplicate-elsewhere': 'flag' } } });
    bench.scan('DRILL');
    const elsewhere = { flowId: 'F2', documentId: 'D2', kind: 'asn-receiving', deviceId: 'till-2', atMs: 0 };
    expect(short(bench.scan('A', { claims: { 'DRILL\u001fA': elsewhere } }))).to.equal('accepted duplicate-elsewhere');
    const accepted = bench.facts.at(-1);
    const shared = { scope: 'stock:here', fold: 'A', key: 'DRILL\u001fA', shared: true };
    const claims = accepted ? claimChanges(accepted, bench.state).claim : [];
    expect(claims.map(({ holder: { flowId }, ...id }) => [flowId, id])).to.deep.equal([['F1', shared]]);
    const removed = { atMs: 0, deviceId: 'd', type: 'serial-removed', lineId: '1', key: 'DRILL\u001fA' } as const;
    expect(claimChanges(removed, bench.state).release).to.deep.equal([shared]);
  });
});

describe('what the review lists', () => {
  const differences = (bench: Bench) =>
    mismatchesOf(bench.state).map(({ lineId, mismatch, units }) => [lineId, mismatch, units].join(' '));

  it('names missing serials, and counts as under only what they do not explain', () => {
    const bench = new Bench();
    bench.scan('P1');
    expect(differences(bench)).to.deep.equal(['1 missing 1', '2 under 2', '3 under 5']);
    expect(mismatchesOf(bench.state)[0]).to.deep.include({ serials: ['P2'] });
  });

  it('does not check a line off that has the right number of wrong serials', () => {
    const bench = new Bench({}, { policies: { 'asn-receiving': { 'not-on-document': 'flag' } } });
    for (const text of ['P1', 'PHONE', 'X']) bench.scan(text);
    expect(differences(bench).slice(0, 2)).to.deep.equal(['1 unexpected 1', '1 missing 1']);
    const [line] = bench.state.lines;
    expect(line && isLineDone(bench.state, line)).to.equal(false);
  });

  it('tolerates as many units over as the settings say', () => {
    const bench = new Bench(DRILLS, { overTolerance: { 'asn-receiving': 1 } });
    for (const text of ['DRILL', 'A', 'B', 'DRILL', 'C']) bench.scan(text);
    expect(differences(bench)).to.deep.equal([]);
    expect(short(bench.scan('DRILL'))).to.equal('prompt serial');
    expect(short(bench.scan('D'))).to.equal('accepted over-quantity');
    expect(differences(bench)).to.deep.equal(['1 over 2']);
  });

  it('tells the associate of a blind count nothing', () => {
    const count = { countId: 'C', batchId: 'B', mode: 'full', blind: true } as const;
    const bench = new Bench({ flow: 'cycle-count', count });
    expect(mismatchesOf(bench.state)).to.deep.equal([]);
    expect(flowSummary(bench.state)).not.to.have.property('expectedUnits');
    expect(bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE })).to.deep.equal({ outcome: 'done' });
  });

  it('sums a flow up for lists', () => {
    const bench = new Bench();
    bench.scan('P1');
    expect(flowSummary(bench.state)).to.include({
      flowId: 'F1',
      title: 'D1',
      status: 'capturing',
      countedUnits: 1,
      expectedUnits: 9,
    });
  });

  it('tells in its summary which way it goes, and from where or to whom', () => {
    const summaryOf = (fields: Partial<FlowDocument>) => flowSummary(new Bench(fields).state);
    expect(summaryOf({ flow: 'return-to-vendor', vendorId: 'V7' })).to.include({ counterparty: 'V7' });
    expect(summaryOf({ flow: 'adjustment', direction: 'minus' })).to.include({ direction: 'minus' });
    expect(summaryOf({ flow: 'cycle-count' })).not.to.have.any.keys('counterparty', 'direction');
  });
});

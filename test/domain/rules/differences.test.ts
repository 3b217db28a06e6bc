import { expect } from 'chai';
import type { ActionBody } from '../../../src/domain/model/action.js';
import type { CapturedLine } from '../../../src/domain/model/capture-event.js';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import { FLOW_KINDS } from '../../../src/domain/model/document.js';
import { differencesOf, standingFlags, statusOf } from '../../../src/domain/rules/differences.js';
import { isLineDone, mismatchesOf, reasonsMissing } from '../../../src/domain/rules/mismatches.js';
import { Bench, short } from '../bench.js';

type Step = string | ActionBody;

const FLAG = { policies: { 'asn-receiving': { 'not-on-document': 'flag' } } } as const;
const torn = (unitId: string): ActionBody => ({ type: 'count-unreadable', lineId: '2', unitId, reason: 'torn' });
const remove = (sku: string, serial: string, lineId: string): ActionBody => {
  return { type: 'remove-serial', lineId, key: `${sku}\u001f${serial}` };
};

function worked(bench: Bench, steps: readonly Step[]): Bench {
  for (const step of steps) {
    if (typeof step === 'string') bench.scan(step);
    else bench.ask(step);
  }
  return bench;
}

/** The status of a line and what makes it; a check mark where the line has one. */
function told({ state }: Bench, lineId: string): string {
  const line = state.lines.find(found => found.lineId === lineId);
  if (!line) throw new Error(`There is no line ${lineId}`);
  const differences = differencesOf(state, line).map(({ mismatch, units }) => `${mismatch} ${units}`);
  return [statusOf(state, line), ...(isLineDone(state, line) ? ['✓'] : []), ...differences].join(', ');
}

const count = (blind = false): Partial<FlowDocument> => {
  return { flow: 'cycle-count', count: { countId: 'C', batchId: 'B', mode: 'partial', blind } };
};

describe('what differs on a line', () => {
  const listed: [name: string, steps: readonly Step[], expected: string][] = [
    ['nothing of what is expected came', [], 'under, missing 2'],
    ['one listed serial came', ['P1'], 'under, missing 1'],
    ['all that is listed came', ['P1', 'P2'], 'match, ✓'],
    ['another unit came for a listed one', ['P1', 'PHONE', 'X9'], 'substituted, unexpected 1, missing 1'],
    ['other units came for all', ['PHONE', 'X8', 'X9'], 'substituted, unexpected 2, missing 2'],
    ['a unit too many is one that is not listed', ['P1', 'P2', 'PHONE', 'X9'], 'over, unexpected 1'],
    ['another unit came, and one too few', ['PHONE', 'X9'], 'under, unexpected 1, missing 2'],
  ];
  for (const [name, steps, expected] of listed) {
    it(`where serials are listed, ${name}: ${expected}`, () => {
      expect(told(worked(new Bench({}, FLAG), steps), '1')).to.equal(expected);
    });
  }

  const unlisted: [name: string, steps: readonly Step[], expected: string][] = [
    ['all came', ['DRILL', 'A', 'B'], 'match, ✓'],
    ['one too many', ['DRILL', 'A', 'B', 'DRILL', 'C'], 'over, over 1'],
    ['one of two cannot be read', ['DRILL', 'A', torn('u1')], 'substituted, unreadable 1'],
    ['none can be read', [torn('u1'), torn('u2')], 'substituted, unreadable 2'],
    [
      'one too many, which was taken out again',
      ['DRILL', 'A', 'B', 'DRILL', 'C', remove('DRILL', 'A', '2')],
      'match, ✓',
    ],
  ];
  for (const [name, steps, expected] of unlisted) {
    it(`by quantity of serials, ${name}: ${expected}`, () => {
      expect(told(worked(new Bench(), steps), '2')).to.equal(expected);
    });
  }

  it('a line that nobody expected is unexpected as long as anything is on it', () => {
    const bench = worked(new Bench({}, FLAG), ['STRAY', 'S1']);
    expect(told(bench, '+STRAY')).to.equal('unexpected, unexpected 1');
    bench.ask(remove('STRAY', 'S1', '+STRAY'));
    expect(told(bench, '+STRAY')).to.equal('match');
  });

  it('what is tolerated differs, but wants neither reason nor approval', () => {
    const settings = { overTolerance: { 'asn-receiving': 1 }, underTolerance: { 'asn-receiving': 1 } };
    const bench = worked(new Bench({}, settings), ['DRILL', 'A', 'B', 'DRILL', 'C']);
    bench.ask({ type: 'count-units', lineId: '3', delta: 4 });
    expect([told(bench, '2'), told(bench, '3')]).to.deep.equal(['over, over 1', 'under, under 1']);
    expect(mismatchesOf(bench.state).map(({ lineId }) => lineId)).to.deep.equal(['1']);
  });
});

describe('what was taken although something speaks against it', () => {
  const drills: Partial<FlowDocument> = {
    lines: [{ lineId: '1', sku: 'DRILL', expectedQty: 1, serialPolicy: 'none' }],
  };
  const elsewhere = { flowId: 'F2', documentId: 'D2', kind: 'asn-receiving', deviceId: 'till-2', atMs: 0 } as const;
  const inStock = { ledger: [{ sku: 'DRILL', serial: 'A', status: 'in-stock', locationId: 'here' } as const] };
  const situations = {
    'duplicate-elsewhere': { claims: { 'DRILL\u001fA': elsewhere } },
    'already-in-stock': inStock,
    'not-verified': { verification: 'unknown' },
  } as const;
  for (const [code, evidence] of Object.entries(situations)) {
    for (const action of ['flag', 'confirm'] as const) {
      it(`differs: ${code} by the policy ${action}`, () => {
        const bench = worked(new Bench(drills, { policies: { 'asn-receiving': { [code]: action } } }), ['DRILL']);
        bench.scan('A', evidence);
        if (action === 'confirm') {
          expect(told(bench, '1')).to.equal('under, under 1');
          bench.ask({ type: 'confirm-prompt', evidence: { ledger: [], ledgerProducts: [], claims: {}, ...evidence } });
        }
        expect(bench.serialsOf('1')).to.deep.equal(['A']);
        expect(told(bench, '1')).to.equal('substituted, flagged 1');
      });
    }
  }

  it('differs on a line of which nothing is expected, too', () => {
    const bench = worked(new Bench({ flow: 'transfer-ship', lines: [] }), ['DRILL']);
    expect(short(bench.scan('A'))).to.equal('confirm not-in-stock');
    bench.ask({ type: 'confirm-prompt', evidence: { ledger: [], ledgerProducts: [], claims: {} } });
    expect(told(bench, '+DRILL')).to.equal('substituted, flagged 1');
  });

  it('differs while the host does not know it: disputed, also after the associate kept it', () => {
    const bench = worked(new Bench(drills), ['DRILL']);
    bench.scan('A', { verification: 'unanswered' });
    expect(told(bench, '1')).to.equal('match, ✓');
    const about = { lineId: '1', key: 'DRILL\u001fA' };
    bench.ask({ type: 'recheck', ...about, isKnown: false });
    expect(told(bench, '1')).to.equal('substituted, flagged 1');
    bench.ask({ type: 'keep-serial', ...about });
    expect(told(bench, '1')).to.equal('substituted, flagged 1');
  });

  it('differs no more once the host knows it after all', () => {
    const bench = worked(new Bench(drills, { policies: { 'asn-receiving': { 'not-verified': 'flag' } } }), ['DRILL']);
    bench.scan('A', { verification: 'unknown' });
    expect(told(bench, '1')).to.equal('substituted, flagged 1');
    bench.ask({ type: 'recheck', lineId: '1', key: 'DRILL\u001fA', isKnown: true });
    expect(told(bench, '1')).to.equal('match, ✓');
    const [line] = bench.state.lines;
    expect(line?.serials.flatMap(captured => standingFlags(line, captured))).to.deep.equal([]);
  });

  it('wants a reason only where a reason code is for it, and may have one', () => {
    const taken = (reasonCodes: readonly { code: string; label: string; for?: readonly ['flagged'] }[]) => {
      const policies = { 'asn-receiving': { 'already-in-stock': 'flag' } } as const;
      const bench = worked(new Bench(drills, { policies, reasonCodes }), ['DRILL']);
      bench.scan('A', inStock);
      return bench;
    };
    expect(reasonsMissing(taken([{ code: 'any', label: 'Any' }]).state)).to.deep.equal([]);
    const bench = taken([{ code: 'seen', label: 'Seen by a manager', for: ['flagged'] }]);
    expect(reasonsMissing(bench.state).map(({ mismatch, serials }) => [mismatch, serials])).to.deep.equal([
      ['flagged', ['A']],
    ]);
    bench.ask({ type: 'give-reason', lineId: '1', mismatch: 'flagged', reason: 'seen' });
    expect(reasonsMissing(bench.state)).to.deep.equal([]);
  });

  it('leaves a return its own reason', () => {
    const bench = worked(new Bench({ ...drills, flow: 'return-to-vendor', reason: 'recall' }), ['DRILL', 'A']);
    bench.ask({ type: 'confirm-prompt', evidence: { ledger: [], ledgerProducts: [], claims: {} } });
    expect(mismatchesOf(bench.state).map(({ mismatch, reason }) => [mismatch, reason])).to.deep.equal([
      ['flagged', undefined],
      ['moved', 'recall'],
    ]);
  });
});

describe('a line of a count that nobody has looked at', () => {
  it('is not counted, which is no result; elsewhere what did not come is too few', () => {
    for (const flow of FLOW_KINDS) {
      const bench = new Bench(flow === 'cycle-count' ? count() : { flow });
      const expected: CapturedLine['status'] = flow === 'cycle-count' ? 'not-counted' : 'under';
      // What has no serials is in a basket from the beginning.
      const cable = flow === 'sale' ? 'match' : expected;
      // What did not come back may stay with the customer.
      const all = flow === 'customer-return' ? ['match', 'match', 'match'] : [expected, expected, cable];
      expect(bench.state.lines.map(line => statusOf(bench.state, line))).to.deep.equal(all);
    }
  });

  it('has no check mark, even where none is expected, until somebody has looked', () => {
    const bench = new Bench({
      ...count(),
      lines: [{ lineId: '1', sku: 'CABLE', expectedQty: 0, serialPolicy: 'none' }],
    });
    expect(told(bench, '1')).to.equal('not-counted');
    bench.ask({ type: 'count-units', lineId: '1', delta: 0 });
    expect(told(bench, '1')).to.equal('match, ✓');
  });

  const looks: [name: string, lineId: string, steps: readonly Step[]][] = [
    ['its product was scanned', '2', ['DRILL']],
    ['it was chosen', '2', [{ type: 'select-line', lineId: '2' }, { type: 'close-prompt' }]],
    ['a serial was taken and taken out', '2', ['DRILL', 'A', remove('DRILL', 'A', '2')]],
    ['a label could not be read', '2', [torn('u1'), { type: 'remove-unreadable', lineId: '2', unitId: 'u1' }]],
    ['it was begun anew', '2', [{ type: 'restart-line', lineId: '2' }]],
    ['a unit was counted up and down', '3', ['CABLE', { type: 'count-units', lineId: '3', delta: -1 }]],
    ['none was counted', '3', [{ type: 'count-units', lineId: '3', delta: 0 }]],
  ];
  for (const [name, lineId, steps] of looks) {
    it(`is counted, with none found, once ${name}`, () => {
      const bench = worked(new Bench(count()), steps);
      expect(bench.state.lines.find(line => line.lineId === lineId)?.countedQty).to.equal(0);
      expect(told(bench, lineId)).to.match(/^under, under/);
      expect(bench.state.lines.filter(line => statusOf(bench.state, line) === 'not-counted')).to.have.lengthOf(2);
    });
  }

  it('is counted, once a serial of it was refused', () => {
    const bench = new Bench(count());
    const elsewhere = { flowId: 'F2', documentId: 'D2', kind: 'cycle-count', deviceId: 'till-2', atMs: 0 } as const;
    expect(short(bench.scan('P1', { claims: { 'PHONE\u001fP1': elsewhere } }))).to.equal('refused duplicate-elsewhere');
    expect(told(bench, '1')).to.equal('under, missing 2');
  });

  it('has no difference to give a reason for, and none that was counted is a fact twice', () => {
    const bench = new Bench(count());
    const reason: ActionBody = { type: 'give-reason', lineId: '3', mismatch: 'under', reason: 'lost' };
    expect(short(bench.ask(reason))).to.equal('refused no-difference');
    expect(told(bench, '3')).to.equal('not-counted');
    const none: ActionBody = { type: 'count-units', lineId: '3', delta: 0 };
    worked(bench, [none, none]);
    expect(bench.facts.filter(({ type }) => type === 'unit-counted')).to.have.lengthOf(1);
  });

  it('is so again when it is to be counted anew', () => {
    const bench = worked(new Bench(count()), ['CABLE', { type: 'recount', lineIds: ['3'] }]);
    expect(told(bench, '3')).to.equal('not-counted');
    bench.scan('CABLE');
    expect(told(bench, '3')).to.equal('under, under 4');
  });
});

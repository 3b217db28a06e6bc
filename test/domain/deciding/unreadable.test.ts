import { expect } from 'chai';
import { isLineDone, mismatchesOf } from '../../../src/domain/rules/mismatches.js';
import { Bench, short } from '../bench.js';

const torn = (lineId: string, unitId: string) =>
  ({ type: 'count-unreadable', lineId, unitId, reason: 'label torn' }) as const;

describe('a unit whose label cannot be read', () => {
  it('counts without a serial, and the line gets no check mark', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    bench.scan('D1');
    expect(bench.ask(torn('2', 'u1'))).to.include({ outcome: 'counted', quantity: 2, lineDone: false });
    expect(bench.counts[1]).to.equal(2);
    expect(bench.state.lines.map(line => isLineDone(bench.state, line))).to.deep.equal([false, false, false]);
    expect(mismatchesOf(bench.state).filter(({ lineId }) => lineId === '2')).to.deep.equal([
      { lineId: '2', mismatch: 'unreadable', units: 1, serials: [], reason: 'label torn' },
    ]);
  });

  it('ends the serial prompt of a line that is full by it', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    bench.scan('D1');
    bench.ask(torn('2', 'u1'));
    expect(bench.state.prompt).to.equal(undefined);
  });

  it('is named by the caller: the same unit again is one', () => {
    const bench = new Bench();
    bench.ask(torn('2', 'u1'));
    bench.ask(torn('2', 'u1'));
    expect(bench.counts[1]).to.equal(1);
    bench.ask({ type: 'remove-unreadable', lineId: '2', unitId: 'u1' });
    bench.ask({ type: 'remove-unreadable', lineId: '2', unitId: 'u1' });
    expect(bench.counts[1]).to.equal(0);
  });

  it('goes with its line when the product is restarted', () => {
    const bench = new Bench();
    bench.ask(torn('2', 'u1'));
    bench.ask({ type: 'restart-line', lineId: '2' });
    expect([bench.counts[1], bench.state.lines[1]?.unreadable]).to.deep.equal([0, []]);
  });

  it('is refused where it makes no sense', () => {
    const codes = [{ code: 'torn', label: 'Torn', for: ['unreadable'] as const }];
    const bench = new Bench({ flow: 'transfer-receive' }, { reasonCodes: codes });
    expect(short(bench.ask(torn('3', 'u1')))).to.equal('refused not-serialized');
    expect(short(bench.ask(torn('2', 'u1')))).to.equal('refused unknown-reason');
    expect(short(bench.ask({ ...torn('2', ''), reason: 'torn' }))).to.equal('refused malformed');
    for (const unitId of ['u1', 'u2']) bench.ask({ ...torn('2', unitId), reason: 'torn' });
    expect(short(bench.ask({ ...torn('2', 'u3'), reason: 'torn' }))).to.equal('refused over-quantity');
    expect(bench.counts).to.deep.equal([0, 2, 0]);
  });
});

import { expect } from 'chai';
import { countReport } from '../../../src/domain/rules/count-report.js';
import { statusOf } from '../../../src/domain/rules/differences.js';
import { Bench, lineOf as line } from '../bench.js';

function batch(batchId: string, serials: readonly string[]): Bench {
  const count = { countId: 'C', batchId, mode: 'full', blind: false } as const;
  const bench = new Bench({ flow: 'cycle-count', count });
  for (const serial of serials) bench.scan(serial);
  return bench;
}

describe('the report of a count', () => {
  it('puts its batches together: what one misses and another has found is not missing', () => {
    const batches = [batch('B1', ['P1', 'DRILL', 'D1']), batch('B2', ['P2', 'DRILL', 'D2', 'D3', 'CABLE'])];
    const { products } = countReport(
      'C',
      batches.map(({ state }) => state),
    );
    const rows = products.map(({ sku, expectedQty, countedQty, variance, match, missing, unexpected }) => [
      ...[sku, expectedQty, countedQty, variance, match],
      ...[missing, unexpected],
    ]);
    expect(rows).to.deep.equal([
      ['PHONE', 2, 2, 0, 2, [], []],
      ['DRILL', 2, 3, 1, 2, [], []],
      ['CABLE', 5, 1, -4, 1, [], []],
    ]);
  });

  it('says whether it is counted blind', () => {
    const count = { countId: 'C', batchId: 'B1', mode: 'full', blind: true } as const;
    const { state } = new Bench({ flow: 'cycle-count', count });
    expect(countReport('C', [state]).isBlind).to.equal(true);
    expect(countReport('C', [batch('B1', []).state]).isBlind).to.equal(false);
  });

  it('names what is missing and what nobody expected', () => {
    const bench = batch('B1', ['P1', 'PHONE', 'P9', 'STRAY', 'S1']);
    const { products } = countReport('C', [bench.state]);
    expect(products[0]).to.deep.include({ match: 1, missing: ['P2'], unexpected: ['P9'], variance: 0 });
    expect(products.find(({ sku }) => sku === 'STRAY')).to.deep.include({ countedQty: 1, match: 0 });
    expect(products.find(({ sku }) => sku === 'STRAY')).not.to.have.any.keys('expectedQty', 'variance');
  });

  it('says in one word how each product stands, as the event does', () => {
    const bench = batch('B1', ['P1', 'PHONE', 'P9', 'STRAY', 'S1']);
    const statuses = () => countReport('C', [bench.state]).products.map(({ sku, status }) => `${sku} ${status}`);
    expect(statuses()).to.deep.equal([
      'PHONE substituted',
      'DRILL not-counted',
      'CABLE not-counted',
      'STRAY unexpected',
    ]);
    bench.ask({ type: 'count-units', lineId: '3', delta: 0 });
    bench.scan('DRILL');
    expect(statuses().slice(1, 3)).to.deep.equal(['DRILL under', 'CABLE under']);
  });

  it('expects a product that a document names without a quantity, as the event does', () => {
    const count = { countId: 'C', batchId: 'B1', mode: 'partial', blind: false } as const;
    const lines = [line('1', 'PHONE', ['P1', 'P2']), { lineId: '2', sku: 'DRILL', serialPolicy: 'none' } as const];
    const bench = new Bench({ flow: 'cycle-count', count, lines });
    for (const text of ['P1', 'P2', 'DRILL', 'D1', 'STRAY', 'S1']) bench.scan(text);
    const statuses = countReport('C', [bench.state]).products.map(({ sku, status }) => `${sku} ${status}`);
    expect(statuses).to.deep.equal(['PHONE match', 'DRILL match', 'STRAY unexpected']);
    expect(bench.state.lines.map(counted => statusOf(bench.state, counted))).to.deep.equal([
      'match',
      'match',
      'unexpected',
    ]);
  });

  it('takes units of a line without a list for no strangers to the list of another line of their product', () => {
    const count = { countId: 'C', batchId: 'B1', mode: 'full', blind: false } as const;
    const bench = new Bench({
      flow: 'cycle-count',
      count,
      lines: [line('1', 'PHONE', ['P1', 'P2']), line('2', 'PHONE')],
    });
    for (const text of ['P1', 'P2']) bench.scan(text);
    bench.ask({ type: 'select-line', lineId: '2' });
    for (const text of ['X1', 'X2']) bench.scan(text);
    const [report] = countReport('C', [bench.state]).products;
    expect(bench.state.lines.map(counted => statusOf(bench.state, counted))).to.deep.equal(['match', 'match']);
    expect(report).to.deep.include({ status: 'match', match: 4, unexpected: [], missing: [] });
    bench.ask({ type: 'select-line', lineId: '2' });
    bench.scan('X3');
    expect(countReport('C', [bench.state]).products[0]).to.deep.include({ status: 'over', match: 4, unexpected: [] });
  });

  it('calls a product counted that any batch has looked at, and a unit that the host does not know to be checked', () => {
    const [first, other] = [batch('B1', ['P1']), batch('B2', ['P2', 'DRILL', 'D1'])];
    other.scan('D2', { verification: 'unanswered' });
    other.ask({ type: 'recheck', lineId: '2', key: 'DRILL\u001fD2', isKnown: false });
    const { products } = countReport('C', [first.state, other.state]);
    expect(products.map(({ status, flagged }) => [status, flagged])).to.deep.equal([
      ['match', 0],
      ['substituted', 1],
      ['not-counted', 0],
    ]);
  });

  it('misses nothing where nobody has looked, and names these places', () => {
    const report = countReport('C', [batch('B1', ['P1']).state]);
    expect(report.products.map(({ sku, openQty, variance }) => [sku, openQty, variance])).to.deep.equal([
      ['PHONE', 0, -1],
      ['DRILL', 2, 0],
      ['CABLE', 5, 0],
    ]);
    expect(report.batches[0]?.openLines.map(({ name }) => name)).to.deep.equal(['DRILL', 'CABLE']);
    expect(countReport('C', [batch('B1', []).state]).products[0]).to.deep.include({ missing: [], openQty: 2 });
  });

  it('leaves out cancelled batches and other counts, and tells what was counted before', () => {
    const [first, given] = [batch('B1', ['P1']), batch('B2', ['P2'])];
    given.ask({ type: 'cancel' });
    first.ask({ type: 'recount', lineIds: ['1'] });
    const report = countReport('C', [first.state, given.state]);
    expect(report.batches.map(({ batchId }) => batchId)).to.deep.equal(['B1']);
    expect(report.products[0]?.lines).to.deep.equal([
      { flowId: 'F1', lineId: '1', isUncounted: true, earlierCounts: [1] },
    ]);
    expect(countReport('other', [first.state]).batches).to.deep.equal([]);
  });
});

import { expect } from 'chai';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import type { LedgerEntry } from '../../../src/domain/model/ledger-entry.js';
import { missingSerials, statusOf } from '../../../src/domain/rules/differences.js';
import { isLineDone, mismatchesOf } from '../../../src/domain/rules/mismatches.js';
import type { LineState } from '../../../src/domain/model/state.js';
import { Bench, NO_EVIDENCE, short } from '../bench.js';

const DAY_MS = 86_400_000;
const NOW_MS = 100 * DAY_MS;
const SALE: Partial<FlowDocument> = { flow: 'sale', documentId: 'S-9', lines: [] };
const RETURN: Partial<FlowDocument> = { flow: 'customer-return', documentId: 'CR-1', lines: [] };

const entry = (status: LedgerEntry['status'], more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...{ sku: 'DRILL', serial: 'D1', status, locationId: 'here' },
  ...more,
});

function scan(document: Partial<FlowDocument>, ledger: readonly LedgerEntry[], settings = {}): Bench {
  const bench = new Bench(document, settings);
  bench.scan('DRILL');
  bench.scan('D1', { ledger }, { id: 'now', source: 'wedge' }, NOW_MS);
  return bench;
}

const lastOf = ({ facts, state }: Bench): unknown => {
  const last = facts.at(-1);
  return last?.type === 'reading-refused' ? last.refusal : state.prompt;
};

describe('a unit that the ledger has sold', () => {
  const sold = entry('sold', { receipt: 'R-1', atMs: NOW_MS - 1000 });
  const sale = { receipt: 'R-1', atMs: NOW_MS - 1000, locationId: 'here' };

  it('is not sold again, and the refusal says when and on which receipt it was', () => {
    expect(lastOf(scan(SALE, [sold]))).to.deep.include({ code: 'already-sold', text: 'D1', sale });
  });

  it('is asked about where the sale is of another day: it may have come back on another till', () => {
    const old = { ...sold, atMs: NOW_MS - DAY_MS };
    const prompt = { type: 'confirm', code: 'already-sold', serial: 'D1', sale: { ...sale, atMs: old.atMs } };
    expect(lastOf(scan(SALE, [old]))).to.deep.include(prompt);
  });

  it('is sold again where the associate or the host says so, which is told', () => {
    const asked = scan(SALE, [sold], { policies: { sale: { 'already-sold': 'confirm' } } });
    const yes = asked.ask({ type: 'confirm-prompt', evidence: { ...NO_EVIDENCE, ledger: [sold] } });
    expect(short(yes)).to.equal('accepted already-sold');
    const bench = new Bench(SALE);
    bench.scan('DRILL');
    expect(short(bench.scan('D1', { ledger: [sold], verification: 'known' }))).to.equal('accepted already-sold');
  });

  it('comes back, with the sale and the warranty that the ledger tells of', () => {
    const bench = scan(RETURN, [{ ...sold, warrantyUntil: '2028-05-31' }]);
    const [captured] = bench.state.lines.flatMap(({ serials }) => serials);
    expect(captured).to.deep.include({ serial: 'D1', flags: [], sale, warrantyUntil: '2028-05-31' });
  });
});

describe('a unit that a customer brings back', () => {
  it('is asked about where another store has sold it, and the question says where', () => {
    const elsewhere = entry('sold', { locationId: 'there', receipt: 'X-7' });
    const sale = { receipt: 'X-7', locationId: 'there' };
    expect(lastOf(scan(RETURN, [elsewhere]))).to.deep.include({ type: 'confirm', code: 'not-sold', sale });
  });

  it('is asked about where nobody has sold it', () => {
    for (const known of [[], [entry('gone')], [entry('in-transit')], [entry('in-stock', { locationId: 'there' })]])
      expect(lastOf(scan(RETURN, known))).to.deep.include({ type: 'confirm', code: 'not-sold' });
  });

  it('is refused where it is in stock here', () => {
    expect(lastOf(scan(RETURN, [entry('in-stock')]))).to.deep.include({ code: 'already-in-stock' });
  });

  it('is taken without a question where the ledger has nothing and the host knows it', () => {
    const bench = new Bench(RETURN);
    bench.scan('DRILL');
    expect(short(bench.scan('D1', { verification: 'known' }))).to.equal('accepted');
  });

  it('may be fewer than the receipt has, and never more', () => {
    const lines = [
      { lineId: '1', sku: 'DRILL', expectedQty: 2, expectedSerials: ['D1', 'D2'], serialPolicy: 'exact' },
      { lineId: '2', sku: 'CABLE', expectedQty: 1, serialPolicy: 'none' },
    ] as const;
    const bench = new Bench({ ...RETURN, lines });
    bench.scan('DRILL');
    bench.scan('D1', { ledger: [entry('sold')] });
    const status = () =>
      bench.state.lines.map(line => `${statusOf(bench.state, line)} ${isLineDone(bench.state, line)}`);
    expect(status()).to.deep.equal(['match false', 'match false']);
    expect(
      mismatchesOf(bench.state).map(({ mismatch }) => mismatch),
      'but why it came back',
    ).to.deep.equal(['moved']);
    expect(missingSerials(bench.state, bench.state.lines[0] as LineState)).to.deep.equal([]);
    expect(short(bench.scan('CABLE'))).to.equal('counted');
    expect(status()).to.deep.equal(['match false', 'match true']);
    expect(short(bench.scan('CABLE'))).to.equal('refused over-quantity');
  });

  it('is refused where it is not on the receipt that it is returned by', () => {
    const lines = [
      { lineId: '1', sku: 'DRILL', expectedQty: 1, expectedSerials: ['D2'], serialPolicy: 'exact' },
    ] as const;
    const bench = new Bench({ ...RETURN, lines });
    bench.scan('DRILL');
    expect(short(bench.scan('D1', { ledger: [entry('sold')] }))).to.equal('refused not-on-document');
    expect(short(bench.scan('D2', { ledger: [entry('sold', { serial: 'D2' })] }))).to.equal('accepted');
    expect(short(bench.scan('D3', { ledger: [entry('sold', { serial: 'D3' })] }))).to.match(/^refused/);
  });
});

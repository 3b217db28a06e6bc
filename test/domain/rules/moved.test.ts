import { expect } from 'chai';
import type { Evidence } from '../../../src/domain/model/action.js';
import type { LedgerEntry } from '../../../src/domain/model/ledger-entry.js';
import type { Settings } from '../../../src/domain/model/settings.js';
import { lookupsOf } from '../../../src/domain/deciding/lookups-of.js';
import { replay } from '../../../src/domain/folding/apply.js';
import { countReport } from '../../../src/domain/rules/count-report.js';
import { mismatchesOf } from '../../../src/domain/rules/mismatches.js';
import { captureEventOf, EVENT_COLUMNS, writeEpcis, writeEventFile } from '../../../src/output/index.js';
import { Bench, NO_EVIDENCE, short } from '../bench.js';

const count = { countId: 'C', batchId: 'B', mode: 'full', blind: false } as const;
const counting = (settings: Partial<Settings> = {}) => new Bench({ flow: 'cycle-count', count }, settings);
const OPENED_AT = 1;

function entry(
  sku: string,
  serial: string,
  status: LedgerEntry['status'],
  more: Partial<LedgerEntry> = {},
): LedgerEntry {
  return { sku, serial, status, locationId: 'here', atMs: OPENED_AT + 1, ...more };
}

const said = (...ledger: readonly LedgerEntry[]): Evidence => ({ ...NO_EVIDENCE, ledger });
const review = (bench: Bench, evidence: Evidence) => bench.ask({ type: 'start-review', evidence });
const eventOf = ({ state }: Bench) => captureEventOf(state, 'E', 9_000, 0);

/** P1 is found, P2 was sold meanwhile, and P9 came meanwhile. */
function workedDuringTrade(settings: Partial<Settings> = {}): Bench {
  const bench = counting(settings);
  for (const text of ['P1', 'PHONE', 'P9']) bench.scan(text);
  review(bench, said(entry('PHONE', 'P2', 'sold'), entry('PHONE', 'P9', 'in-stock')));
  return bench;
}

describe('a unit that moved during the count', () => {
  it('is neither missing nor unexpected, and wants no reason', () => {
    const bench = workedDuringTrade({ reasonCodes: [{ code: 'lost', label: 'Lost' }] });
    expect(mismatchesOf(bench.state)).to.deep.equal([]);
    expect(short(bench.ask({ type: 'complete', eventId: 'E' }))).to.equal('done');
  });

  it('is told as moved in every file, and its line matches', () => {
    const bench = workedDuringTrade();
    const event = eventOf(bench);
    expect(event.lines[0]).to.deep.include({
      ...{ expectedQty: 2, countedQty: 2, status: 'match', missingSerials: [] },
      moved: { out: ['P2'], in: ['P9'] },
    });
    const [header = '', row = ''] = writeEventFile(event, { columns: EVENT_COLUMNS }).text.split('\r\n');
    const cells = Object.fromEntries(header.split(',').map((name, at) => [name, row.split(',')[at]]));
    expect(cells).to.include({
      missingSerials: '',
      unexpectedSerials: '',
      movedOutSerials: 'P2',
      movedInSerials: 'P9',
    });
    const { text } = writeEpcis(event, { baseUri: 'https://example.com/', glns: {} });
    expect(text).not.to.contain('mismatch');
  });

  it('is moved in the report of the count, whatever batch looked', () => {
    const [phones] = countReport('C', [workedDuringTrade().state]).products;
    expect(phones).to.deep.include({
      ...{ countedQty: 2, variance: 0, match: 1, missing: [], unexpected: [], status: 'match' },
      moved: { out: ['P2'], in: ['P9'] },
    });
  });

  const proofs: [name: string, found: LedgerEntry, status: string][] = [
    ['left to a customer', entry('PHONE', 'P2', 'sold'), 'match'],
    ['left for another store', entry('PHONE', 'P2', 'in-transit'), 'match'],
    ['was in stock elsewhere', entry('PHONE', 'P2', 'in-stock', { locationId: 'there' }), 'match'],
    ['is held here', entry('PHONE', 'P2', 'held'), 'under'],
    ['left before the count began', entry('PHONE', 'P2', 'sold', { atMs: OPENED_AT - 1 }), 'under'],
    ['left nobody knows when', { sku: 'PHONE', serial: 'P2', status: 'sold', locationId: 'here' }, 'under'],
    ['is of another product', entry('DRILL', 'P2', 'sold'), 'under'],
  ];
  for (const [name, found, status] of proofs) {
    it(`is what the ledger says: it ${name}, so that the line is ${status}`, () => {
      const bench = counting();
      bench.scan('P1');
      review(bench, said(found));
      expect(eventOf(bench).lines[0]?.status).to.equal(status);
    });
  }

  it('is there after all once it is scanned, and was counted before it left', () => {
    const bench = workedDuringTrade();
    bench.scan('P2');
    expect(eventOf(bench).lines[0]).to.deep.include({ countedQty: 3, status: 'match', moved: { out: [], in: ['P9'] } });
  });

  it('is looked up with its completion, too, and noted although that is refused', () => {
    const bench = counting({ reasonCodes: [{ code: 'lost', label: 'Lost' }] });
    for (const text of ['P1', 'DRILL', 'D1']) bench.scan(text);
    const action = { type: 'complete', eventId: 'E', evidence: said(entry('PHONE', 'P2', 'sold')) } as const;
    expect(lookupsOf(bench.state, { ...action, stamp: { atMs: 9, deviceId: 'till-1' } })).to.deep.equal(['P2']);
    expect(bench.ask(action)).to.deep.include({ code: 'reasons-missing', lineIds: ['2'] });
    expect(bench.state.lines[0]?.moved).to.deep.equal({ out: ['P2'], in: [] });
  });

  it('came with a product that no document names', () => {
    const bench = counting();
    for (const text of ['STRAY', 'S1']) bench.scan(text);
    review(bench, said(entry('STRAY', 'S1', 'in-stock')));
    expect(eventOf(bench).lines.at(-1)).to.deep.include({ status: 'match', moved: { out: [], in: ['S1'] } });
    expect(eventOf(bench).lines.at(-1)?.serials[0]).not.to.have.property('flags');
  });

  it('is in the journal, whose replay comes to the same state, and is noted once', () => {
    const bench = workedDuringTrade();
    bench.ask({ type: 'leave-review' });
    review(bench, said(entry('PHONE', 'P2', 'sold'), entry('PHONE', 'P9', 'in-stock')));
    expect(bench.facts.filter(({ type }) => type === 'units-moved')).to.have.length(1);
    expect(replay(bench.facts)).to.deep.equal(bench.state);
  });

  it('is looked up in counts alone', () => {
    const bench = new Bench();
    review(bench, said(entry('PHONE', 'P2', 'sold')));
    expect(bench.facts.some(({ type }) => type === 'units-moved')).to.equal(false);
  });
});

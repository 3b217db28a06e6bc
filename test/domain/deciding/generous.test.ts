import { expect } from 'chai';
import { replay } from '../../../src/domain/folding/apply.js';
import type { DocumentLine } from '../../../src/domain/model/document.js';
import type { Settings } from '../../../src/domain/model/settings.js';
import { missingSerials, statusOf } from '../../../src/domain/rules/differences.js';
import { differencesOfLine, isLineDone } from '../../../src/domain/rules/mismatches.js';
import { Bench, NO_EVIDENCE, PHONE, product, short } from '../bench.js';

const LINE: DocumentLine = { lineId: '1', sku: 'PHONE', expectedQty: 2, serialPolicy: 'exact' };

function bench(line: Partial<DocumentLine>, settings: Partial<Settings> = {}, phone = PHONE): Bench {
  return new Bench({ lines: [{ ...LINE, ...line }] }, settings, [phone]);
}

function scanned(flow: Bench, ...serials: readonly string[]): string[] {
  if (flow.state.prompt === undefined) flow.scan('PHONE');
  return serials.map(serial => short(flow.scan(serial)));
}

function summary({ state }: Bench): unknown {
  return state.lines.map(line => ({
    status: statusOf(state, line),
    done: isLineDone(state, line),
    differences: differencesOfLine(state, line).map(({ mismatch, units }) => `${mismatch} ${units}`),
  }));
}

const MATCH = [{ status: 'match', done: true, differences: [] }];

describe('a line that lists fewer serials than units', () => {
  for (const serialPolicy of ['exact', 'advisory'] as const)
    it(`takes the units beyond the list without a mark: ${serialPolicy}`, () => {
      const flow = bench({ expectedQty: 4, expectedSerials: ['P1', 'P2'], serialPolicy });
      expect(scanned(flow, 'P1', 'X1', 'X2')).to.deep.equal(['accepted', 'accepted', 'accepted']);
      expect(summary(flow)).to.deep.equal([{ status: 'under', done: false, differences: ['missing 1'] }]);
      scanned(flow, 'P2');
      expect(summary(flow)).to.deep.equal(MATCH);
      expect(replay(flow.facts).lines).to.deep.equal(flow.state.lines);
    });

  it('takes no more of them than are not listed', () => {
    const flow = bench({ expectedQty: 3, expectedSerials: ['P1', 'P2'] });
    expect(scanned(flow, 'X1', 'X2')).to.deep.equal(['accepted', 'refused not-on-document']);
  });

  it('says which is too many where policy takes it, until another one makes room', () => {
    const policies = { 'asn-receiving': { 'not-on-document': 'flag' } } as const;
    const flow = bench({ expectedQty: 3, expectedSerials: ['P1', 'P2'] }, { policies });
    expect(scanned(flow, 'X1', 'X2', 'P1')).to.deep.equal(['accepted', 'accepted not-on-document', 'accepted']);
    expect(summary(flow)).to.deep.equal([
      { status: 'substituted', done: false, differences: ['unexpected 1', 'missing 1'] },
    ]);
    const [first] = flow.state.lines[0]?.serials ?? [];
    flow.ask({ type: 'remove-serial', lineId: '1', key: first?.key ?? '' });
    scanned(flow, 'P2');
    expect(summary(flow)).to.deep.equal(MATCH);
  });

  it('asks about a unit that looks like a listed one', () => {
    const flow = bench({ expectedQty: 3, expectedSerials: ['ABC123', 'Z9'] });
    expect(scanned(flow, 'abc123')).to.deep.equal(['confirm doubtful']);
    flow.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE });
    expect(flow.serialsOf('1')).to.deep.equal(['ABC123']);
  });
});

describe('a line that lists more serials than units', () => {
  it('is complete with as many of them as units', () => {
    const flow = bench({ expectedSerials: ['P1', 'P2', 'P3'] });
    scanned(flow, 'P1');
    expect(summary(flow)).to.deep.equal([{ status: 'under', done: false, differences: ['missing 1'] }]);
    scanned(flow, 'P3');
    expect(summary(flow)).to.deep.equal(MATCH);
    expect(flow.state.lines.flatMap(line => missingSerials(flow.state, line))).to.deep.equal([]);
  });

  it('is over with all of them', () => {
    const flow = bench({ expectedSerials: ['P1', 'P2', 'P3'] });
    scanned(flow, 'P1', 'P2');
    scanned(flow, 'P3');
    expect(summary(flow)).to.deep.equal([{ status: 'over', done: false, differences: ['over 1'] }]);
  });
});

describe('a listed serial that no scan could give', () => {
  it('is left out and told where it holds the delimiter, and taken where the file encodes it', () => {
    const listed = { expectedSerials: ['AB|12', 'P2'] };
    const plain = bench(listed);
    expect(plain.state.document.problems).to.have.lengthOf(1);
    expect(plain.state.document.problems?.[0]).to.include({ code: 'unsafe-characters', entry: 'AB|12', lineId: '1' });
    expect(scanned(plain, 'P2', 'P3')).to.deep.equal(['accepted', 'accepted']);
    expect(summary(plain)).to.deep.equal(MATCH);
    const encoded = bench(listed, { percentEncoding: true });
    expect(encoded.state.document).not.to.have.property('problems');
    expect(scanned(encoded, 'AB|12', 'P2')).to.deep.equal(['accepted', 'accepted']);
  });

  it('is left out and told where the rule of its product refuses it, or has it twice', () => {
    const ruled = bench({ expectedSerials: ['P1', 'Q'] }, {}, product('PHONE', { serialRule: { pattern: 'P\\d' } }));
    expect(ruled.state.document.problems?.map(({ code, entry }) => [code, entry])).to.deep.equal([['malformed', 'Q']]);
    const folded = bench({ expectedSerials: ['a1', 'A1'] }, {}, product('PHONE', { serialRule: { ignoreCase: true } }));
    expect(folded.state.document.problems?.map(({ code, entry }) => [code, entry])).to.deep.equal([
      ['duplicate', 'A1'],
    ]);
    expect(folded.state.lines[0]?.expectedSerials).to.deep.equal(['a1']);
  });
});

describe('a quantity with a part of a unit', () => {
  const CORD = product('CORD', { serialNumberRequired: false });
  const cord = (expectedQty: number) =>
    new Bench({ lines: [{ lineId: '1', sku: 'CORD', expectedQty, serialPolicy: 'none' }] }, {}, [CORD]);

  it('is received as it is, all at once or in parts', () => {
    const all = cord(2.5);
    all.ask({ type: 'receive-all' });
    expect([all.counts, summary(all)]).to.deep.equal([[2.5], MATCH]);
    const parts = cord(0.3);
    for (const delta of [0.1, 0.2]) parts.ask({ type: 'count-units', lineId: '1', delta });
    expect([parts.counts, summary(parts), parts.state.countedUnits]).to.deep.equal([[0.3], MATCH, 0.3]);
    expect(replay(parts.facts).lines).to.deep.equal(parts.state.lines);
  });

  it('is refused where the document counts whole units', () => {
    expect(short(cord(2).ask({ type: 'count-units', lineId: '1', delta: 0.5 }))).to.equal('refused malformed');
  });
});

import { expect } from 'chai';
import type { DocumentLine } from '../../../src/domain/model/document.js';
import { replay } from '../../../src/domain/folding/apply.js';
import { toGtin14 } from '../../../src/codes/gtin.js';
import { Bench, NO_EVIDENCE, product, short } from '../bench.js';

const TAPE = product('TAPE', { gtins: ['04006381333306'], serialNumberRequired: false });
const PHONE = product('PHONE', { gtins: ['09521234543213'] });
const LINE: DocumentLine = { lineId: '1', sku: 'TAPE', expectedQty: 50, serialPolicy: 'none' };
const PHONES: DocumentLine = { lineId: '2', sku: 'PHONE', expectedQty: 5, serialPolicy: 'none' };

function tapes(policies = {}, lines: readonly DocumentLine[] = [LINE]): Bench {
  return new Bench({ lines }, { policies }, [TAPE, PHONE]);
}

describe('a symbol that says how many units it is on', () => {
  for (const [what, label] of [
    ['a count of items', '(01)04006381333306(30)50'],
    ['a count of what is within', '(02)04006381333306(37)50'],
    ['a count with a lot', '(01)04006381333306(10)L1(30)00000050'],
  ] as const)
    it(`counts as many: ${what}`, () => {
      const bench = tapes();
      expect(short(bench.scan(label))).to.equal('counted');
      expect(bench.counts).to.deep.equal([50]);
      expect(replay(bench.facts).lines).to.deep.equal(bench.state.lines);
    });

  it('counts as many after a yes, and none where all of them would be too many', () => {
    const asked = tapes({ 'asn-receiving': { 'over-quantity': 'confirm' } });
    asked.scan('(01)04006381333306(30)40');
    expect(short(asked.scan('(01)04006381333306(30)40'))).to.equal('confirm over-quantity');
    asked.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE });
    expect(asked.counts).to.deep.equal([80]);
    const blocked = tapes({ 'asn-receiving': { 'over-quantity': 'block' } });
    expect(short(blocked.scan('(01)04006381333306(30)51'))).to.equal('refused over-quantity');
    expect(blocked.counts).to.deep.equal([0]);
  });

  it('is refused where that is none, or more than any line can count', () => {
    const bench = tapes();
    for (const units of ['0', '99999999'])
      expect(short(bench.scan(`(01)04006381333306(30)${units}`)), units).to.equal('refused malformed');
  });

  it('is refused on a product with serials, which are scanned one by one', () => {
    for (const label of ['(01)09521234543213(30)5', '(02)09521234543213(37)5', '(02)09521234543213(37)1']) {
      const bench = tapes({}, [LINE, PHONES]);
      expect(bench.scan(label), label).to.deep.include({ code: 'case-pack-not-allowed', lineIds: ['2'] });
      expect(bench.counts).to.deep.equal([0, 0]);
    }
    expect(short(tapes({}, [PHONES]).scan('(01)09521234543213(30)1'))).to.equal('prompt serial');
  });
});

const CASE = '14006381333303';
const PALLET = '54006381333301';
const PACKED = product('TAPE', {
  ...TAPE,
  packs: [
    { gtin: CASE, units: 12, name: 'Case of 12' },
    { gtin: PALLET, units: 480 },
  ],
});
const line = (lineId: string, expectedQty?: number, more: Partial<DocumentLine> = {}): DocumentLine => ({
  ...{ lineId, sku: 'TAPE', serialPolicy: 'none' },
  ...(expectedQty !== undefined && { expectedQty }),
  ...more,
});

/** A document of tape that comes in cases of twelve. */
function cases(lines: readonly DocumentLine[] = [line('1', 36)], policies = {}, document: object = {}): Bench {
  return new Bench({ lines, ...document }, { policies }, [PACKED, PHONE]);
}

describe('the code of a pack', () => {
  it('has GTINs with right check digits here', () => {
    expect([CASE, PALLET].map(toGtin14)).to.deep.equal([CASE, PALLET]);
  });

  it('counts its units at each scan, and the unit counts one', () => {
    const bench = cases();
    const scans = [CASE, '4006381333306', `(01)${CASE}(10)L7`, CASE].map(text => bench.scan(text));
    expect(scans.map(short)).to.deep.equal(Array(4).fill('counted'));
    expect(scans[0]).to.deep.include({ units: 12, quantity: 12, lineDone: false });
    expect(scans[1]).to.not.have.property('units');
    expect(bench.counts).to.deep.equal([37]);
    expect(
      bench.state.lines[0]?.shares.map(({ quantity, lot, cartonId, gtin }) => [quantity, lot, cartonId, gtin]),
    ).to.deep.equal([
      [1, undefined, undefined, undefined],
      [12, 'L7', CASE, undefined],
      [24, undefined, CASE, undefined],
    ]);
    expect(replay(bench.facts).lines).to.deep.equal(bench.state.lines);
  });

  it('counts as many as are on a label of several (AI 37), and as a count of items says (AI 30)', () => {
    const bench = cases([line('1', 100)]);
    bench.scan(`(02)${CASE}(37)4`);
    expect(bench.counts).to.deep.equal([48]);
    bench.scan(`(01)${CASE}(30)5`);
    expect(bench.counts).to.deep.equal([53]);
  });

  it('asks once for all of its units where policy asks, and counts none where it blocks', () => {
    const asked = cases([line('1', 10)], { 'asn-receiving': { 'over-quantity': 'confirm' } });
    expect(short(asked.scan(CASE))).to.equal('confirm over-quantity');
    asked.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE });
    expect(asked.counts).to.deep.equal([12]);
    const blocked = cases([line('1', 10)], { 'asn-receiving': { 'over-quantity': 'block' } });
    expect(short(blocked.scan(CASE))).to.equal('refused over-quantity');
    expect(blocked.counts).to.deep.equal([0]);
  });

  it('fills the lines of its product one after the other, and the surplus stays on the line that was meant', () => {
    const bench = cases([line('1', 5), line('2', 6)]);
    expect(bench.scan(CASE)).to.deep.include({ units: 12, lineIds: ['1', '2'], lineDone: false });
    expect(bench.counts).to.deep.equal([6, 6]);
  });

  it('makes a line where the flow makes lines', () => {
    const bench = cases([], {}, { flow: 'blind-receiving' });
    expect(short(bench.scan(CASE, { product: PACKED }))).to.equal('counted');
    expect(short(bench.scan(`(02)${CASE}(37)2`, { product: PACKED }))).to.equal('counted');
    expect(bench.counts).to.deep.equal([36]);
  });

  it('counts in an adjustment and in a count as well', () => {
    for (const document of [
      { flow: 'adjustment', direction: 'minus' } as const,
      { flow: 'cycle-count', count: { countId: 'C', batchId: 'B', mode: 'full', blind: true } } as const,
    ]) {
      const bench = cases([line('1')], {}, document);
      bench.scan(CASE);
      expect(bench.counts, document.flow).to.deep.equal([12]);
    }
  });

  it('asks which product is meant where products share it, and counts its units of that one', () => {
    const reels = product('REEL', { serialNumberRequired: false, packs: [{ gtin: CASE, units: 6 }] });
    const bench = new Bench({ lines: [line('1', 36), { ...line('2', 36), sku: 'REEL' }] }, {}, [PACKED, reels]);
    expect(short(bench.scan(`(01)${CASE}(10)L7`))).to.equal('prompt product');
    bench.ask({ type: 'choose-line', lineId: '2', evidence: NO_EVIDENCE });
    expect(bench.counts).to.deep.equal([0, 6]);
    expect(bench.state.lines[1]?.shares[0]).to.include({ lot: 'L7', cartonId: CASE });
  });
});

describe('the pack of a product with serials', () => {
  const packed = product('PHONE', { ...PHONE, packs: [{ gtin: '19521234543210', units: 5 }] });
  const phones = (document: object = {}) => new Bench({ lines: [LINE, PHONES], ...document }, {}, [TAPE, packed]);

  it('is refused, and the product is named, whatever it is a label of', () => {
    for (const label of ['19521234543210', '(01)19521234543210(21)C-1', '(02)19521234543210(37)2']) {
      const bench = phones();
      expect(bench.scan(label), label).to.deep.include({ code: 'case-pack-not-allowed', lineIds: ['2'] });
      expect(bench.counts).to.deep.equal([0, 0]);
    }
  });

  it('is no answer to the question which product a serial belongs to', () => {
    const bench = phones();
    bench.scan('P-1');
    expect(short(bench.scan('19521234543210'))).to.equal('refused case-pack-not-allowed');
    expect(bench.counts).to.deep.equal([0, 0]);
  });

  it('names the product by its name where it has no line yet', () => {
    const bench = phones({ lines: [], flow: 'blind-receiving' });
    const label = '(02)19521234543210(37)2';
    expect(bench.scan(label, { product: packed })).to.deep.include({ code: 'case-pack-not-allowed', product: 'PHONE' });
    expect(bench.state.lines).to.deep.equal([]);
  });
});

describe('a case pack that no feed knows', () => {
  const given = [line('1', 36, { cartonId: CASE })];

  it('is a kind of carton: it never counts the whole line, because nobody says how many are in it', () => {
    const bench = new Bench({ lines: given }, {}, [TAPE, PHONE]);
    expect(bench.scan(CASE)).to.deep.include({ code: 'units-unknown', lineId: '1' });
    expect(bench.counts).to.deep.equal([0]);
  });

  it('counts one case a scan where the feed knows its units', () => {
    const bench = cases(given);
    const verdicts = [CASE, CASE, CASE].map(text => bench.scan(text));
    expect(verdicts.map(short)).to.deep.equal(['counted', 'counted', 'counted']);
    expect(verdicts.map(verdict => 'lineDone' in verdict && verdict.lineDone)).to.deep.equal([false, false, true]);
    expect(bench.counts).to.deep.equal([36]);
  });

  it('is known by the unit in it: tape is not refused because of phones, and phones are', () => {
    const bench = new Bench({ lines: [line('1', 36), PHONES] }, {}, [TAPE, PHONE]);
    expect(bench.scan(CASE)).to.deep.include({ code: 'units-unknown', lineId: '1' });
    expect(bench.scan('19521234543210')).to.deep.include({ code: 'case-pack-not-allowed', lineIds: ['2'] });
  });

  it('is known by its unit in the feed, too, where the document has no line of it', () => {
    const bench = new Bench({ lines: [], flow: 'blind-receiving' }, {}, []);
    const phones = bench.scan('(01)19521234543210', { product: PHONE });
    expect(phones).to.deep.include({ code: 'case-pack-not-allowed', product: 'PHONE' });
    expect(bench.scan(`(01)${CASE}`, { product: TAPE })).to.deep.include({ code: 'units-unknown', product: 'TAPE' });
    expect(short(bench.scan(`(02)${CASE}(37)2`, { product: TAPE }))).to.equal('refused units-unknown');
    expect(bench.state.lines).to.deep.equal([]);
  });
});

import { expect } from 'chai';
import type { DocumentLine } from '../../../src/domain/model/document.js';
import { replay } from '../../../src/domain/folding/apply.js';
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

describe('a carton of products without serials', () => {
  it('counts beside a product with serials', () => {
    const bench = tapes({}, [{ ...LINE, cartonId: '106141412345678908' }, PHONES]);
    expect(short(bench.scan('(00)106141412345678908'))).to.equal('counted');
    expect(bench.counts).to.deep.equal([50, 0]);
    expect(short(bench.scan('(00)106141412345678908'))).to.equal('refused over-quantity');
  });
});

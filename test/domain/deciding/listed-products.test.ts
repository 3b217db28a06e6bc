import { expect } from 'chai';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import { replay } from '../../../src/domain/folding/apply.js';
import { feedContradictions } from '../../../src/domain/rules/listed-products.js';
import { statusOf } from '../../../src/domain/rules/differences.js';
import { Bench, CABLE, product, short } from '../bench.js';

const line = (lineId: string, sku: string, more: Partial<FlowDocument['lines'][number]> = {}) =>
  ({ lineId, sku, expectedQty: 2, serialPolicy: 'none', ...more }) as const;
const LISTED = { expectedSerials: ['C1', 'C2'], serialPolicy: 'exact' } as const;

describe('a document that lists serials of a product which the feed counts by quantity', () => {
  for (const serialPolicy of ['exact', 'advisory', 'none'] as const)
    it(`asks for them: list ${serialPolicy}`, () => {
      const bench = new Bench({ lines: [line('1', 'CABLE', { ...LISTED, serialPolicy })] });
      expect(short(bench.ask({ type: 'receive-all' }))).to.equal('refused receive-all-not-allowed');
      expect(short(bench.scan('CABLE'))).to.equal('prompt serial');
      expect([short(bench.scan('C1')), short(bench.scan('C2'))]).to.deep.equal(['accepted', 'accepted']);
      expect(bench.serialsOf('1')).to.deep.equal(['C1', 'C2']);
      expect(replay(bench.facts).lines).to.deep.equal(bench.state.lines);
    });

  it('counts nothing as a match without its serials', () => {
    const bench = new Bench({ lines: [line('1', 'CABLE', LISTED)] });
    expect(short(bench.ask({ type: 'count-units', lineId: '1', delta: 2 }))).to.equal('refused serial-required');
    expect(bench.state.lines.map(each => statusOf(bench.state, each))).to.deep.equal(['under']);
  });

  it('asks for serials on all lines of the product, whether the feed knows it or not', () => {
    for (const sku of ['CABLE', 'UNHEARD-OF']) {
      const bench = new Bench({ lines: [line('1', sku), line('2', sku, LISTED)] });
      expect(
        bench.state.lines.map(({ serialized }) => serialized),
        sku,
      ).to.deep.equal([true, true]);
      expect(short(bench.scan('C1'))).to.equal('accepted');
      expect(bench.counts).to.deep.equal([0, 1]);
    }
  });

  it('counts by quantity as the feed says without a list, and everything while serials are switched off', () => {
    const bench = new Bench({ lines: [line('1', 'CABLE')] });
    expect(short(bench.scan('CABLE'))).to.equal('counted');
    const off = new Bench({ lines: [line('1', 'CABLE', LISTED)] }, { enableSerializedInventory: false });
    expect(short(off.scan('CABLE'))).to.equal('counted');
  });

  it('is reported once for each product, with the place', () => {
    const lines = [line('1', 'DRILL', LISTED), line('2', 'CABLE', LISTED), line('3', 'CABLE', LISTED)];
    const problems = feedContradictions({ ...new Bench().state.document, lines }, [CABLE, product('DRILL')]);
    expect(problems).to.deep.equal([
      {
        code: 'contradicts-feed',
        path: 'lines[1].expectedSerials',
        message:
          'lines[1].expectedSerials lists serials of CABLE, which the feed counts by quantity: they are asked for',
        entry: 'CABLE',
        lineId: '2',
      },
    ]);
  });
});

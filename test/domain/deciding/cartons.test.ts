import { expect } from 'chai';
import { replay } from '../../../src/domain/folding/apply.js';
import type { DocumentLine } from '../../../src/domain/model/document.js';
import { Bench, product, short } from '../bench.js';

const TAPE = product('TAPE', { gtins: ['04006381333306'], serialNumberRequired: false });
const PILLS = product('PILLS', { serialNumberRequired: false });
const PHONE = product('PHONE');
const [FIRST, SECOND, STRAY] = ['106141412345678908', '106141412345678915', '106141412345678922'];
const LINES: readonly DocumentLine[] = [
  { lineId: '1', sku: 'TAPE', expectedQty: 36, serialPolicy: 'none', cartonId: FIRST },
  { lineId: '2', sku: 'PILLS', expectedQty: 4, serialPolicy: 'none', cartonId: FIRST },
  { lineId: '3', sku: 'TAPE', expectedQty: 12, serialPolicy: 'none', cartonId: SECOND },
  { lineId: '4', sku: 'PHONE', expectedQty: 2, serialPolicy: 'none' },
];

function delivery(document: object = {}): Bench {
  return new Bench({ lines: LINES, ...document }, {}, [TAPE, PILLS, PHONE]);
}

describe('one carton', () => {
  it('counts all that the document has in it, beside a product with serials', () => {
    const bench = delivery();
    expect(bench.scan(`(00)${FIRST}`)).to.deep.include({ outcome: 'counted', units: 40, lineIds: ['1', '2'] });
    expect(bench.counts).to.deep.equal([36, 4, 0, 0]);
    expect(replay(bench.facts).lines).to.deep.equal(bench.state.lines);
  });

  it('counts once: the second scan says when and by whom it was received', () => {
    const bench = delivery();
    const said = [`(00)${FIRST}`, `(00)${FIRST}`, `(00)${FIRST}`].map(text => bench.scan(text));
    const atMs = bench.state.lines[0]?.shares[0]?.atMs;
    expect(said[1]).to.deep.include({
      code: 'already-received',
      earlier: { receipt: 1, deviceId: 'till-1', userId: 'mia', atMs },
    });
    expect(said.map(short)).to.deep.equal(['counted', 'refused already-received', 'refused already-received']);
    expect(bench.counts).to.deep.equal([36, 4, 0, 0]);
  });

  it('counts once also where units of it were taken out since', () => {
    const bench = delivery();
    bench.scan(`(00)${FIRST}`);
    bench.ask({ type: 'count-units', lineId: '1', delta: -2 });
    expect(short(bench.scan(`(00)${FIRST}`))).to.equal('refused already-received');
    expect(bench.counts).to.deep.equal([34, 4, 0, 0]);
  });

  it('counts again what was restarted, and nothing else', () => {
    const bench = delivery();
    bench.scan(`(00)${FIRST}`);
    bench.ask({ type: 'restart-line', lineId: '1' });
    bench.ask({ type: 'count-units', lineId: '2', delta: -1 });
    expect(short(bench.scan(`(00)${FIRST}`))).to.equal('counted');
    expect(bench.counts).to.deep.equal([36, 3, 0, 0]);
  });

  it('counts what is left where units were scanned one by one before, and is too much where all were', () => {
    const bench = delivery();
    bench.ask({ type: 'count-units', lineId: '1', delta: 2 });
    bench.scan(`(00)${FIRST}`);
    expect(bench.counts).to.deep.equal([36, 4, 0, 0]);
    bench.ask({ type: 'count-units', lineId: '3', delta: 12 });
    expect(short(bench.scan(`(00)${SECOND}`))).to.equal('refused over-quantity');
  });

  it('is refused after an earlier receipt had it, also where units of it are still to come', () => {
    const received = [
      { sku: 'TAPE', lineId: '1', quantity: 34, serials: [], cartonIds: [FIRST], receipt: 1, userId: 'ben', atMs: 7 },
    ];
    const bench = delivery({ received });
    expect(bench.scan(`(00)${FIRST}`)).to.deep.include({
      code: 'already-received',
      earlier: { receipt: 1, userId: 'ben', atMs: 7 },
    });
    expect(bench.counts).to.deep.equal([0, 0, 0, 0]);
  });

  it('that the document does not name counts by its own label what is in it, once', () => {
    const bench = delivery();
    const label = `(00)${STRAY}(02)04006381333306(37)10`;
    expect(bench.scan(label)).to.deep.include({ outcome: 'counted', units: 10 });
    expect(bench.state.lines[0]?.shares[0]).to.include({ quantity: 10, cartonId: STRAY });
    expect(short(bench.scan(label))).to.equal('refused already-received');
    expect(short(delivery().scan(`(00)${STRAY}`))).to.equal('refused case-pack-not-allowed');
  });

  it('is read again and again as a tag, which is neither counted nor refused', () => {
    const bench = delivery();
    const tag = `urn:epc:id:sscc:0614141.1234567890`;
    expect(short(bench.scan(tag, {}, { source: 'rfid' }))).to.equal('counted');
    expect(short(bench.scan(tag, {}, { source: 'rfid' }))).to.equal('done');
    expect(bench.counts).to.deep.equal([36, 4, 0, 0]);
  });
});

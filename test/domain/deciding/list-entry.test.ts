import { expect } from 'chai';
import { Bench, short } from '../bench.js';

const ELSEWHERE = { sku: 'PHONE', serial: 'P1', status: 'in-stock', locationId: 'there' } as const;

describe('a list is taken in without asking', () => {
  const listed = { list: {} } as const;

  it('finds the product of a serial that the document lists', () => {
    const bench = new Bench();
    expect(short(bench.scan('P1', {}, listed))).to.equal('accepted');
    expect(bench.serialsOf('1')).to.deep.equal(['P1']);
  });

  it('puts serials that nobody knows on the line that the list is for', () => {
    const bench = new Bench();
    expect(short(bench.scan('D1', {}, { list: { lineId: '2' } }))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['D1']);
    expect(bench.state.prompt).to.equal(undefined);
  });

  it('refuses what would be a question, with the code that it is about, and holds nothing', () => {
    const bench = new Bench({}, { policies: { 'asn-receiving': { 'not-verified': 'confirm' } } });
    expect(short(bench.scan('X1', {}, listed))).to.equal('refused unknown-product');
    expect(bench.scan('P1', {}, { list: { lineId: '2' } })).to.deep.include({
      code: 'wrong-product',
      lineId: '1',
      text: 'P1',
    });
    expect(bench.scan('PHONE', {}, listed)).to.deep.include({ code: 'malformed', rule: 'product-code' });
    const unverified = bench.scan('P1', { verification: 'unknown' }, listed);
    expect(short(unverified)).to.equal('refused not-verified');
    expect([bench.state.prompt, bench.state.held, bench.counts]).to.deep.equal([undefined, undefined, [0, 0, 0]]);
  });

  it('leaves the open question and its serial alone', () => {
    const bench = new Bench();
    bench.scan('X1');
    const { prompt, held } = bench.state;
    bench.scan('X2', {}, listed);
    expect([bench.state.prompt, bench.state.held]).to.deep.equal([prompt, held]);
  });

  it('goes by the list’s own line, not by the one that is asked for', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    expect(short(bench.scan('X1', {}, listed))).to.equal('refused unknown-product');
    expect(bench.scan('D1', {}, { list: { lineId: 'none' } })).to.include({ outcome: 'refused' });
  });
});

describe('a sweep of RFID tags', () => {
  it('asks nothing: a unit in question is refused with the code that the question is about', () => {
    const bench = new Bench({ flow: 'transfer-ship', destinationLocationId: 'there' });
    const tag = bench.scan('urn:epc:id:sgtin:9521234.054321.P1', { ledger: [ELSEWHERE] }, { source: 'rfid' });
    expect(short(tag)).to.equal('refused not-in-stock');
    expect(bench.state.prompt).to.equal(undefined);
  });
});

import { expect } from 'chai';
import type { LedgerEntry } from '../../../src/domain/model/ledger-entry.js';
import { Bench, lineOf as line, NO_EVIDENCE, product, short, STRAY } from '../bench.js';

const known = (sku: string, serial: string): LedgerEntry => ({ sku, serial, status: 'gone', locationId: 'there' });
const IMEI = '490154203237518';
const PHONE = product('PHONE', { gtins: ['09521234543213'] });
const IMEI_PHONE = product('PHONE', { serialRule: { kind: 'imei' } });
const DRILL = product('DRILL', { serialRule: { pattern: 'D\\d+' } });

/** Phones and drills without lists, drills with a rule. */
const free = (phone = PHONE) => new Bench({ lines: [line('1', 'PHONE'), line('2', 'DRILL')] }, {}, [phone, DRILL]);

describe('what would be refused after a yes', () => {
  it('is refused at once where the other product has it already and the rule of the asked one does not take it', () => {
    const bench = free();
    for (const text of ['PHONE', 'P1', 'DRILL']) bench.scan(text);
    expect(bench.scan('P1')).to.deep.include({ outcome: 'refused', code: 'duplicate-in-flow', lineId: '1' });
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '2' });
  });

  it('is refused at once, with the product that it belongs to, where the rule of the asked one does not take it', () => {
    const bench = free();
    bench.scan('DRILL');
    const verdict = bench.scan('S9', { ledger: [known('STRAY', 'S9')], ledgerProducts: [STRAY] });
    expect(verdict).to.deep.include({ outcome: 'refused', code: 'wrong-product', product: 'STRAY', text: 'S9' });
  });

  it('is asked about with that product where the rule takes it', () => {
    const bench = free();
    bench.scan('PHONE');
    const verdict = bench.scan('S9', { ledger: [known('STRAY', 'S9')], ledgerProducts: [STRAY] });
    expect(short(verdict)).to.equal('confirm wrong-product');
    expect(bench.state.prompt).to.deep.include({ product: 'STRAY', lineId: '1' });
  });

  it('is not offered to a line whose rule does not take it', () => {
    const bench = free(IMEI_PHONE);
    bench.scan('DRILL');
    const verdict = bench.scan('D1x', { ledger: [known('PHONE', 'D1x')] });
    expect(verdict).to.deep.include({ outcome: 'refused', code: 'malformed', rule: 'imei', lineId: '1' });
    bench.ask({ type: 'close-prompt' });
    const either = { ledger: [known('PHONE', 'D1'), known('DRILL', 'D1')] };
    expect(short(bench.scan('D1', either)), 'only drills take it').to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['D1']);
  });

  it('is refused at once for a product that is not on the document and would be asked about', () => {
    const policies = { 'asn-receiving': { 'not-on-document': 'confirm' } } as const;
    const stray = product('STRAY', { gtins: ['09521234543213'], serialRule: { pattern: 'S\\d' } });
    const bench = new Bench({ lines: [line('2', 'DRILL')] }, { policies }, [DRILL]);
    const bad = bench.scan(']C1010952123454321321X1', { product: stray });
    expect(bad).to.deep.include({ outcome: 'refused', code: 'malformed', rule: 'pattern', product: 'STRAY' });
    expect(bench.state.lines).to.have.length(1);
    expect(short(bench.scan(']C1010952123454321321S1', { product: stray }))).to.equal('confirm not-on-document');
  });
});

describe('a refusal', () => {
  it('names the product of a code whose product is not on the document', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    expect(bench.scan('STRAY')).to.deep.include({ code: 'not-on-document', product: 'STRAY' });
  });

  it('of a symbol says which line it belongs to', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    expect(bench.scan(']C1010952123454321321X9')).to.deep.include({ code: 'not-on-document', lineId: '1' });
  });

  it('of a listed serial in a list for another product says where it belongs', () => {
    const bench = new Bench();
    expect(bench.scan('P1', {}, { list: { lineId: '2' } })).to.deep.include({ code: 'wrong-product', lineId: '1' });
  });

  it('of a carton names the products that need serials: those in it, else all', () => {
    const carton = { text: 'C1', syntax: 'sscc', carton: 'C1', warnings: [] } as const;
    const reading = { id: 'r', text: 'C1', source: 'wedge', atMs: 0 } as const;
    const scanned = { type: 'read', reading, parsed: { ok: true, code: carton }, evidence: NO_EVIDENCE } as const;
    expect(new Bench().ask(scanned)).to.deep.include({ code: 'case-pack-not-allowed', lineIds: ['1', '2'] });
    const packed = new Bench({ lines: [line('1', 'PHONE'), { ...line('2', 'DRILL'), cartonId: 'C1' }] });
    expect(packed.ask(scanned)).to.deep.include({ code: 'case-pack-not-allowed', lineIds: ['2'] });
  });

  it('keeps nothing of a wrong check digit, which the rule names', () => {
    const bench = free(IMEI_PHONE);
    bench.scan('PHONE');
    expect(bench.scan('490154203237519')).to.deep.include({ code: 'malformed', rule: 'imei' });
    expect(short(bench.scan(IMEI))).to.equal('accepted');
  });
});

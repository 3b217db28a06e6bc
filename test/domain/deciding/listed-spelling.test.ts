import { expect } from 'chai';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import { Bench, lineOf as line, NO_EVIDENCE, product, short } from '../bench.js';

const PHONE = product('PHONE', { gtins: ['09521234543213'] });
const DRILL = product('DRILL');

/** An ASN that lists these serials for phones, and drills without a list. */
function listing(serials: readonly string[], more: Partial<FlowDocument> = {}, phone = PHONE): Bench {
  return new Bench({ lines: [line('1', 'PHONE', serials), line('2', 'DRILL')], ...more }, {}, [phone, DRILL]);
}
const yes = (bench: Bench): string => short(bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE }));

describe('a serial that a list has in another spelling', () => {
  for (const [listed, read, how] of [
    ['ABC123', 'abc123', 'case'],
    ['KX\u00a0100', 'KX 100', 'a no-break space'],
    ['KX100', 'KX 100', 'a blank'],
    ['\u00c91', 'E\u03011', 'a composed letter'],
    ['ABC1', '\uff21\uff22\uff23\uff11', 'width'],
  ] as const)
    for (const isAsked of [true, false])
      it(`is asked about with that spelling, which a yes takes: ${how}${isAsked ? ', where its product is asked for' : ''}`, () => {
        const bench = listing([listed, 'Z9']);
        if (isAsked) bench.scan('PHONE');
        expect(short(bench.scan(read))).to.equal('confirm doubtful');
        expect(bench.state.prompt).to.deep.include({ rule: 'look-alike', serial: listed, readAs: read, lineId: '1' });
        expect(yes(bench)).to.equal('accepted doubtful');
        expect(bench.serialsOf('1')).to.deep.equal([listed]);
        const [captured] = bench.state.lines[0]?.serials ?? [];
        expect(captured).to.deep.include({ expected: true, doubts: ['look-alike'], voucher: 'nobody' });
        expect(captured?.reading.text).to.equal(read);
      });

  it('is asked about where the symbol names the product, and where only the listed spelling fits its rule', () => {
    const symbol = listing(['ABC123']);
    expect(short(symbol.scan(']C1010952123454321321abc123'))).to.equal('confirm doubtful');
    const ruled = listing(['ABC123'], {}, { ...PHONE, serialRule: { pattern: '[A-Z]{3}\\d{3}' } });
    ruled.scan('PHONE');
    expect(short(ruled.scan('abc123'))).to.equal('confirm doubtful');
    expect([yes(ruled), ruled.serialsOf('1')]).to.deep.equal(['accepted doubtful', ['ABC123']]);
  });

  it('is dropped by a no, and the line waits on', () => {
    const bench = listing(['ABC123']);
    bench.scan('PHONE');
    bench.scan('abc123');
    bench.ask({ type: 'close-prompt' });
    expect(bench.counts).to.deep.equal([0, 0]);
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '1' });
  });

  it('replaces the question which product it is, and its own', () => {
    const bench = listing(['ABC123']);
    bench.scan('abc123');
    bench.scan('abc123');
    expect(bench.state.waiting).to.deep.equal([]);
  });

  it('is offered with each spelling where several are listed', () => {
    const bench = listing(['ABC123', 'Abc123']);
    bench.scan('PHONE');
    expect(short(bench.scan('abc123'))).to.equal('prompt choice');
    expect(bench.state.prompt).to.deep.include({ serials: ['ABC123', 'Abc123'] });
    const chosen = bench.ask({ type: 'choose-serial', serial: 'Abc123', evidence: NO_EVIDENCE });
    expect(short(chosen)).to.equal('accepted doubtful');
    expect(bench.serialsOf('1')).to.deep.equal(['Abc123']);
  });

  it('is another unit where the listed one is captured already', () => {
    const bench = listing(['ABC123', 'Z9']);
    bench.scan('ABC123');
    bench.scan('PHONE');
    expect(short(bench.scan('abc123'))).to.equal('refused not-on-document');
    const advisory = { ...line('1', 'PHONE', ['ABC123']), serialPolicy: 'advisory' } as const;
    const free = listing([], { lines: [advisory] });
    free.scan('ABC123');
    free.scan('PHONE');
    expect(short(free.scan('abc123'))).to.equal('confirm doubtful');
    expect(free.state.prompt).to.deep.include({ serial: 'abc123' }).and.not.have.property('readAs');
  });

  it('is not moved to another product where the one that is asked for may have it', () => {
    const bench = listing(['ABC123']);
    bench.scan('DRILL');
    bench.scan('abc123');
    expect(bench.state.prompt).to.deep.include({ type: 'confirm', serial: 'abc123', lineId: '2' });
    const strict = new Bench({ lines: [line('1', 'PHONE', ['ABC123']), line('2', 'DRILL', ['D1', 'D2'])] }, {}, [
      PHONE,
      DRILL,
    ]);
    strict.scan('DRILL');
    strict.scan('abc123');
    expect(strict.state.prompt).to.deep.include({ serial: 'ABC123', lineId: '1', resumes: '2' });
  });

  it('is refused with what was read where nobody can be asked', () => {
    const list = { lineId: '1' };
    const verdict = listing(['ABC123']).scan('abc123', {}, { list });
    expect(verdict).to.deep.include({ code: 'doubtful', rule: 'look-alike', text: 'abc123' });
  });

  it('is told to nobody in a blind count', () => {
    const count = { countId: 'C', batchId: 'B', mode: 'full', blind: true } as const;
    const bench = listing(['ABC123'], { flow: 'cycle-count', count });
    bench.scan('abc123');
    expect(bench.state.prompt).not.to.have.property('readAs');
  });

  it('is refused as policy says', () => {
    const policies = { 'asn-receiving': { doubtful: 'block' } } as const;
    const bench = new Bench({ lines: [line('1', 'PHONE', ['ABC123'])] }, { policies }, [PHONE]);
    bench.scan('PHONE');
    expect(short(bench.scan('abc123'))).to.equal('refused doubtful');
  });
});

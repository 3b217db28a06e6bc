import { expect } from 'chai';
import { Bench, NO_EVIDENCE, product, short } from '../bench.js';
import type { SerialRule } from '../../../src/codes/index.js';

/** Asks for serials of the drill, of which the list or the rule may say something. */
function asking(expectedSerials?: readonly string[], serialRule?: SerialRule): Bench {
  const drill = product('DRILL', serialRule ? { serialRule } : {});
  const line = { lineId: '2', sku: 'DRILL', expectedQty: 9 } as const;
  const lines = [expectedSerials ? { ...line, expectedSerials, serialPolicy: 'advisory' as const } : line] as const;
  const bench = new Bench({ lines: lines.map(each => ({ serialPolicy: 'none' as const, ...each })) }, {}, [drill]);
  bench.ask({ type: 'select-line', lineId: '2' });
  return bench;
}

const sayYes = (bench: Bench) => short(bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE }));
const sayNo = (bench: Bench) => short(bench.ask({ type: 'close-prompt' }));

describe('a scan with a part missing', () => {
  for (const doubt of ['fragment', 'hole'] as const) {
    it(`is refused and never asked about, whoever stands for the text (${doubt})`, () => {
      const bench = asking(undefined, { pattern: 'SN-\\d' });
      const verdict = bench.scan('SN-1', { verification: 'known' }, { doubts: [doubt] });
      expect(verdict).to.include({ outcome: 'refused', code: 'malformed', rule: doubt, text: 'SN-1' });
      expect(bench.serialsOf('2')).to.deep.equal([]);
    });

    it(`is taken where the list has it, and in no longer serial (${doubt})`, () => {
      expect(short(asking(['SN-1', 'SN-2']).scan('SN-1', {}, { doubts: [doubt] }))).to.equal('accepted');
      expect(short(asking(['SN-1', 'SN-12']).scan('SN-1', {}, { doubts: [doubt] }))).to.equal('refused malformed');
      expect(short(asking(['SN-1', 'XSN-1']).scan('SN-1', {}, { doubts: [doubt] }))).to.equal('refused malformed');
    });
  }
});

describe('a scan whose rest comes later', () => {
  it('is taken back, and the whole counts on its line', () => {
    const bench = asking();
    bench.scan('SN-1', {}, { id: 'part' });
    expect(short(bench.scan('SN-123', {}, { replaces: 'part' }))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['SN-123']);
  });

  it('is taken back though the whole is refused', () => {
    const bench = asking();
    bench.scan('SN-1', {}, { id: 'part' });
    expect(short(bench.scan('SN|1', {}, { replaces: 'part' }))).to.equal('refused unsafe-characters');
    expect(bench.serialsOf('2')).to.deep.equal([]);
  });

  it('is asked about no more once the whole is there', () => {
    const bench = asking();
    expect(short(bench.scan('SN-1', {}, { id: 'part', doubts: ['open-end'] }))).to.equal('confirm doubtful');
    expect(short(bench.scan('SN-123', {}, { replaces: 'part' }))).to.equal('accepted');
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '2' });
    expect(bench.serialsOf('2')).to.deep.equal(['SN-123']);
  });

  it('makes room on a full line before the whole is decided', () => {
    const lines = [{ lineId: '2', sku: 'DRILL', expectedQty: 1, serialPolicy: 'none' }] as const;
    const bench = new Bench({ lines }, { policies: { 'asn-receiving': { 'over-quantity': 'block' } } });
    bench.ask({ type: 'select-line', lineId: '2' });
    bench.scan('SN-1', {}, { id: 'part' });
    expect(short(bench.scan('SN-123', {}, { replaces: 'part' }))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['SN-123']);
  });
});

describe('a scan that may be the rest of the one before', () => {
  const rest = { doubts: ['continued'], candidates: ['AB-0000001'], continues: 'head' } as const;

  it('is asked about with the whole and both parts, and none of them counts until then', () => {
    const bench = asking();
    bench.scan('AB-000', {}, { id: 'head' });
    expect(short(bench.scan('0001', {}, rest))).to.equal('prompt choice');
    expect(bench.state.prompt).to.deep.include({ serials: ['0001', 'AB-0000001', 'AB-000'] });
    expect(bench.serialsOf('2')).to.deep.equal([]);
    expect(short(bench.ask({ type: 'choose-serial', serial: 'AB-0000001', evidence: NO_EVIDENCE }))).to.equal(
      'accepted doubtful',
    );
    expect(bench.serialsOf('2')).to.deep.equal(['AB-0000001']);
  });

  it('is the whole where the list has that', () => {
    const bench = asking(['AB-0000001']);
    bench.scan('AB-000', {}, { id: 'head' });
    expect(short(bench.scan('0001', {}, rest))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['AB-0000001']);
  });

  it('is the whole where only that fits the rule, also without a doubt', () => {
    for (const doubts of [rest.doubts, undefined]) {
      const bench = asking(undefined, { pattern: 'AB-\\d{3}(\\d{4})?' });
      bench.scan('AB-000', {}, { id: 'head' });
      expect(short(bench.scan('0001', {}, { ...rest, doubts }))).to.equal('accepted');
      expect(bench.serialsOf('2')).to.deep.equal(['AB-0000001']);
    }
  });

  it('leaves both where the list has both', () => {
    const bench = asking(['AB-000', '0001']);
    bench.scan('AB-000', {}, { id: 'head' });
    expect(short(bench.scan('0001', {}, rest))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['AB-000', '0001']);
  });

  it('counts, and leaves the one before in question, where only it is listed', () => {
    const bench = asking(['0001', 'X']);
    bench.scan('AB-000', {}, { id: 'head' });
    expect(short(bench.scan('0001', {}, rest))).to.equal('accepted');
    expect(bench.state.prompt).to.deep.include({ type: 'confirm', rule: 'continued', serial: 'AB-000' });
    expect(bench.serialsOf('2')).to.deep.equal(['0001']);
    expect(sayYes(bench)).to.match(/^accepted/);
    expect(bench.serialsOf('2')).to.deep.equal(['0001', 'AB-000']);
  });
});

describe('a scan that begins with the one before', () => {
  it('counts, and the one before is asked about', () => {
    const bench = asking();
    bench.scan('AB-000', {}, { id: 'head' });
    expect(short(bench.scan('AB-0000001', {}, { continues: 'head' }))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['AB-0000001']);
    expect(bench.state.prompt).to.deep.include({ type: 'confirm', rule: 'continued', serial: 'AB-000' });
    sayNo(bench);
    expect(bench.serialsOf('2')).to.deep.equal(['AB-0000001']);
  });

  it('makes room for the whole on a full line first', () => {
    const lines = [{ lineId: '2', sku: 'DRILL', expectedQty: 1, serialPolicy: 'none' }] as const;
    const bench = new Bench({ lines }, { policies: { 'asn-receiving': { 'over-quantity': 'block' } } });
    bench.ask({ type: 'select-line', lineId: '2' });
    bench.scan('AB-000', {}, { id: 'head' });
    expect(short(bench.scan('AB-0000001', {}, { continues: 'head' }))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['AB-0000001']);
    expect(bench.state.prompt).to.deep.include({ type: 'confirm', serial: 'AB-000' });
  });

  it('changes nothing that somebody stands for', () => {
    const bench = asking(['AB-000']);
    bench.scan('AB-000', {}, { id: 'head' });
    expect(short(bench.scan('AB-0000001', {}, { continues: 'head' }))).to.match(/^accepted/);
    expect(bench.serialsOf('2')).to.deep.equal(['AB-000', 'AB-0000001']);
  });
});

describe('a scan that may be a part', () => {
  it('is in question again under a rule that takes its parts, and where policy only flagged it', () => {
    const loose = asking(undefined, { pattern: '[A-Z0-9-]{3,20}' });
    const lines = [{ lineId: '2', sku: 'DRILL', expectedQty: 9, serialPolicy: 'none' }] as const;
    const flagging = new Bench({ lines }, { policies: { 'asn-receiving': { doubtful: 'flag' } } });
    flagging.ask({ type: 'select-line', lineId: '2' });
    for (const [bench, doubts] of [
      [loose, undefined],
      [flagging, ['open-end'] as const],
    ] as const) {
      expect(short(bench.scan('AB-000', {}, { id: 'head', doubts }))).to.match(/^accepted/);
      expect(short(bench.scan('AB-0000001', {}, { continues: 'head' }))).to.match(/^accepted/);
      expect(bench.state.prompt).to.deep.include({ type: 'confirm', rule: 'continued', serial: 'AB-000' });
    }
  });
});

describe('a scan with a soft doubt', () => {
  for (const doubt of ['open-end', 'typed', 'edge', 'continued'] as const) {
    it(`is asked about where nobody stands for it (${doubt})`, () => {
      const bench = asking();
      expect(short(bench.scan('SN-123', {}, { doubts: [doubt] }))).to.equal('confirm doubtful');
      expect(bench.state.prompt).to.deep.include({ code: 'doubtful', rule: doubt });
      expect(sayYes(bench)).to.equal('accepted doubtful');
    });

    it(`is taken where the rule takes no part of it, and asked about where it takes any (${doubt})`, () => {
      const strict = asking(undefined, { pattern: 'SN-\\d{3}' });
      expect(short(strict.scan('SN-123', {}, { doubts: [doubt] }))).to.equal('accepted');
      const loose = asking(undefined, { pattern: '[A-Z0-9-]{3,20}' });
      expect(short(loose.scan('SN-123', {}, { doubts: [doubt] }))).to.equal('confirm doubtful');
    });

    it(`is taken where its kin look like it (${doubt})`, () => {
      const bench = asking();
      for (const serial of ['SN-001', 'SN-002', 'SN-003']) bench.scan(serial);
      expect(short(bench.scan('SN-123', {}, { doubts: [doubt] }))).to.equal('accepted');
      expect(short(bench.scan('SN-12', {}, { doubts: [doubt] }))).to.equal('confirm doubtful');
    });
  }

  it('is told, and not asked about, from a single picture', () => {
    const bench = asking();
    expect(short(bench.scan('SN-123', {}, { doubts: ['single-picture'] }))).to.equal('accepted');
    expect(bench.state.lines[0]?.serials[0]).to.deep.include({ doubts: ['single-picture'], voucher: 'nobody' });
  });
});

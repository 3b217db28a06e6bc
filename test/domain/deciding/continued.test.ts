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

describe('a scan with a part missing that the list has, and a product as its code', () => {
  it('does not answer which product a serial belongs to', () => {
    const lines = [
      { lineId: '1', sku: 'PHONE', expectedQty: 1, expectedSerials: ['CABLE'], serialPolicy: 'exact' },
      { lineId: '2', sku: 'DRILL', expectedQty: 2, serialPolicy: 'none' },
      { lineId: '3', sku: 'CABLE', expectedQty: 2, serialPolicy: 'none' },
    ] as const;
    const bench = new Bench({ lines });
    expect(short(bench.scan('SN-1'))).to.equal('prompt product');
    expect(bench.scan('CABLE', {}, { doubts: ['fragment'] })).to.deep.include({ code: 'malformed', rule: 'fragment' });
    expect(bench.counts).to.deep.equal([0, 0, 0]);
  });
});

describe('the rest of a scan that is still asked about', () => {
  const asks = (bench: Bench) => {
    expect(short(bench.scan('C02XG0', {}, { id: 'head', doubts: ['open-end'] }))).to.equal('confirm doubtful');
    const more = { doubts: ['continued'], candidates: ['C02XG0FDH7JY'], continues: 'head' } as const;
    return short(bench.scan('FDH7JY', {}, more));
  };

  it('is one question with its beginning and the whole, and the answer ends both', () => {
    for (const serial of ['C02XG0FDH7JY', 'FDH7JY', 'C02XG0']) {
      const bench = asking();
      expect(asks(bench)).to.equal('prompt choice');
      expect(bench.state.prompt).to.deep.include({ serials: ['FDH7JY', 'C02XG0FDH7JY', 'C02XG0'] });
      expect(bench.state.waiting).to.be.empty;
      bench.ask({ type: 'choose-serial', serial, evidence: NO_EVIDENCE });
      if (bench.state.prompt?.type === 'confirm') sayYes(bench);
      expect(bench.serialsOf('2')).to.deep.equal([serial]);
      expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '2' });
    }
  });

  it('ends the question where the list has the whole', () => {
    const bench = asking(['C02XG0FDH7JY']);
    expect(asks(bench)).to.equal('accepted');
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '2' });
    expect(bench.serialsOf('2')).to.deep.equal(['C02XG0FDH7JY']);
  });

  it('leaves the question where the list has the rest, as the serial of another unit', () => {
    const bench = asking(['FDH7JY']);
    expect(asks(bench)).to.equal('accepted');
    expect(bench.state.prompt).to.deep.include({ type: 'confirm', serial: 'C02XG0' });
    expect(bench.serialsOf('2')).to.deep.equal(['FDH7JY']);
  });
});

describe('the next scan after one whose end was lost, where the list has both', () => {
  for (const [what, text, usText] of [
    ['as it was typed', 'C02XG0FDH7JY', 'C02XG0FDH7JY'],
    ['under Caps Lock', 'c02xg0fdh7jy', 'C02XG0FDH7JY'],
  ] as const)
    it(`is no rest of it, ${what}`, () => {
      const bench = asking(['AB-0000002', 'C02XG0FDH7JY']);
      expect(short(bench.scan('AB-0000002', {}, { id: 'head', doubts: ['open-end'] }))).to.equal('accepted');
      const candidates = ['AB-0000002c02xg0fdh7jy', 'AB-0000002C02XG0FDH7JY'];
      const more = { usText, candidates, doubts: ['continued', 'layout'], continues: 'head' } as const;
      expect(short(bench.scan(text, {}, more))).to.equal('accepted');
      expect(bench.serialsOf('2')).to.deep.equal(['AB-0000002', 'C02XG0FDH7JY']);
    });
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

    it(`is asked about where the rule takes a longer one, of which it may be a part (${doubt})`, () => {
      for (const [pattern, text] of [
        ['[A-Z0-9]{3,20}', 'SN1'],
        ['\\d{6,8}', '123456'],
        ['SN\\d{3}[A-Z]?', 'SN123'],
        ['[A-Z]{1,2}\\d{3}', 'N123'],
        ['[a-z]{3}-?\\d*', 'abc'],
      ] as const)
        expect(short(asking(undefined, { pattern }).scan(text, {}, { doubts: [doubt] })), pattern).to.equal(
          'confirm doubtful',
        );
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

describe('a part of a scan that is a product’s code by chance', () => {
  /** Serials of the drill are asked for; cables are counted, and phones asked for, by their code. */
  const onAll = (): Bench => {
    const bench = new Bench();
    bench.ask({ type: 'select-line', lineId: '2' });
    return bench;
  };
  const asked = { type: 'serial', lineId: '2' };

  it('counts no unit once the whole is there, and the same serials are asked for', () => {
    const bench = onAll();
    expect(short(bench.scan('CABLE', {}, { id: 'part' }))).to.equal('counted');
    expect(short(bench.scan('CABLE-7', {}, { replaces: 'part' }))).to.equal('accepted');
    expect(bench.counts).to.deep.equal([0, 1, 0]);
    expect(bench.serialsOf('2')).to.deep.equal(['CABLE-7']);
    expect(bench.state.prompt).to.deep.equal(asked);
  });

  it('counts no unit though the whole is refused or in question', () => {
    for (const [whole, doubts, verdict] of [
      ['CABLE|7', undefined, 'refused unsafe-characters'],
      ['CABLE-7', ['fragment'], 'refused malformed'],
      ['CABLE-7', ['open-end'], 'confirm doubtful'],
    ] as const) {
      const bench = onAll();
      bench.scan('CABLE', {}, { id: 'part' });
      expect(short(bench.scan(whole, {}, { replaces: 'part', doubts }))).to.equal(verdict);
      expect(bench.counts).to.deep.equal([0, 0, 0]);
    }
  });

  it('is one unit of the product that the whole names', () => {
    const bench = onAll();
    bench.scan('CABLE', {}, { id: 'part' });
    expect(bench.scan('CABLE', {}, { replaces: 'part' })).to.deep.include({ outcome: 'counted', quantity: 1 });
  });

  it('counts down only its own units, and none that were taken back by hand', () => {
    const bench = onAll();
    bench.scan('CABLE');
    bench.scan('CABLE', {}, { id: 'part' });
    bench.ask({ type: 'count-units', lineId: '3', delta: -1 });
    bench.scan('CABLE-7', {}, { replaces: 'part' });
    expect(bench.counts).to.deep.equal([0, 0, 1]);
    const other = onAll();
    for (const id of ['one', 'part']) other.scan('CABLE', {}, { id });
    other.scan('CABLE-7', {}, { replaces: 'part' });
    expect(other.counts[2]).to.equal(1);
  });

  it('asks for no serials of its product once the whole is there', () => {
    const bench = onAll();
    expect(short(bench.scan('PHONE', {}, { id: 'part' }))).to.equal('prompt serial');
    expect(short(bench.scan('PHONE-7', {}, { replaces: 'part' }))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['PHONE-7']);
    expect(bench.state.prompt).to.deep.equal(asked);
  });

  it('asks for the serials of no product where none was asked for before', () => {
    const bench = new Bench();
    bench.scan('PHONE', {}, { id: 'part' });
    expect(short(bench.scan('PHONE-7', {}, { replaces: 'part' }))).to.equal('prompt product');
    expect(bench.counts).to.deep.equal([0, 0, 0]);
  });

  it('gives way to the product that the whole names', () => {
    const bench = new Bench();
    bench.scan('PHONE', {}, { id: 'part' });
    expect(short(bench.scan('09521234543213', {}, { replaces: 'part' }))).to.equal('prompt serial');
    bench.scan('CABLE', {}, { id: 'unit' });
    expect(short(bench.scan('DRILL', {}, { replaces: 'unit' }))).to.equal('prompt serial');
    expect(bench.state.prompt).to.deep.equal(asked);
    expect(bench.counts).to.deep.equal([0, 0, 0]);
  });

  it('is asked about no more once the whole is there', () => {
    const policies = { 'asn-receiving': { 'over-quantity': 'confirm' } } as const;
    const lines = [{ lineId: '3', sku: 'CABLE', expectedQty: 0, serialPolicy: 'none' }] as const;
    const bench = new Bench({ lines }, { policies });
    expect(short(bench.scan('CABLE', {}, { id: 'part' }))).to.equal('confirm over-quantity');
    bench.scan('CABLE-7', {}, { replaces: 'part', doubts: ['fragment'] });
    expect(bench.state.prompt).to.equal(undefined);
  });

  it('is a question where the scan behind it only may be the whole, and counts after a yes', () => {
    for (const [answer, counts] of [
      ['confirm-prompt', [0, 1, 1]],
      ['close-prompt', [0, 1, 0]],
    ] as const) {
      const bench = onAll();
      bench.scan('CABLE', {}, { id: 'head' });
      bench.ask({ type: 'select-line', lineId: '2' });
      expect(short(bench.scan('CABLE-7', {}, { continues: 'head' }))).to.equal('accepted');
      expect(bench.counts).to.deep.equal([0, 1, 0]);
      expect(bench.state.prompt).to.deep.include({ type: 'confirm', rule: 'continued', lineId: '3' });
      bench.ask(answer === 'close-prompt' ? { type: answer } : { type: answer, evidence: NO_EVIDENCE });
      expect(bench.counts).to.deep.equal(counts);
      expect(bench.state.prompt).to.deep.equal(asked);
    }
  });

  it('is a question beside the choice where what comes behind may be its rest', () => {
    const bench = onAll();
    bench.scan('CABLE', {}, { id: 'head' });
    bench.ask({ type: 'select-line', lineId: '2' });
    const rest = { doubts: ['continued'], candidates: ['CABLE-7'], continues: 'head' } as const;
    expect(short(bench.scan('-7', {}, rest))).to.equal('confirm doubtful');
    expect(bench.counts).to.deep.equal([0, 0, 0]);
    bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE });
    expect(bench.counts).to.deep.equal([0, 0, 1]);
    expect(bench.state.prompt).to.deep.include({ type: 'choice', serials: ['-7', 'CABLE-7'] });
  });

  it('stays counted where the next scan is one of its own', () => {
    const bench = onAll();
    bench.scan('CABLE', {}, { id: 'head' });
    expect(
      bench.scan('CABLE', {}, { continues: 'head', doubts: ['continued'], candidates: ['CABLECABLE'] }),
    ).to.deep.include({
      outcome: 'counted',
      quantity: 2,
    });
    expect(bench.state.prompt).to.equal(undefined);
  });
});

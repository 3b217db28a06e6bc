import { expect } from 'chai';
import * as fc from 'fast-check';
import { gs1CheckDigit } from '../../../src/codes/index.js';
import { READING_DOUBTS } from '../../../src/codes/reading.js';
import { DOUBTS, VOUCHERS, type Doubt } from '../../../src/domain/model/doubt.js';
import { shapesOf } from '../../../src/domain/rules/serial-shapes.js';
import { ASKED, ENOUGH, REFUSED } from '../../../src/domain/rules/weigh.js';
import type { Evidence } from '../../../src/domain/model/action.js';
import { statusOf } from '../../../src/domain/rules/differences.js';
import type { SerialRule } from '../../../src/codes/index.js';
import { Bench, NO_EVIDENCE, product, short } from '../bench.js';

const EAN = '5901234123457';
const ADDED = { flow: 'blind-receiving', lines: [] } as const;

/** Asks for a serial of the drill on a document without papers, where nobody vouches for anything. */
function asking(rule?: SerialRule, known: readonly string[] = []): Bench {
  const drill = product('DRILL', { gtins: ['04006381333207'], ...(rule && { serialRule: rule }) });
  const lines = [{ lineId: '2', sku: 'DRILL', expectedQty: 20, serialPolicy: 'none' }] as const;
  const bench = new Bench({ ...ADDED, lines }, {}, [drill]);
  bench.ask({ type: 'select-line', lineId: '2' });
  for (const serial of known) expect(short(bench.scan(serial)), serial).to.equal('accepted');
  return bench;
}

function listing(...serials: readonly string[]): Bench {
  const lines = [
    { lineId: '2', sku: 'DRILL', expectedQty: 9, expectedSerials: serials, serialPolicy: 'advisory' },
  ] as const;
  const bench = new Bench({ lines });
  bench.ask({ type: 'select-line', lineId: '2' });
  return bench;
}

/** What the associate is asked: the doubt, or nothing. */
function doubtOf(bench: Bench, ...given: Parameters<Bench['scan']>): string | undefined {
  const verdict = bench.scan(...given);
  return verdict.outcome === 'prompt' && verdict.prompt.type === 'confirm' ? verdict.prompt.rule : undefined;
}

const inLedger = (serial: string): Partial<Evidence> => ({
  ledger: [{ sku: 'DRILL', serial, status: 'gone', locationId: 'here' }],
});

describe('a serial that nobody vouches for', () => {
  for (const [what, text, doubt] of [
    ['an EAN-13 of nobody', EAN, 'product-code'],
    ['a UPC-A', '036000291452', 'product-code'],
    ['an EAN-8', '96385074', 'product-code'],
    ['an ITF-14', `1400638133331${gs1CheckDigit('1400638133331')}`, 'product-code'],
    ['an SSCC', '106141412345678908', 'product-code'],
    ['an EAN-13 with the blanks of print', '5 901234 123457', 'product-code'],
    ['a label of another maker', '0101234567890128172208111021ABC', 'gs1-without-symbol'],
    ['lot, expiry and GTIN without separators', '1021072911172405310100693570007182', 'gs1-without-symbol'],
    ['two dates and a lot', '112408011726080110AB12', 'gs1-without-symbol'],
    ['an expiry and a lot', '1727013110AB12', 'gs1-without-symbol'],
    ['an expiry and a serial', '172701312112345', 'gs1-without-symbol'],
    ['a lot and an expiry', '10AB1217270131', 'gs1-without-symbol'],
    ['the product’s GTIN and a serial', '4006381333207SN4711', 'gs1-without-symbol'],
    ['a serial and the product’s GTIN', 'SN4711; 4006381333207', 'gs1-without-symbol'],
    ['the product’s GTIN as print parts it, and a serial', '4-006381-333207 SN4711', 'gs1-without-symbol'],
    ['an EAN-13 with its add-on', '400638133320712', 'gs1-without-symbol'],
    ['the product’s GTIN in an element of another name', '800604006381333207010221ABC', 'gs1-without-symbol'],
    ['what labels print in front of a serial', 'S/N:4711AB', 'prefix'],
    ['the same with a blank', 'SN: 4711AB', 'prefix'],
    ['the number of a part', 'P/N 4711AB', 'prefix'],
    ['a prefix of the scanner', '*000122521', 'prefix'],
  ] as const)
    it(`is asked about: ${what}`, () => {
      const bench = asking();
      expect(doubtOf(bench, text)).to.equal(doubt);
      expect(bench.counts).to.deep.equal([0]);
      expect(short(bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE }))).to.equal('accepted doubtful');
      const [line] = bench.state.lines;
      expect(line?.serials[0]).to.deep.include({
        serial: text,
        doubts: [doubt],
        voucher: 'nobody',
        flags: ['doubtful'],
      });
    });

  for (const text of [
    'SN-000451',
    'C02XG0FDH7JY',
    '4006381333930', // no check digit of a GTIN
    '20240115',
    '17270131', // a date alone proves nothing
    '10210012345', // nor do a lot and a serial
    '21001234517270131', // nor does a number that ends as a date would
    'SN4711AB',
    'PN-4711',
    '10ABC',
    '21SN0001',
    'Ä-1',
  ])
    it(`is accepted without a question where nothing speaks against it: ${text}`, () => {
      const bench = asking();
      expect(short(bench.scan(text))).to.equal('accepted');
      expect(bench.state.lines[0]?.serials[0]).not.to.have.any.keys('doubts', 'voucher');
    });

  it('is asked about where it is another one but for case, blanks or width', () => {
    for (const [first, second] of [
      ['ABC123', 'abc123'],
      ['KX 100', 'KX\u00a0100'],
      ['KX100', 'KX 100'],
      ['ABC1', '\uff21\uff22\uff23\uff11'],
      ['\u00c91', 'E\u03011'],
    ] as const) {
      expect(doubtOf(asking(undefined, [first]), second), second).to.equal('look-alike');
      expect(doubtOf(listing(first), second), second).to.equal('look-alike');
    }
  });

  it('is no look-alike where the product ignores case', () => {
    expect(short(asking({ ignoreCase: true }, ['ABC123']).scan('abc123'))).to.equal('refused duplicate-in-flow');
  });

  it('is refused in a list, with the doubt, because nobody is asked there', () => {
    const verdict = asking().scan(EAN, {}, { list: { lineId: '2' } });
    expect(verdict).to.deep.include({ outcome: 'refused', code: 'doubtful', rule: 'product-code' });
  });

  it('is flagged or refused as policy says, and never silently accepted', () => {
    for (const [action, outcome] of [
      ['block', 'refused doubtful'],
      ['flag', 'accepted doubtful'],
    ] as const) {
      const lines = [{ lineId: '2', sku: 'DRILL', expectedQty: 2, serialPolicy: 'none' }] as const;
      const bench = new Bench({ lines }, { policies: { 'asn-receiving': { doubtful: action } } });
      bench.ask({ type: 'select-line', lineId: '2' });
      expect(short(bench.scan(EAN))).to.equal(outcome);
    }
  });
});

describe('a doubt and its vouchers', () => {
  type Given = Parameters<Bench['scan']>[2];
  /** All but the product's own code, which nobody's word is enough for. */
  const SITUATIONS: Readonly<
    Record<
      Exclude<Doubt, 'own-code'>,
      readonly [before: readonly string[], text: string, given?: Given, rule?: SerialRule]
    >
  > = {
    fragment: [[], 'AB-1'],
    hole: [[], 'AB-1'],
    continued: [[], 'AB-1'],
    'open-end': [[], 'AB-1'],
    typed: [[], 'AB-1'],
    edge: [[], 'AB-1'],
    'single-picture': [[], 'AB-1'],
    layout: [[], 'q1y2', { usText: 'q1z2' }],
    'feed-code': [[], 'CABLE'],
    'product-code': [[], EAN],
    'gs1-without-symbol': [[], '0101234567890128172208111021ABC'],
    envelope: [[], 'SN1<GS>5'],
    'not-a-serial': [[], 'WIFI:S:AB123;;', {}, { pattern: '.{5,60}' }],
    'look-alike': [['ABC123'], 'abc123'],
    covered: [['1234567890'], '345678', { symbology: 'itf' }],
    unlike: [['AB1001', 'AB1002', 'AB1003'], 'MODEL-7'],
    prefix: [[], '*000122521'],
  };

  for (const doubt of DOUBTS) {
    if (doubt === 'own-code') continue;
    const [before, text, more = {}, rule] = SITUATIONS[doubt];
    const doubts = READING_DOUBTS.filter(each => each === doubt);
    const given = { ...(doubts.length > 0 && { doubts }), ...more };

    it(`${doubt}: the list is enough`, () => {
      expect(short(listing(...before, text).scan(text, {}, given))).to.equal('accepted');
    });

    for (const voucher of (['host', 'ledger'] as const).filter(each => ENOUGH[doubt].includes(each)))
      it(`${doubt}: the ${voucher} is enough`, () => {
        const evidence: Partial<Evidence> = voucher === 'host' ? { verification: 'known' } : inLedger(text);
        const bench = asking(rule, before);
        const verdict = short(bench.scan(text, evidence, voucher === 'host' && doubt === 'layout' ? {} : given));
        expect(verdict).to.equal('accepted');
      });
  }

  it('are all in the table, and nobody is never enough', () => {
    expect(Object.keys(ENOUGH)).to.have.members([...DOUBTS]);
    for (const [doubt, enough] of Object.entries(ENOUGH)) {
      expect(VOUCHERS).to.include.members([...enough]);
      // A single picture is told, and asks nothing: the associate has taken it of one label on purpose.
      if (doubt !== 'single-picture') expect(enough).not.to.include('nobody');
    }
  });

  it('product-code: a check digit of the rule is enough, and a pattern that takes no product code', () => {
    const own = `770000000001${gs1CheckDigit('770000000001')}`;
    expect(short(asking({ kind: 'imei' }).scan('490154203237518'))).to.equal('accepted');
    expect(short(asking({ pattern: '77\\d{11}' }).scan(own))).to.equal('accepted');
    for (const pattern of ['\\d{13}', '[A-Z0-9]{5,20}', '590\\d{10}'])
      expect(doubtOf(asking({ pattern }), EAN), pattern).to.equal('product-code');
  });

  it('product-code: three of its kin with a lead in common are enough, unless the lead is the maker\u2019s own', () => {
    const running = (lead: string) => [1, 2, 4, 5].map(at => `${lead}${String(at).padStart(12 - lead.length, '0')}`);
    const kin = running('88').map(body => body + (gs1CheckDigit(body) === '7' ? '8' : '7'));
    const next = '880000000009';
    expect(short(asking(undefined, kin).scan(next + gs1CheckDigit(next)))).to.equal('accepted');
    const own = running('400638').map(body => body + (gs1CheckDigit(body) === '7' ? '8' : '7'));
    const code = '400638100009';
    expect(doubtOf(asking(undefined, own), code + gs1CheckDigit(code))).to.equal('product-code');
  });

  it('say in the fact on whose word the serial was accepted', () => {
    const own = `770000000001${gs1CheckDigit('770000000001')}`;
    const bench = asking({ pattern: '77\\d{11}' });
    bench.scan(own);
    expect(bench.state.lines[0]?.serials[0]).to.deep.include({ doubts: ['product-code'], voucher: 'rule', flags: [] });
    const listed = listing(EAN);
    listed.scan(EAN);
    expect(listed.state.lines[0]?.serials[0]).to.deep.include({ doubts: ['product-code'], voucher: 'list' });
  });

  it('prefix: a pattern is not enough that takes any first character', () => {
    expect(doubtOf(asking({ pattern: '.{10}' }), '*000122521')).to.equal('prefix');
    expect(short(asking({ pattern: '[*]\\d{9}' }).scan('*000122521'))).to.equal('accepted');
  });

  it('product-code: none where the symbol itself says that it is a serial', () => {
    const message = `[)>\u001e06\u001dS${EAN}\u001e\u0004`;
    expect(short(asking().scan(message))).to.equal('accepted');
  });

  for (const text of ['14006381333204', '4 006381 333207', '4006381333207'])
    it(`own-code: is a question although the host knows it, also as a case or printed: ${text}`, () => {
      expect(doubtOf(asking(), text, { verification: 'known' })).to.equal('own-code');
    });

  for (const text of [
    '[)>{RS}06{GS}SSN0001{RS}{EOT}',
    '[)><RS>06<GS>SSN0001<RS><EOT>',
    '[)>[RS]06[GS]SSN0001[RS][EOT]',
    '[)>\u241e06\u241dSSN0001\u241e\u2404',
    '[)>{rs}06{gs}SSN0001{rs}{eot}',
  ])
    it(`envelope: none where the message is whole, however its separators are spelled: ${text}`, () => {
      expect(short(asking().scan(text))).to.equal('accepted');
    });

  for (const [text, serial = text] of [
    ['[)><RS>06<GS>SSN0001', 'SN0001'],
    ['[)>06{GS}SSN0001{RS}{EOT}', 'SN0001'],
    ['[)>\u241e06\u241dSSN0001', 'SN0001'],
    ['SN0001<GS>10LOT5'],
    ['SN0001{FNC1}10LOT5'],
    ['SN0001[FNC1]10LOT5'],
    ['SN0001{gs}10LOT5'],
    ['SN0001\u241d10LOT5'],
    ['SN0001\u219410LOT5'],
    ['SN0001^]10LOT5'],
    ['SN0001\\x1d10LOT5'],
    ['SN0001\\u001D10LOT5'],
    ['SN0001\\03510LOT5'],
    ['SN0001&#29;10LOT5'],
    ['SN0001<0x1D>10LOT5'],
    ['SN0001~d02910LOT5'],
    ['21SN0001^10LOT5'],
    ['SN0001<RS>'],
    ['SN0001{CR}'],
    ['[ENTER]SN0001'],
    ['SN0001\u240d'],
    ['SN0001\\r'],
    ['SN0001(GS)10LOT5'],
    ['SN0001%1D10LOT5'],
    ['SN0001_x001D_10LOT5'],
    ['21SN0001~10LOT5'],
    ['21SN0001#17271231'],
    ['^21SN0001^10LOT5'],
  ] as const)
    it(`envelope: is refused where separators came spelled and nobody can mean them: ${text}`, () => {
      const refused = { outcome: 'refused', code: 'doubtful', rule: 'envelope' };
      const kin = [1, 2, 3].map(at => serial.replace('0001', `000${at + 1}`));
      const known = { shapes: new Map([['DRILL', shapesOf(kin)]]) };
      const literal = serial.replace(/[\\^[\](){}~]/g, '\\$&');
      expect(asking().scan(text)).to.deep.include(refused);
      expect(doubtOf(asking(), text, known), 'kin').to.equal('envelope');
      expect(short(listing(serial).scan(text)), 'list').to.equal('accepted');
      expect(short(asking({ pattern: literal }).scan(text)), 'rule').to.equal('accepted');
      expect(asking({ pattern: '[^]{1,40}' }).scan(text), 'a pattern of anything').to.deep.include(refused);
      for (const evidence of [inLedger(serial), { verification: 'known' } as const])
        expect(short(asking().scan(text, evidence)), JSON.stringify(evidence)).to.equal('accepted');
    });

  for (const text of [
    '12AB^C',
    'AB^12',
    '99AB#12',
    '21SN#A',
    'A[1]',
    'KX(CR)',
    'A%7C',
    'A\\n1',
    '<A>1',
    'GS-12',
    'FNC1',
    'AB{GS',
    'SN~29',
    'X^[1',
  ])
    it(`envelope: none in a text that spells no separator: ${text}`, () => {
      const verdict = asking().scan(text);
      expect('rule' in verdict && verdict.rule).not.to.equal('envelope');
    });

  it('refuses what is in two doubts, of which one is asked about and the other refused', () => {
    const verdict = asking({ pattern: '.{5,60}' }).scan('WIFI:S:AB123;;', {}, { doubts: ['typed'] });
    expect(verdict).to.deep.include({ outcome: 'refused', code: 'doubtful', rule: 'not-a-serial' });
  });

  it('prefix: no doubt where its kin begin so, too', () => {
    const bench = asking();
    for (const serial of ['*1', '*2']) {
      bench.scan(serial);
      if (bench.state.prompt?.type === 'confirm') bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE });
    }
    expect(short(bench.scan('*3'))).to.equal('accepted');
  });
});

describe('a serial beside its kin', () => {
  const KIN = ['SN100401', 'SN100402', 'SN100407'];
  const kept = (...serials: readonly string[]): Partial<Evidence> => ({
    shapes: new Map([['DRILL', shapesOf(serials)]]),
  });

  for (const [what, text] of [
    ['a model number', 'GSB18-55'],
    ['a MAC', '00A0C914C829'],
    ['what is left of one', '100409'],
    ['one in other letters', 'sn100409'],
    ['one with a blank', 'SN 100409'],
  ] as const)
    it(`is asked about where it is unlike them: ${what}`, () => {
      expect(doubtOf(asking(undefined, KIN), text)).to.equal('unlike');
      const bench = asking();
      expect(short(bench.scan(text, kept(...KIN)))).to.equal('confirm doubtful');
      expect(short(asking(undefined, KIN.slice(1)).scan(text))).to.equal('accepted');
    });

  it('is asked about once for each shape, for the yes is known after that', () => {
    const bench = asking(undefined, KIN);
    expect(short(bench.scan('GEN2-01'))).to.equal('confirm doubtful');
    bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE });
    expect(short(bench.scan('GEN2-02'))).to.equal('accepted');
  });

  it('is not unlike them where it has digits alone by chance', () => {
    const kin = ['A1B2C3', 'D4E5F6', 'G7H8J9'];
    expect(short(asking(undefined, kin).scan('123456'))).to.equal('accepted');
    expect(short(asking(undefined, ['123456', '123457', '123458']).scan('A1B2C3'))).to.equal('confirm doubtful');
  });

  it('is taken where the symbol says so, or a pattern that takes nothing else of the box', () => {
    const bench = asking(undefined, KIN);
    expect(short(bench.scan('[)>\u001e06\u001dSGEN2-01\u001e\u0004'))).to.equal('accepted');
    const rule = (pattern: string) => short(asking({ pattern }, KIN).scan('AB-1004'));
    expect(rule('SN\\d+|AB-\\d+')).to.equal('accepted');
    expect(rule('[A-Z0-9-]{4,20}')).to.equal('confirm doubtful');
  });

  it('is one unit of its own, however often it was captured', () => {
    const same = { shapes: new Map([['DRILL', shapesOf(['SN1', 'SN1', 'SN1'])]]) };
    expect(short(asking().scan('GEN2-01', same))).to.equal('accepted');
  });

  it('is asked about where it may be a part of one, by a symbol without a check character', () => {
    for (const symbology of ['itf', 'code-39', 'codabar'] as const) {
      const bench = asking(undefined, ['1234567801']);
      expect(doubtOf(bench, '345678', {}, { symbology })).to.equal('covered');
      expect(short(asking({ pattern: '\\d{4,12}' }, ['1234567801']).scan('345678', {}, { symbology }))).to.equal(
        'confirm doubtful',
      );
    }
    const symbology = 'code-128';
    expect(short(asking(undefined, ['1234567801']).scan('345678', {}, { symbology }))).to.equal('accepted');
    expect(short(asking(undefined, ['1234567801']).scan('2234567801', {}, { symbology: 'itf' }))).to.equal('accepted');
  });

  it('product-code: without a lead, a symbol is enough that carries no GTIN', () => {
    const kin = ['1834920571836', '7720194853018', '5093817264509'];
    expect(doubtOf(asking(undefined, kin), EAN)).to.equal('product-code');
    expect(short(asking(undefined, kin).scan(EAN, {}, { symbology: 'code-128' }))).to.equal('accepted');
    expect(short(asking(undefined, kin).scan(`]C0${EAN}`))).to.equal('accepted');
  });

  it('counts none that policy took in doubt without anybody\u2019s word', () => {
    const policies = { 'blind-receiving': { doubtful: 'flag' } } as const;
    const lines = [{ lineId: '2', sku: 'DRILL', expectedQty: 20, serialPolicy: 'none' }] as const;
    const bench = new Bench({ flow: 'blind-receiving', lines }, { policies });
    bench.ask({ type: 'select-line', lineId: '2' });
    for (const at of ['1', '2', '3', '4']) expect(short(bench.scan(`*${at}`)), at).to.equal('accepted doubtful');
  });
});

describe('a scan that says another text on a US keyboard', () => {
  const caps = { doubts: ['layout'] as const, usText: 'C02XG0' };

  it('is the text that the list has', () => {
    const bench = listing('C02XG0');
    expect(short(bench.scan('c02xg0', {}, caps))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['C02XG0']);
  });

  it('is the text that fits the rule', () => {
    const bench = asking({ pattern: '[A-Z0-9]{6}' });
    expect(short(bench.scan('c02xg0', {}, caps))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['C02XG0']);
  });

  it('is asked about where the rule fits both texts, or rules nothing out', () => {
    for (const rule of [{ pattern: '[A-Za-z0-9]{6}' }, { kind: 'free' }] as const) {
      const bench = asking(rule);
      expect(short(bench.scan('c02xg0', {}, caps)), JSON.stringify(rule)).to.equal('prompt choice');
    }
  });

  it('is what the list has, though the other text is a product code', () => {
    const bench = listing('q1y2');
    const verdict = bench.scan('q1y2', {}, { doubts: ['layout'] as const, usText: '09521234543213' });
    expect(short(verdict)).to.equal('accepted');
  });

  it('is a product where only the other text is one', () => {
    const bench = new Bench();
    const verdict = bench.scan('\u0660\u0669', {}, { doubts: ['layout'] as const, usText: '09521234543213' });
    expect(short(verdict)).to.equal('prompt serial');
  });

  it('is asked about with both texts where nobody vouches for one of them', () => {
    const bench = asking();
    expect(short(bench.scan('c02xg0', {}, caps))).to.equal('prompt choice');
    expect(bench.state.prompt).to.deep.include({ serials: ['c02xg0', 'C02XG0'] });
    const chosen = bench.ask({ type: 'choose-serial', serial: 'C02XG0', evidence: NO_EVIDENCE });
    expect(short(chosen)).to.equal('accepted doubtful');
  });
});

describe('the weighing of any text', () => {
  const texts = fc.oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.stringMatching(/^\d{8,14}$/),
    fc.stringMatching(/^SN\d{6}$/),
    fc.constantFrom(EAN, 'CABLE', 'STRAY', 'DRILL', '09521234543213', '*7', 'https://example.com/1', '[)>06SAB1'),
  );
  const kin = fc.constantFrom<readonly string[]>([], ['SN000001'], ['SN000001', 'SN000002', 'SN000003']);

  it('never turns an acceptance into a question because somebody vouches for the unit', () => {
    fc.assert(
      fc.property(texts, kin, (text, before) => {
        const bench = asking(undefined, before);
        if (short(bench.scan(text)) !== 'accepted') return;
        const serial = bench.serialsOf('2').at(-1) ?? '';
        const scan = (evidence: Partial<Evidence>) => short(asking(undefined, before).scan(text, evidence));
        expect(scan(inLedger(serial))).to.equal('accepted');
        expect(scan({ verification: 'known' })).to.equal('accepted');
        expect(short(listing(...before, serial).scan(text))).to.equal('accepted');
      }),
      { numRuns: 300 },
    );
  });

  it('lets no serial in doubt into an event file without a flag, unless a voucher or a yes stands for it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(texts, fc.boolean()), { maxLength: 8 }), scans => {
        const bench = asking();
        const confirmed = new Set<string>();
        for (const [text, isYes] of scans) {
          bench.scan(text);
          const { prompt, held } = bench.state;
          if (prompt?.type !== 'confirm') continue;
          if (isYes && held) confirmed.add(held.serial);
          bench.ask(isYes ? { type: 'confirm-prompt', evidence: NO_EVIDENCE } : { type: 'close-prompt' });
        }
        for (const line of bench.state.lines) {
          const inDoubt = line.serials.filter(({ doubts = [], voucher }) => doubts.length > 0 && voucher === 'nobody');
          for (const { serial, flags } of inDoubt) {
            expect(confirmed).to.include(serial);
            expect(flags).to.include('doubtful');
          }
          if (inDoubt.length > 0) expect(statusOf(bench.state, line)).not.to.equal('match');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('asks about nothing that is refused outright', () => {
    expect(REFUSED).to.include('not-a-serial');
    const bench = asking({ pattern: '.{5,60}' });
    expect(bench.scan('WIFI:S:AB123;;')).to.deep.include({
      outcome: 'refused',
      code: 'doubtful',
      rule: 'not-a-serial',
    });
    expect(short(asking({ pattern: 'WIFI:SN-\\d+' }).scan('WIFI:SN-7'))).to.equal('accepted');
  });

  it('asks all the same only about what it refuses, and only for words that do not make it certain', () => {
    for (const doubt of DOUBTS.filter(one => ASKED[one])) {
      expect(REFUSED).to.include(doubt);
      for (const word of ASKED[doubt] ?? []) expect(ENOUGH[doubt]).not.to.include(word);
    }
  });
});

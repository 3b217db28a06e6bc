import { expect } from 'chai';
import fc from 'fast-check';
import { MAX_LIST, serialRange, splitSerials } from '../../../src/domain/rules/serial-list.js';

describe('splitSerials', () => {
  const cases: readonly (readonly [text: string, serials: readonly string[]])[] = [
    ['A1\nA2\r\nA3\n', ['A1', 'A2', 'A3']],
    ['A1, A2,A3', ['A1', 'A2', 'A3']],
    ['A1 A2\tA3', ['A1 A2', 'A3']],
    ['A1 A2  A3', ['A1', 'A2', 'A3']],
    ['A1|A2|A3', ['A1', 'A2', 'A3']],
    ['A1; A2', ['A1', 'A2']],
    ['A 1, A 2\nA3', ['A 1', 'A 2', 'A3']],
    ['A,1|A,2', ['A,1', 'A,2']],
    ['\uFEFFA1\nA1', ['A1', 'A1']],
  ];
  for (const [text, serials] of cases) {
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(splitSerials(text)).to.deep.equal({ ok: true, serials });
    });
  }

  const wholes: readonly (readonly [text: string, serials: readonly string[]])[] = [
    ['KX 100\nKX 101', ['KX 100', 'KX 101']],
    ['MX 12/7-A\r\nMX 12/10-A\n', ['MX 12/7-A', 'MX 12/10-A']],
    ['1234 5678\n1234 5679', ['1234 5678', '1234 5679']],
    ['AB12 CD34\nAB12 CD35', ['AB12 CD34', 'AB12 CD35']],
    ['KX 100\nKX 101\nB1 B2 B3', ['KX 100', 'KX 101', 'B1', 'B2', 'B3']],
    ['KX\u00a0100', ['KX\u00a0100']],
    ['KX\u202f100, KX\u00a0101', ['KX\u202f100', 'KX\u00a0101']],
  ];
  for (const [text, serials] of wholes) {
    it(`keeps lines of one shape, and what a no-break space joins, whole: ${JSON.stringify(text)}`, () => {
      expect(splitSerials(text)).to.deep.equal({ ok: true, serials });
    });
  }

  it('splits lines of one shape that are rows of serials', () => {
    const serials = ['SN1', 'SN2', 'SN3', 'SN4', 'SN5', 'SN10'];
    expect(splitSerials('SN1 SN2 SN3\nSN4 SN5 SN10')).to.deep.equal({ ok: true, serials });
  });

  it('keeps a line whole that is a serial, whatever stands in it', () => {
    const listed = new Set(['KX 100', 'A;1', 'B,2 C', '"12']);
    const read = (text: string) => splitSerials(text, line => listed.has(line));
    expect(read('KX 100')).to.deep.equal({ ok: true, serials: ['KX 100'] });
    expect(read(' A;1 \nB,2 C\n"12\nX,Y')).to.deep.equal({ ok: true, serials: ['A;1', 'B,2 C', '"12', 'X', 'Y'] });
  });

  const quoted: readonly (readonly [text: string, serials: readonly string[]])[] = [
    ['"12,5-77","12,6-78"', ['12,5-77', '12,6-78']],
    ['"12 5-77"', ['12 5-77']],
    ['"A;1";B2;"C""3"', ['A;1', 'B2', 'C"3']],
    ['"A1"\n"A2"', ['A1', 'A2']],
    ['"A1" "A2"', ['A1', 'A2']],
    ['"A,1", "A,2"', ['A,1', 'A,2']],
    ['"";A1', ['A1']],
    ['5" A', ['5"', 'A']],
    ['A"1,2"B', ['A"1', '2"B']],
  ];
  for (const [text, serials] of quoted) {
    it(`reads the quotes of a spreadsheet: ${text}`, () => {
      expect(splitSerials(text)).to.deep.equal({ ok: true, serials });
    });
  }

  it('is quick with a hostile text', () => {
    for (const part of [' "', '"",', ' """', ',"x', 'A 1\n', ' '])
      expect(splitSerials(part.repeat(Math.floor(100_000 / part.length))).ok, part).to.be.a('boolean');
  }); // one whose time grows with the square takes minutes, and the runner gives up before

  it('gives back any texts that were written as CSV', () => {
    const text = fc.stringMatching(/^[A-Z0-9"][A-Z0-9",; |-]{0,8}[A-Z0-9"]$/);
    const write = (value: string) => `"${value.replace(/"/g, '""')}"`;
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), fc.constantFrom(',', ';', '\n'), (texts, by) => {
        expect(splitSerials(texts.map(write).join(by))).to.deep.equal({ ok: true, serials: texts });
      }),
    );
  });

  it('refuses an empty list and one that is too long', () => {
    expect(splitSerials(' \n, ')).to.deep.equal({ ok: false, rule: 'empty' });
    expect(splitSerials('A\n'.repeat(MAX_LIST + 1))).to.deep.equal({ ok: false, rule: 'too-many' });
    expect(splitSerials('A'.repeat(10_000_000))).to.deep.equal({ ok: false, rule: 'too-many' });
  });

  it('gives back serials that were joined by any separator that they do not hold', () => {
    const serial = fc.stringMatching(/^[A-Z0-9-]{1,12}$/);
    fc.assert(
      fc.property(
        fc.array(serial, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('\n', ',', ' ', '|', '\t', ';'),
        (serials, by) => {
          expect(splitSerials(serials.join(by))).to.deep.equal({ ok: true, serials });
        },
      ),
    );
  });
});

describe('serialRange', () => {
  const cases: readonly (readonly [first: string, last: string, serials: readonly string[]])[] = [
    ['A098X', 'A102X', ['A098X', 'A099X', 'A100X', 'A101X', 'A102X']],
    ['007', '009', ['007', '008', '009']],
    ['SN-1', 'SN-1', ['SN-1']],
    ['A1B0', 'A1B2', ['A1B0', 'A1B1', 'A1B2']],
    ['1009', '1010', ['1009', '1010']],
  ];
  for (const [first, last, serials] of cases) {
    it(`runs from ${first} to ${last}`, () => {
      expect(serialRange(first, last)).to.deep.equal({ ok: true, serials });
    });
  }

  const refused: readonly (readonly [first: string, last: string, rule: string])[] = [
    ['A9', 'A10', 'range-shape'],
    ['A1-05', 'A2-01', 'range-shape'],
    ['AX', 'AY', 'range-shape'],
    ['', '', 'range-shape'],
    ['A05', 'A01', 'range-order'],
    ['A00000', 'A10000', 'too-many'],
  ];
  for (const [first, last, rule] of refused) {
    it(`refuses ${first} to ${last}: ${rule}`, () => {
      expect(serialRange(first, last)).to.deep.equal({ ok: false, rule });
    });
  }

  it('refuses device ids, whose neighbours are not the next number', () => {
    expect(serialRange('490154203237518', '490154203237526', { kind: 'imei' })).to.deep.equal({
      ok: false,
      rule: 'range-check-digit',
    });
  });

  it('holds both ends, and each serial has their length', () => {
    const digits = fc.integer({ min: 0, max: 999_000 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 500 }), fc.stringMatching(/^[A-Z]{0,4}$/), (low, more, prefix) => {
        const [first, last] = [low, low + more].map(number => prefix + String(number).padStart(7, '0'));
        const range = serialRange(first ?? '', last ?? '');
        if (!range.ok) throw new Error(range.rule);
        expect([range.serials[0], range.serials.at(-1), range.serials.length]).to.deep.equal([first, last, more + 1]);
        expect(new Set(range.serials.map(({ length }) => length)).size).to.equal(1);
      }),
    );
  });
});

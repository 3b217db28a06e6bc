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

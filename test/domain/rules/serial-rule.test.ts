import { expect } from 'chai';
import * as fc from 'fast-check';
import type { SerialRule } from '../../../src/codes/index.js';
import { serialKey } from '../../../src/domain/rules/serial-key.js';
import { checkSerial, readSerialRule } from '../../../src/domain/rules/serial-rule.js';
import { suggestSerial } from '../../../src/domain/rules/suggest-serial.js';

describe('readSerialRule', () => {
  it('takes a rule as it is and leaves out what it does not know', () => {
    const rule = {
      kind: 'free',
      pattern: '[A-Z]{2}\\d{6,8}',
      ignoreCase: true,
      uniqueness: 'global',
      minLength: 8,
      maxLength: 10,
    };
    expect(readSerialRule({ ...rule, colour: 'red' })).to.deep.equal({ ok: true, rule });
  });

  const wrong: [unknown, string, string][] = [
    [null, 'wrong-type', ''],
    [['imei'], 'wrong-type', ''],
    [{ kind: 'mac' }, 'unknown-value', 'kind'],
    [{ ignoreCase: 'yes' }, 'unknown-value', 'ignoreCase'],
    [{ minLength: 0 }, 'unknown-value', 'minLength'],
    [{ maxLength: 129 }, 'unknown-value', 'maxLength'],
    [{ pattern: 7 }, 'unknown-value', 'pattern'],
    [{ pattern: '(' }, 'pattern-invalid', 'pattern'],
    [{ pattern: '(a+)+' }, 'pattern-too-costly', 'pattern'],
    [{ pattern: '(?:a|b)*' }, 'pattern-too-costly', 'pattern'],
    [{ pattern: '.*.*.*x' }, 'pattern-too-costly', 'pattern'],
    [{ pattern: 'a?a?a?a?a?a*a*x' }, 'pattern-too-costly', 'pattern'],
    [{ pattern: 'a?a?a?a?a?a?a?a?a?a?.{0,128}.{0,128}x' }, 'pattern-too-costly', 'pattern'],
    [{ pattern: 'a{129}' }, 'pattern-too-costly', 'pattern'],
    [{ pattern: 'a{0,99999999999}' }, 'pattern-too-costly', 'pattern'],
    [{ pattern: '(a)\\1' }, 'pattern-unsupported', 'pattern'],
    [{ pattern: '(?=a)a' }, 'pattern-unsupported', 'pattern'],
    [{ pattern: '(?<n>a)\\k<n>' }, 'pattern-unsupported', 'pattern'],
  ];
  for (const [input, code, path] of wrong) {
    it(`refuses ${JSON.stringify(input)} with ${code}`, () => {
      const read = readSerialRule(input);
      const problems = read.ok ? [] : read.problems.map(problem => ({ code: problem.code, path: problem.path }));
      expect(problems).to.deep.equal([{ code, path }]);
    });
  }

  for (const pattern of [
    '\\d{8}',
    '(?:SN)?[0-9A-F]+',
    'A|B|C\\d*',
    '[^|]{5,20}',
    '\\w+-\\d+',
    '^X\\.\\d{3}$',
    '[\\]a]{2}',
    '(?:a|b)?(?:a|b)?a*a*x',
    '[A-Z]{2,4}-?\\d{4,10}(?:-\\d{1,2})?[A-Z]?',
  ]) {
    it(`takes the pattern ${pattern}`, () => {
      expect(readSerialRule({ pattern })).to.deep.equal({ ok: true, rule: { pattern } });
    });
  }
});

describe('checkSerial', () => {
  const cases: [serial: string, rule: SerialRule | undefined, broken: string | undefined][] = [
    ['00aO-1/x', undefined, undefined],
    ['', undefined, 'empty'],
    ['A|B', undefined, 'delimiter'],
    ['A\nB', undefined, 'control-character'],
    ['A\u2028B', undefined, 'control-character'],
    ['A\ud800', undefined, 'lone-surrogate'],
    ['A\u200bB', undefined, 'invisible-character'],
    ['A\u3164B', undefined, 'invisible-character'],
    ['A\u2800', undefined, 'invisible-character'],
    ['A\ufe0fB', undefined, 'invisible-character'],
    ['A' + '\u0301'.repeat(9), undefined, 'combining-marks'],
    ['Ấ'.normalize('NFD'), undefined, undefined],
    [' A', undefined, 'outer-space'],
    ['A B', undefined, undefined],
    ['A'.repeat(128), undefined, undefined],
    ['A'.repeat(129), undefined, 'too-long'],
    ['https://example.com/support', undefined, 'web-address'],
    ['ABC', { minLength: 4 }, 'too-short'],
    ['ABCDE', { maxLength: 4 }, 'too-long'],
    ['AB12', { pattern: '[A-Z]{2}\\d{2}' }, undefined],
    ['xAB12', { pattern: '[A-Z]{2}\\d{2}|x' }, 'pattern'],
    ['ab12', { pattern: '[A-Z]{2}\\d{2}', ignoreCase: true }, undefined],
    ['352099001761481', { kind: 'imei' }, undefined],
    ['352099001761482', { kind: 'imei' }, 'imei'],
    ['35-209900-176148-1', { kind: 'imei' }, 'imei'],
    ['AF0123450ABCDE', { kind: 'meid' }, undefined],
    ['89148000000745809013', { kind: 'iccid' }, undefined],
    ['89148000000745809014', { kind: 'iccid' }, 'iccid'],
    ['1M8GDM9AXKP042788', { kind: 'vin' }, undefined],
    ['1M8GDM9A1KP042788', { kind: 'vin' }, 'vin'],
    ['WVWZZZ1JZ3W386752', { kind: 'vin' }, undefined],
    ['I1M8GDM9AXKP042788', { kind: 'vin' }, undefined],
    ['I1M8GDM9A1KP042788', { kind: 'vin' }, 'vin'],
    ['af0123450abcde', { kind: 'meid' }, undefined],
  ];
  for (const [serial, rule, broken] of cases) {
    it(`${JSON.stringify(serial.slice(0, 30))} under ${JSON.stringify(rule ?? {})}: ${broken ?? 'fits'}`, () => {
      expect(checkSerial(serial, rule, '|')?.rule).to.equal(broken);
    });
  }

  it('tells unsafe characters from a malformed serial', () => {
    expect(checkSerial('A|B', undefined, '|')?.code).to.equal('unsafe-characters');
    expect(checkSerial('', undefined, '|')?.code).to.equal('malformed');
  });

  it('looks at the delimiter in use', () => {
    expect(checkSerial('A|B', undefined, '~')).to.equal(undefined);
    expect(checkSerial('A~B', undefined, '~')?.rule).to.equal('delimiter');
  });
});

describe('serialKey', () => {
  const key = (serial: string, rule?: SerialRule) => serialKey('SKU-1', serial, rule);

  it('knows a MEID in either case, and a VIN with its data identifier, as the same unit', () => {
    expect(key('a0000000002329', { kind: 'meid' })).to.equal(key('A0000000002329', { kind: 'meid' }));
    expect(key('I1M8GDM9AXKP042788', { kind: 'vin' })).to.equal(key('1M8GDM9AXKP042788', { kind: 'vin' }));
  });

  it('keeps other serials apart', () => {
    expect(key('a0000000002329')).not.to.equal(key('A0000000002329'));
    expect(key('I1M8GDM9AXKP042788')).not.to.equal(key('1M8GDM9AXKP042788'));
  });
});

describe('any rule and any serial', () => {
  const pieces = fc.constantFrom(
    ...['a', 'O', '0', '.', '\\d', '[a-z]', '[^|]', '(?:a|O)', '(', ')', '|', '?', '*', '+', '{2}', '{0,9}', '{128}'],
    ...['{0,128}', '\\', '^', '$', '\\b', '{', '[', ']', '(?<n>', '\\1'],
  );
  const rules = fc.record(
    {
      kind: fc.oneof(fc.constantFrom('free', 'imei', 'meid', 'iccid', 'vin'), fc.anything()),
      pattern: fc.oneof(
        fc.array(pieces, { maxLength: 20 }).map(parts => parts.join('')),
        fc.anything(),
      ),
      minLength: fc.anything(),
      maxLength: fc.oneof(fc.nat(200), fc.anything()),
      ignoreCase: fc.oneof(fc.boolean(), fc.anything()),
    },
    { requiredKeys: [] },
  );
  const serials = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a'.repeat(128), 'O0'.repeat(64), 'a'.repeat(100_000), '352099001761481', '35-2O99OO-176148-I'),
  );

  it('gives an answer with a code', () => {
    fc.assert(
      fc.property(fc.oneof(rules, fc.anything()), serials, fc.constantFrom('|', ''), (input, serial, delimiter) => {
        const read = readSerialRule(input);
        if (!read.ok) {
          for (const { code } of read.problems) expect(code).to.match(/^(wrong-type|unknown-value|pattern-[a-z-]+)$/);
          return;
        }
        const problem = checkSerial(serial, read.rule, delimiter);
        if (problem) expect(problem.rule).to.match(/^[a-z]+(-[a-z]+)*$/);
        for (const suggestion of suggestSerial(serial, read.rule))
          expect(checkSerial(suggestion.serial, read.rule, ''), suggestion.serial).to.equal(undefined);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('serialKey', () => {
  it('is the same unit per product, unless the rule says globally', () => {
    expect(serialKey('A', '1', undefined)).not.to.equal(serialKey('B', '1', undefined));
    expect(serialKey('A', '1', { uniqueness: 'global' })).to.equal(serialKey('B', '1', { uniqueness: 'global' }));
  });

  it('keeps case and leading zeros, unless the rule ignores case', () => {
    expect(serialKey('A', 'x1', undefined)).not.to.equal(serialKey('A', 'X1', undefined));
    expect(serialKey('A', '01', undefined)).not.to.equal(serialKey('A', '1', undefined));
    expect(serialKey('A', 'x1', { ignoreCase: true })).to.equal(serialKey('A', 'X1', { ignoreCase: true }));
  });
});

import { expect } from 'chai';
import { REFUSAL_CODES } from '../../src/domain/model/verdict.js';
import { en } from '../../src/strings/en.js';
import { format, plural } from '../../src/strings/format.js';

describe('strings', () => {
  it('say of every refusal what was wrong and what to do next', () => {
    for (const code of REFUSAL_CODES) {
      expect(en.refusals[code].title, code).to.match(/\w{3}/);
      expect(en.refusals[code].next, code).to.match(/\w{3}.*[.]$/);
    }
  });

  it('say the same of every scan that could not be given, and of every doubt', () => {
    for (const [rule, { title, next }] of Object.entries({ ...en.scanProblems, ...en.doubts })) {
      expect(title, rule).to.match(/\w{3}/);
      expect(next, rule).to.match(/\w{3}.*[.]$/);
    }
  });

  it('are JSON, so that a translation can be loaded', () => {
    expect(JSON.parse(JSON.stringify(en))).to.deep.equal(en);
  });

  it('take values, and keep a place that has none', () => {
    expect(format('{a} of {b}', { a: 2 })).to.equal('2 of {b}');
    expect(format('{a}', { a: '{b}', b: 'x' })).to.equal('{b}');
  });

  it('take the plural form of their locale', () => {
    const forms = { one: '{count} kus', few: '{count} kusy', other: '{count} kusů' };
    const czech = { ...en, locale: 'cs' };
    expect([1, 3, 5].map(count => plural(czech, forms, count))).to.deep.equal(['1 kus', '3 kusy', '5 kusů']);
  });
});

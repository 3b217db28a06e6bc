import { expect } from 'chai';
import { writeAudit } from '../../src/output/index.js';
import { guardFormula, parseCsv } from '../../src/output/csv.js';
import { Bench } from '../domain/bench.js';

function journal() {
  const bench = new Bench();
  bench.scan('P1');
  bench.scan('P1');
  bench.scan('=HYPERLINK("x")');
  bench.ask({ type: 'count-unreadable', lineId: '2', unitId: 'u1', reason: 'torn' });
  bench.ask({ type: 'complete', eventId: 'E1' });
  return bench.facts;
}

describe('the audit file', () => {
  it('has a row a fact, with who, when, from where and what was read', () => {
    const { name, text } = writeAudit(journal(), 'csv');
    expect(name).to.equal('audit-D1.csv');
    const [head, ...rows] = parseCsv(text);
    const facts = rows.map(row => Object.fromEntries((head ?? []).map((column, at) => [column, row[at]])));
    expect(facts.length).to.equal(journal().length);
    expect(facts[1]).to.include({
      at: '1970-01-01T00:00:00.002Z',
      fact: 'serial-accepted',
      deviceId: 'till-1',
      userId: 'mia',
      serial: 'P1',
      source: 'wedge',
      raw: 'P1',
    });
    expect(facts[2]).to.include({ fact: 'reading-refused', code: 'duplicate-in-flow' });
  });

  it('guards what a spreadsheet would run', () => {
    expect(writeAudit(journal(), 'csv').text).not.to.match(/(^|,)=/m);
  });

  it('guards a formula by whatever sign, and behind whatever is not seen, it begins', () => {
    const signs = ['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20', '\u2212'];
    const before = ['', '\n', '\r\n', '\t', ' ', '\u00a0', '\u200b', '\ufeff'];
    for (const field of signs.flatMap(sign => before.map(lead => `${lead}${sign}1+2`)))
      expect(guardFormula(field), JSON.stringify(field)).to.equal(`'${field}`);
    for (const field of ['A=1', '4006381333207', 'SN-1', '', 'ＡＢ']) expect(guardFormula(field)).to.equal(field);
  });

  it('has every fact whole as JSON', () => {
    expect(JSON.parse(writeAudit(journal(), 'json').text)).to.deep.equal(JSON.parse(JSON.stringify(journal())));
  });
});

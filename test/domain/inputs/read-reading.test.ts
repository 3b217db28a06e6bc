import { expect } from 'chai';
import { readReading, type ReadReading } from '../../../src/domain/inputs/read-reading.js';

const DEFAULTS = { now: () => 1000, newId: () => 'fresh' };
const SOUND = { id: 'r1', text: 'SN-1', source: 'wedge', atMs: 5 } as const;
const read = (given: unknown): ReadReading => readReading(given, DEFAULTS);
const ruleOf = (given: unknown): string | undefined => {
  const result = read(given);
  return result.ok ? undefined : result.refusal.rule;
};

describe('readReading', () => {
  it('gives a plain object of its own with the known fields alone', () => {
    const bytes = new Uint8Array([1, 2]);
    const full = {
      ...SOUND,
      bytes,
      symbology: 'code-128',
      aim: ']C1',
      group: 'g',
      device: 'd',
      doubts: ['continued'],
      candidates: ['c'],
      replaces: 'r0',
      continues: 'r0',
      usText: 'u',
    };
    const result = read({ ...full, colour: 'red' });
    expect(result).to.deep.equal({ ok: true, reading: full });
    bytes[0] = 9;
    expect(result.ok && result.reading.bytes?.[0]).to.equal(1);
  });

  it('takes the fields of a class too, and reads each once', () => {
    let reads = 0;
    class Scan {
      readonly source = 'wedge';
      get text(): unknown {
        return reads++ === 0 ? 'SN-1' : 5;
      }
    }
    expect(read(new Scan())).to.deep.equal({
      ok: true,
      reading: { id: 'fresh', text: 'SN-1', source: 'wedge', atMs: 1000 },
    });
    expect(reads).to.equal(1);
  });

  it('gives an id where there is none, and takes null for absent', () => {
    const absent = { id: null, bytes: null, symbology: null, aim: null, group: null, device: null, usText: null };
    for (const given of [
      { ...SOUND, ...absent },
      { ...SOUND, id: '' },
      { ...SOUND, id: undefined },
    ])
      expect(read(given)).to.deep.equal({ ok: true, reading: { ...SOUND, id: 'fresh' } });
  });

  it('takes the doubt that sources of the first version tell', () => {
    const doubtsOf = (doubt: unknown) => {
      const result = read({ ...SOUND, doubt });
      return result.ok && result.reading.doubts;
    };
    expect(doubtsOf('cut-off')).to.deep.equal(['fragment']);
    expect(doubtsOf('layout-mismatch')).to.deep.equal(['layout']);
    expect(doubtsOf('single-picture')).to.deep.equal(['single-picture']);
    expect(doubtsOf('of mine')).to.equal(undefined);
  });

  it('ignores a symbology that it does not know', () => {
    expect(read({ ...SOUND, symbology: 'maxicode' })).to.deep.equal({ ok: true, reading: SOUND });
  });

  for (const atMs of [NaN, Infinity, -Infinity, -1, 1e308, 1.7e18, 253_402_300_800_000, '5', null, undefined, {}])
    it(`takes its own time for one of ${typeof atMs} ${JSON.stringify(atMs)}`, () => {
      expect(read({ ...SOUND, atMs })).to.deep.equal({ ok: true, reading: { ...SOUND, atMs: 1000 } });
    });

  for (const atMs of [0, 1, 1.5, 1_700_000_000_000, 253_402_300_799_999])
    it(`keeps a time of ${atMs}`, () => {
      expect(read({ ...SOUND, atMs })).to.deep.equal({ ok: true, reading: { ...SOUND, atMs } });
    });

  for (const text of [
    undefined,
    null,
    12345,
    NaN,
    true,
    5n,
    Symbol('x'),
    [],
    ['SN-1'],
    {},
    new String('SN-1'),
    () => 'SN-1',
  ])
    it(`refuses a text of ${typeof text} ${Object.prototype.toString.call(text)}`, () => {
      expect(read({ ...SOUND, text })).to.deep.equal({ ok: false, refusal: { code: 'malformed', rule: 'not-a-text' } });
    });

  for (const given of [undefined, null, 5, 'SN-1', true, Symbol('x'), [], [SOUND], () => SOUND, {}])
    it(`refuses ${Object.prototype.toString.call(given)} in place of a reading`, () => {
      expect(ruleOf(given)).to.equal('not-a-text');
    });

  it('refuses a text that no code can hold, and shows its beginning', () => {
    const result = read({ ...SOUND, text: 'x'.repeat(16_385) });
    const refusal = { code: 'malformed', rule: 'too-long', text: 'x'.repeat(100) };
    expect(result).to.deep.equal({ ok: false, refusal });
  });

  for (const [field, values] of Object.entries({
    id: [7, {}, 'i'.repeat(201)],
    source: [undefined, null, '', 'nfc', 7, ['wedge']],
    bytes: [[1, 2], 'AQ==', 5, {}, new ArrayBuffer(1), new Uint8Array(16_385)],
    symbology: [7, ['qr-code']],
    aim: [7],
    group: [7, {}, [], 'g'.repeat(201)],
    device: [{}],
    doubt: [true],
    usText: [7, 'u'.repeat(16_385)],
    doubts: ['typed', [7], Array(17).fill('typed')],
    candidates: ['SN-2', [{}], ['c'.repeat(16_385)]],
    replaces: [7, 'r'.repeat(201)],
  }))
    it(`refuses a wrong ${field}, with the text in hand`, () => {
      for (const value of values) {
        const refusal = { code: 'malformed', rule: `wrong-${field}`, text: 'SN-1' };
        expect(read({ ...SOUND, [field]: value })).to.deep.equal({ ok: false, refusal });
      }
    });

  it('takes the doubts that are known, once each, and copies of the candidates', () => {
    const given = { ...SOUND, doubts: ['typed', 'soon', 'hole', 'typed'], candidates: ['SN-1X'], replaces: 'r0' };
    const reading = { ...SOUND, doubts: ['hole', 'typed'], candidates: ['SN-1X'], replaces: 'r0' };
    expect(read(given)).to.deep.equal({ ok: true, reading });
    expect(read({ ...SOUND, doubts: ['soon'], candidates: [] })).to.deep.equal({ ok: true, reading: SOUND });
  });

  it('refuses what throws when it is looked at', () => {
    const fail = (): never => {
      throw new TypeError('no');
    };
    for (const field of ['id', 'text', 'source', 'bytes', 'atMs', 'group'])
      expect(ruleOf(Object.defineProperty({ ...SOUND }, field, { get: fail }))).to.equal('unreadable');
    expect(ruleOf(new Proxy({}, { get: fail }))).to.equal('unreadable');
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(ruleOf(proxy)).to.equal('unreadable');
  });
});

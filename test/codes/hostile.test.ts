import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  gs1CheckDigit,
  hasGs1CheckDigit,
  hasLuhnDigit,
  isDeviceId,
  parseReading,
  readDeviceId,
  toGtin14,
  type Parsed,
  type ParseContext,
  type Reading,
} from '../../src/codes/index.js';
import { countWork } from '../support/count-work.js';
import { HEADS, SEEDS } from '../support/endless-texts.js';

const GS = '\x1d';
/** Texts of every grammar, to be broken. */
const RIGHT = [
  `]C1010952123454321321ABC${GS}10LOT`,
  `${GS}21ABC${GS}${GS}0109521234543213`,
  '(01)09521234543213(21)A\\(B(8003)09521234543213X',
  'https://example.com/x/01/09521234543213/10/L/21/A%2FB?17=271231&x=1',
  'https://id.gs1.org/DBFRJydaKAowOQ',
  'urn:epc:id:sgtin:0614141.812345.32a%2Fb',
  'urn:epc:tag:sgtin-96:3.0614141.812345.6789',
  `[)>\x1e06${GS}1PX${GS}SA${GS}SB\x1e\x04`,
  `[)>\x1e12${GS}PNO M-7${GS}SER 00A1\x1e05${GS}0109521234543213\x1e\x04`,
  '+A99912345/$$52001510X3/16D20111212/S77DEFG45F',
  '30564521480C0E4000001A85',
  'F7E095212341234530301C5CD67C',
  '0036000291452',
  '04252614',
  '00106141412345678908',
  '352099001761481',
  '89014103211118510720',
  '1M8GDM9AXKPO42788',
];
const PIECES = [
  ...[GS, '\x1e', '\x04', '\0', '\u2028', '\ud800', '\u{1f600}', 'é', ' ', '\r\n'],
  ...['(', ')', '\\(', '%', '%2F', '%zz', '/', '?', '&', '=', '|]e0', ']C1', ']E0', '<GS>', '^]', '*', '+', '$$', '.'],
  ...['0'.repeat(60), '9'.repeat(60), '21', '8003', 'urn:epc:', 'https://', '[)>', 'constructor', '__proto__'],
];

/** A right text with a few places cut out, doubled or filled with what does not belong there. */
const nearlyRight = fc
  .tuple(
    fc.constantFrom(...RIGHT),
    fc.array(fc.tuple(fc.nat(99), fc.nat(4), fc.constantFrom(...PIECES, ...RIGHT)), { maxLength: 4 }),
  )
  .map(([text, edits]) =>
    edits.reduce((broken, [at, cut, piece]) => broken.slice(0, at) + piece + broken.slice(at + cut), text),
  );
const texts = fc.oneof(nearlyRight, fc.string({ unit: 'binary' }), fc.constantFrom('', ...RIGHT));
const readings = fc.record(
  {
    id: fc.constant('1'),
    text: texts,
    bytes: fc.uint8Array(),
    aim: fc.oneof(fc.constantFrom(']C1', ']Q3', ']E0', ']E4', ']I1', 'toString'), fc.string()),
    symbology: fc.constantFrom('ean-13' as const, 'upc-a' as const, 'upc-e' as const, 'gs1-databar' as const),
    source: fc.constantFrom('rfid' as const, 'camera' as const, 'wedge' as const, 'manual' as const),
    atMs: fc.constant(0),
  },
  { requiredKeys: ['id', 'text', 'source', 'atMs'] },
);
const contexts = fc.record(
  {
    expects: fc.constantFrom('product' as const, 'serial' as const, 'any' as const),
    isProduct: fc.func(fc.boolean()),
    rule: fc.constantFrom({ dataIdentifiers: true }, { kind: 'imei' as const }, { pattern: '\\d{20}' }),
  },
  { requiredKeys: ['expects', 'isProduct'] },
);

/** Is it a result that a flow can go on with? */
function expectWellFormed(parsed: Parsed): void {
  if (!parsed.ok) {
    expect(parsed.error.rule).to.match(/^[a-z\d]+(-[a-z\d]+)*$/);
    expect(parsed.error.part.length).to.be.at.most(100);
    return;
  }
  const { warnings, gtin, ais = [], serials, ...code } = parsed.code;
  for (const warning of warnings) expect(warning).to.match(/^[a-z\d]+(-[a-z\d]+)*$/);
  if (gtin !== undefined) expect(toGtin14(gtin)).to.equal(gtin);
  for (const [ai, value] of ais) expect(ai + value).to.match(/^\d\d[!-z]+$/);
  if (serials) expect([serials.length > 1, code.serial]).to.deep.equal([true, undefined]);
  expect(Object.values(code)).not.to.include.members([undefined, '']);
}

const plainContext: ParseContext = { expects: 'any', isProduct: () => true, rule: { dataIdentifiers: true } };
const read = (text: string, source: Reading['source']) => parseReading({ id: '', text, source, atMs: 0 }, plainContext);

describe('hostile input', () => {
  it('gives a code or a coded error, and the same again', () => {
    fc.assert(
      fc.property(readings, contexts, (reading, context) => {
        const parsed = parseReading(reading, context);
        expectWellFormed(parsed);
        expect(parseReading(reading, context)).to.deep.equal(parsed);
      }),
      { numRuns: 5_000 },
    );
  });

  it('answers every question about any text', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(gs1CheckDigit(text)).to.be.a('string');
        for (const answer of [hasGs1CheckDigit(text), hasLuhnDigit(text), hasLuhnDigit(text, 16)])
          expect(answer).to.be.a('boolean');
        expect(toGtin14(text) ?? '00000000000000').to.match(/^\d{14}$/);
        // The check digit of a VIN counts in North America only, so that it may be a serial and yet not read as one.
        for (const kind of ['imei', 'meid', 'iccid', 'vin'] as const)
          if (isDeviceId(kind, text)) expect(kind === 'vin' || readDeviceId(kind, text.toUpperCase())).to.be.ok;
        for (const kind of ['imei', 'imeisv', 'imei14', 'meid', 'iccid', 'vin'] as const)
          expect(readDeviceId(kind, text) ?? 'A').to.match(/^[\dA-Z]+$/);
      }),
      { numRuns: 2_000 },
    );
  });

  describe('of great length', () => {
    it('does ten times the work, and no more, for ten times the characters', () => {
      for (const source of ['wedge', 'rfid'] as const)
        for (const head of Object.values(HEADS))
          for (const seed of SEEDS) {
            const work = (length: number) => {
              const text = (head + seed.repeat(length)).slice(0, length);
              return countWork(() => read(text, source)) / length;
            };
            // What a grammar does at most once, such as a hundred elements, weighs more in the shorter text.
            expect(work(8_000), `${head}${seed}… inside the door`).to.be.below(1.2 * work(800) + 50);
            expect(work(100_000), `${head}${seed}… behind it`).to.be.below(20);
          }
    });

    it('asks no product and opens no grammar behind 8,000 characters', () => {
      let asked = 0;
      const isProduct = () => ++asked > 0;
      for (const head of Object.values(HEADS)) {
        const text = head + 'A'.repeat(100_000);
        const parsed = parseReading({ id: '', text, source: 'wedge', atMs: 0 }, { expects: 'any', isProduct });
        expect(parsed).to.have.nested.property('error.rule', 'too-long');
      }
      expect(asked).to.equal(0);
    });
  });
});

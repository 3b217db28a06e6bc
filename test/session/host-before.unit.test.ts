import { expect } from 'chai';
import type { Reading } from '../../src/codes/reading.js';
import type { DocumentLineInput } from '../../src/domain/inputs/document-input.js';
import type { LedgerEntry } from '../../src/domain/model/ledger-entry.js';
import type { Verdict } from '../../src/domain/model/verdict.js';
import type { Capture } from '../../src/ports/capture.js';
import type { VerifyAnswer } from '../../src/ports/host.js';
import { PartnerSource } from '../support/partner-source.js';
import { openSmallFlow, until, verdictsOf } from '../support/small-flow.js';

const OWN = '4006381333207';
const LENS_GTIN = '5901234123457';
const PRODUCTS = [
  { sku: 'CAMERA', gtins: [OWN], SerialNumberRequired: true },
  { sku: 'LENS', gtins: [LENS_GTIN], SerialNumberRequired: true },
  { sku: 'FLASH', SerialNumberRequired: true },
  { sku: 'SCREW', barcodes: ['100451'], SerialNumberRequired: false },
  { sku: 'FILM', gtins: ['96385074'], SerialNumberRequired: true },
  { sku: 'TWIN-A', barcodes: ['TWIN'], SerialNumberRequired: true },
  { sku: 'TWIN-B', barcodes: ['TWIN'], SerialNumberRequired: true },
];
const LINES: readonly DocumentLineInput[] = [
  { lineId: '1', sku: 'CAMERA', expectedQty: 9 },
  { lineId: '2', sku: 'LENS', expectedQty: 9, expectedSerials: ['LENS-1'], serialPolicy: 'advisory' },
  { lineId: '3', sku: 'FLASH', expectedQty: 9 },
];
const inLedger = (sku: string, serial: string): LedgerEntry => ({ sku, serial, status: 'gone', locationId: 'there' });

interface Shop {
  readonly capture: Capture;
  readonly asked: string[];
  scan(text: string, more?: Partial<Reading>): Promise<Verdict>;
}

/** A flow that asks for the serials of cameras, and a host that answers so about any serial of a camera. */
async function shopWith(answer: VerifyAnswer, ledger: readonly LedgerEntry[] = []): Promise<Shop> {
  const asked: string[] = [];
  const source = new PartnerSource();
  const capture = await openSmallFlow({
    products: PRODUCTS,
    sources: [source],
    host: {
      verify: ({ sku, serial }) => {
        asked.push(`${sku} ${serial}`);
        return Promise.resolve(sku === 'CAMERA' ? answer : 'unanswered');
      },
    },
  });
  await capture.device.seedLedger(ledger);
  await capture.open({
    flow: 'transfer-receive',
    documentId: 'T',
    locationId: 'here',
    sourceLocationId: 'there',
    lines: LINES,
  });
  await capture.request({ type: 'select-line', lineId: '1' });
  const verdicts = verdictsOf(capture);
  let count = 0;
  const scan = async (text: string, more: Partial<Reading> = {}): Promise<Verdict> => {
    const before = verdicts.length;
    source.deliver({ id: `r${count++}`, text, source: 'wedge', atMs: Date.now(), ...more });
    await until(() => verdicts.length > before, `${text} is answered`);
    const verdict = verdicts.at(-1);
    if (!verdict) throw new Error('no verdict');
    return verdict;
  };
  return { capture, asked, scan };
}

/** In one word: what became of a reading, and what it is about. */
function short(verdict: Verdict): string {
  if (verdict.outcome === 'refused') return `refused ${verdict.code}`;
  if (verdict.outcome !== 'prompt') return verdict.outcome;
  const { prompt } = verdict;
  return prompt.type === 'confirm' ? `confirm ${prompt.rule ?? prompt.code}` : prompt.type;
}

describe('a host that may know what a weaker clue refuses or asks about', () => {
  for (const [what, without, text, more, ledger] of [
    ['a serial of another line, by the ledger', 'wrong-product', 'L-7', {}, [inLedger('LENS', 'L-7')]],
    [
      'a serial of a product without a line, by the ledger',
      'confirm wrong-product',
      'F-7',
      {},
      [inLedger('FILM', 'F-7')],
    ],
    [
      'a serial of two products, by the ledger',
      'product',
      'X-7',
      {},
      [inLedger('LENS', 'X-7'), inLedger('FLASH', 'X-7')],
    ],
    ['the GTIN of a product without a line', 'refused not-on-document', '96385074', {}, []],
    ['the barcode of a product without a line', 'confirm feed-code', '100451', {}, []],
    ['a GTIN that nobody has, by its symbol', 'refused unknown-product', '5012345678900', { symbology: 'ean-13' }, []],
    [
      'a case code that nobody has, by its symbol',
      'refused case-pack-not-allowed',
      '15012345678907',
      { symbology: 'itf' },
      [],
    ],
    ['a code of logistics', 'refused case-pack-not-allowed', '00106141412345678908', {}, []],
    ['a barcode that two products share', 'refused not-on-document', 'TWIN', {}, []],
    ['a link', 'refused malformed', 'www.shop.example/s/7', {}, []],
    ['a network', 'refused malformed', 'WIFI:S:AB7;;', {}, []],
    ['an escape of ECI', 'refused malformed', '\\000026AB7', {}, []],
    ['a message without its separators', 'refused malformed', '[)>06SAB7', {}, []],
    ['elements without a symbol, which cannot be read', 'refused malformed', `10LOT0104006381333207`, {}, []],
    ['spelled separators', 'refused doubtful', 'AB<GS>7', {}, []],
    ['a product code by its check digit', 'confirm product-code', '4012345678901', {}, []],
  ] as const) {
    it(`is asked once about it, and knows it: ${what}`, async () => {
      const { scan, asked, capture } = await shopWith('known', ledger);
      expect(short(await scan(text, more))).to.equal('accepted');
      expect(asked).to.deep.equal([`CAMERA ${text}`]);
      const [line] = capture.state?.lines ?? [];
      expect(line?.serials).to.have.length(1);
      expect(line?.serials[0]).to.include({ serial: text, verification: 'verified' });
      capture.close();
    });

    for (const answer of ['unknown', 'unanswered'] as const)
      it(`is asked once about it, and it is as before where it is ${answer}: ${what}`, async () => {
        const { scan, asked, capture } = await shopWith(answer, ledger);
        const found = short(await scan(text, more));
        expect(asked).to.deep.equal([`CAMERA ${text}`]);
        const isRefused = answer === 'unknown' && without.startsWith('confirm');
        expect(found.split(' ')[0]).to.equal(isRefused ? 'refused' : without.split(' ')[0]);
        if (!isRefused) expect(found).to.equal(without);
        expect(capture.state?.lines.map(({ serials }) => serials.length)).to.not.include(1);
        capture.close();
      });
  }

  for (const [what, outcome, text, more] of [
    ['the code of the product that is asked for', 'serial', OWN, {}],
    ['the code of another product that has a line', 'serial', LENS_GTIN, {}],
    ['a serial that another line lists', 'wrong-product', 'LENS-1', {}],
    ['a code of GS1 that is broken', 'refused malformed', '0104006381333206', { aim: ']C1' }],
    ['a GTIN with a wrong check digit, by its symbol', 'refused malformed', '5012345678901', { symbology: 'ean-13' }],
    ['an address of the web, which is none but by a pattern', 'refused malformed', 'https://shop.example/s/7', {}],
    ['a part', 'refused malformed', 'AB7', { doubts: ['fragment'] }],
  ] as const)
    it(`is not asked about ${what}`, async () => {
      const { scan, asked, capture } = await shopWith('known');
      expect(short(await scan(text, more))).to.equal(outcome);
      expect(asked).to.deep.equal([]);
      capture.close();
    });

  it('says which of two texts the keys mean', async () => {
    const both = { usText: 'AB-7', doubts: ['layout'] } as const;
    const known = await shopWith('known');
    expect(short(await known.scan('ABß7', both))).to.equal('accepted');
    expect(known.capture.state?.lines[0]?.serials[0]?.serial).to.equal('AB-7');
    expect(known.asked).to.deep.equal(['CAMERA AB-7']);
    const unknown = await shopWith('unknown');
    expect(short(await unknown.scan('ABß7', both))).to.equal('choice');
    expect(unknown.asked).to.deep.equal(['CAMERA AB-7']);
    known.capture.close();
    unknown.capture.close();
  });

  it('speaks for a pair: what it knows of one product does not count for another', async () => {
    const { scan, asked, capture } = await shopWith('unknown', [inLedger('LENS', 'L-7')]);
    expect(short(await scan('L-7'))).to.equal('wrong-product');
    expect(short(await capture.request({ type: 'confirm-prompt' }))).to.equal('accepted');
    expect(asked).to.deep.equal(['CAMERA L-7', 'LENS L-7']);
    expect(capture.state?.lines[1]?.serials[0]).to.include({ verification: 'unverified' });
    capture.close();
  });

  for (const [answer, outcome] of [
    ['known', 'accepted'],
    ['unknown', 'refused duplicate-in-flow'],
    ['unanswered', 'confirm duplicate-in-flow'],
  ] as const)
    it(`is asked before a serial that another product has is called a duplicate: ${answer}`, async () => {
      const { scan, asked, capture } = await shopWith(answer);
      await capture.request({ type: 'select-line', lineId: '3' });
      expect(short(await scan('S-7'))).to.equal('accepted');
      await capture.request({ type: 'select-line', lineId: '1' });
      expect(short(await scan('S-7'))).to.equal(outcome);
      expect(asked).to.deep.equal(['FLASH S-7', 'CAMERA S-7']);
      if (answer === 'unanswered') {
        expect(short(await capture.request({ type: 'confirm-prompt' }))).to.equal('accepted');
        expect(asked, 'it is asked once').to.have.length(2);
      }
      capture.close();
    });
});

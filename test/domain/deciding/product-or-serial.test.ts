import { expect } from 'chai';
import type { SerialRule } from '../../../src/codes/index.js';
import type { Evidence } from '../../../src/domain/model/action.js';
import type { DocumentLine } from '../../../src/domain/model/document.js';
import type { LedgerEntry } from '../../../src/domain/model/ledger-entry.js';
import { Bench, CABLE, DRILL, NO_EVIDENCE, PHONE, product, short, STRAY } from '../bench.js';

const PHONE_GTIN = '9521234543213';
/** A product that is counted, whose SKU looks like a serial. */
const SCREW = product('100451', { serialNumberRequired: false });
/** A serialized product whose SKU looks like a serial. */
const SAFE = product('100452');

const inLedger = (sku: string, serial: string): Partial<Evidence> => {
  const entry: LedgerEntry = { sku, serial, status: 'gone', locationId: 'here' };
  return { ledger: [entry], ledgerProducts: [] };
};

interface Given {
  readonly lines?: readonly Partial<DocumentLine>[];
  readonly kin?: readonly string[];
  readonly rule?: SerialRule;
  readonly isAsked?: boolean;
}

/** A flow that asks for the serials of the phone, unless nothing is asked. */
function flow({ lines = [], kin = [], rule, isAsked = true }: Given): Bench {
  const phone = { ...PHONE, ...(rule && { serialRule: rule }) };
  const whole = [{ sku: 'PHONE' }, ...lines].map((line, at): DocumentLine => {
    return { lineId: String(at + 1), sku: '', serialPolicy: 'none', ...line };
  });
  const bench = new Bench({ flow: 'blind-receiving', lines: whole }, {}, [phone, DRILL, CABLE, STRAY, SCREW, SAFE]);
  bench.ask({ type: 'select-line', lineId: '1' });
  for (const serial of kin) bench.scan(serial);
  if (!isAsked) bench.ask({ type: 'close-prompt' });
  return bench;
}

const ofFeed = (named: typeof SCREW): Partial<Evidence> => ({ product: named });
const asked = (bench: Bench): string =>
  (bench.state.prompt && 'rule' in bench.state.prompt && bench.state.prompt.rule) || '';

describe('a code of the product whose serial is asked for', () => {
  for (const text of [PHONE_GTIN, `0${PHONE_GTIN}`, 'PHONE'])
    it(`is the product, whatever pattern fits it: ${text}`, () => {
      for (const pattern of ['[A-Z0-9]{5,20}', '\\d{13}', '.*']) {
        const bench = flow({ rule: { pattern } });
        expect(short(bench.scan(text))).to.equal('prompt serial');
        expect(bench.counts).to.deep.equal([0]);
      }
    });

  it('is never its serial without a yes, though the document lists it', () => {
    for (const isAsked of [true, false]) {
      const bench = flow({ isAsked });
      const listed = new Bench({
        lines: [{ lineId: '1', sku: 'PHONE', expectedSerials: [PHONE_GTIN], serialPolicy: 'exact' }],
      });
      if (isAsked) listed.ask({ type: 'select-line', lineId: '1' });
      expect(short(listed.scan(PHONE_GTIN))).to.equal('confirm doubtful');
      expect(asked(listed)).to.equal('own-code');
      expect(listed.counts).to.deep.equal([0]);
      expect(short(listed.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE }))).to.equal('accepted doubtful');
      expect(short(bench.scan(PHONE_GTIN, inLedger('PHONE', PHONE_GTIN)))).to.equal('confirm doubtful');
    }
  });

  it('is asked about in every spelling that a list or a symbol may have', () => {
    const drill = product('DRILL', {
      gtins: ['00042100005264'],
      barcodes: ['B-77'],
      serialRule: { dataIdentifiers: true },
    });
    const own = [
      '042100005264',
      '0042100005264',
      '00042100005264',
      '04252614',
      '425261',
      '04210000526',
      'B-77',
      'DRILL',
    ];
    for (const text of own) {
      const lines = [{ lineId: '1', sku: 'DRILL', expectedSerials: [text], serialPolicy: 'exact' }] as const;
      for (const said of [text, `S${text}`, `]C121${text}`]) {
        const bench = new Bench({ lines }, {}, [drill]);
        bench.ask({ type: 'select-line', lineId: '1' });
        expect(short(bench.scan(said)), said).to.equal('confirm doubtful');
        expect(asked(bench), said).to.equal('own-code');
      }
    }
  });

  it('is asked about however it is spelled, typed, or announced, and with a wrong check digit', () => {
    const drill = product('GC-X1', { gtins: ['00042100005264', '04006381333207'], barcodes: ['B-77'] });
    const typed = ['04210000526', '425261'];
    const spelled = [
      ...['gc-x1', 'GCX1', 'Gc X1', '*GC-X1*', 'b77', '4-006381-333207', '0004006381333207', '042100005263'],
      ...['1PGC-X1', 'PGC-X1', '30PGC-X1', 'P/N:GC-X1', 'P/N 4006381333207'],
    ];
    const texts = [...[...typed, ...spelled].map(text => [text, 'manual']), ...spelled.map(text => [text, 'wedge'])];
    for (const [text = '', source] of texts) {
      const bench = new Bench({ lines: [{ lineId: '1', sku: 'GC-X1', serialPolicy: 'none' }] }, {}, [drill]);
      bench.ask({ type: 'select-line', lineId: '1' });
      expect(short(bench.scan(text, {}, { source: source === 'manual' ? source : 'wedge' })), text).to.equal(
        'confirm doubtful',
      );
      expect(asked(bench), text).to.equal('own-code');
    }
  });

  it('is asked about on a line that was made by scanning, too', () => {
    const bench = new Bench({ flow: 'blind-receiving', lines: [] }, {}, [PHONE]);
    bench.scan('PHONE', ofFeed(PHONE));
    expect(short(bench.scan('PHONE', {}, { source: 'manual' }))).to.equal('confirm doubtful');
    expect(asked(bench)).to.equal('own-code');
  });

  it('is not what a serial begins with that has its SKU in front', () => {
    const lines = [{ lineId: '1', sku: 'DRILL', serialPolicy: 'none' }] as const;
    for (const text of ['DRILL-000451', 'DRILL 2', 'XDRILL']) {
      const bench = new Bench({ lines });
      bench.ask({ type: 'select-line', lineId: '1' });
      expect(short(bench.scan(text)), text).to.equal('accepted');
    }
  });

  it('is asked about where an EAN symbol has it and the list as well', () => {
    const lines = [{ lineId: '1', sku: 'PHONE', expectedSerials: [PHONE_GTIN], serialPolicy: 'exact' }] as const;
    const bench = new Bench({ lines });
    bench.ask({ type: 'select-line', lineId: '1' });
    expect(short(bench.scan(PHONE_GTIN, {}, { symbology: 'ean-13' }))).to.equal('confirm doubtful');
  });
});

describe('a code of another product, while a serial is asked for', () => {
  const alike = ['100448', '100449'];
  const tables: readonly (readonly [what: string, given: Given, named: typeof SCREW, outcome: string])[] = [
    ['counts, and nothing is known', {}, SCREW, 'confirm doubtful'],
    ['counts, and looks like its kin', { kin: alike }, SCREW, 'confirm doubtful'],
    [
      'counts, has a line, and looks like its kin',
      { kin: alike, lines: [{ sku: SCREW.sku }] },
      SCREW,
      'confirm doubtful',
    ],
    ['counts, and its kin look otherwise', { kin: ['SN-1'] }, SCREW, 'counted'],
    ['counts, has a line, and nothing is known', { lines: [{ sku: SCREW.sku }] }, SCREW, 'counted'],
    ['has serials, and nothing is known', {}, SAFE, 'prompt serial'],
    ['has serials, and looks like its kin', { kin: alike }, SAFE, 'confirm doubtful'],
    [
      'has serials, has a line, and looks like its kin',
      { kin: alike, lines: [{ sku: SAFE.sku }] },
      SAFE,
      'prompt serial',
    ],
    ['counts, but the rule fits and takes no product code', { rule: { pattern: '\\d{6}' } }, SCREW, 'accepted'],
    ['counts, and the rule takes product codes too', { rule: { pattern: '\\d+' } }, SCREW, 'confirm doubtful'],
  ];
  for (const [what, given, named, outcome] of tables)
    it(`${what}: ${outcome}`, () => {
      const bench = flow(given);
      const evidence = given.lines ? {} : ofFeed(named);
      expect(short(bench.scan(named.sku, evidence))).to.equal(outcome);
      if (outcome === 'confirm doubtful') expect(asked(bench)).to.equal('feed-code');
    });

  it('is the serial that the list of this line has', () => {
    const lines = [
      { lineId: '1', sku: 'DRILL', expectedSerials: ['CABLE', PHONE_GTIN], serialPolicy: 'exact' },
      { lineId: '2', sku: 'CABLE', serialPolicy: 'none' },
      { lineId: '3', sku: 'PHONE', serialPolicy: 'none' },
    ] as const;
    const bench = new Bench({ lines });
    bench.ask({ type: 'select-line', lineId: '1' });
    expect(short(bench.scan('CABLE'))).to.equal('accepted');
    expect(bench.state.lines[0]?.serials[0]).to.deep.include({ doubts: ['feed-code'], voucher: 'list' });
    expect(short(bench.scan(PHONE_GTIN))).to.equal('accepted');
    expect(bench.counts).to.deep.equal([2, 0, 0]);
  });

  it('is the serial that the ledger has for this product, and a question where it has it for another', () => {
    expect(short(flow({}).scan(SCREW.sku, { ...ofFeed(SCREW), ...inLedger('PHONE', SCREW.sku) }))).to.equal('accepted');
    const bench = flow({ lines: [{ sku: 'DRILL' }, { sku: SCREW.sku }] });
    expect(short(bench.scan(SCREW.sku, inLedger('DRILL', SCREW.sku)))).to.equal('prompt wrong-product');
  });

  it('is the product where it is a GTIN, whatever its kin', () => {
    const lines = [{ sku: 'DRILL' }, { sku: 'PHONE' }];
    const bench = new Bench({
      flow: 'blind-receiving',
      lines: lines.map(({ sku }, at) => ({ lineId: String(at), sku, serialPolicy: 'none' })),
    });
    bench.ask({ type: 'select-line', lineId: '0' });
    for (const serial of ['9521234543201', '9521234543202', '9521234543203']) bench.scan(serial);
    expect(short(bench.scan(PHONE_GTIN))).to.equal('prompt serial');
    expect(bench.state.prompt).to.deep.include({ lineId: '1' });
  });

  it('is refused in a list, with the doubt', () => {
    const lines = [
      { lineId: '1', sku: 'DRILL', serialPolicy: 'none' },
      { lineId: '2', sku: 'CABLE', serialPolicy: 'none' },
    ] as const;
    const bench = new Bench({ lines });
    const verdict = bench.scan('CABLE', {}, { source: 'manual', list: { lineId: '1' } });
    expect(verdict).to.deep.include({ outcome: 'refused', code: 'doubtful', rule: 'feed-code' });
    expect(bench.counts).to.deep.equal([0, 0]);
  });
});

describe('a code of a product, while nothing is asked', () => {
  it('is the product', () => {
    expect(short(new Bench().scan('CABLE'))).to.equal('counted');
  });

  it('is asked about where a list or the ledger has it as a serial, too', () => {
    const lines = [
      { lineId: '1', sku: 'DRILL', expectedSerials: ['CABLE'], serialPolicy: 'exact' },
      { lineId: '2', sku: 'CABLE', serialPolicy: 'none' },
    ] as const;
    const bench = new Bench({ lines });
    expect(short(bench.scan('CABLE'))).to.equal('confirm doubtful');
    expect(asked(bench)).to.equal('feed-code');
    expect(short(bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE }))).to.equal('accepted doubtful');
    const counted = new Bench();
    expect(short(counted.scan('CABLE', inLedger('DRILL', 'CABLE')))).to.equal('confirm doubtful');
    expect(counted.counts).to.deep.equal([0, 0, 0]);
  });

  it('is the listed serial where no line has that product', () => {
    const lines = [{ lineId: '1', sku: 'DRILL', expectedSerials: ['STRAY'], serialPolicy: 'exact' }] as const;
    expect(short(new Bench({ lines }).scan('STRAY'))).to.equal('accepted');
  });
});

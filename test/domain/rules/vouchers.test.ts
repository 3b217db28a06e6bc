import { expect } from 'chai';
import { gs1CheckDigit, type SerialRule } from '../../../src/codes/index.js';
import { READING_DOUBTS } from '../../../src/codes/reading.js';
import { DOUBTS, VOUCHERS, type Doubt, type Voucher } from '../../../src/domain/model/doubt.js';
import { shapesOf } from '../../../src/domain/rules/serial-shapes.js';
import type { Evidence } from '../../../src/domain/model/action.js';
import { Bench, FEED, NO_EVIDENCE, product, short } from '../bench.js';

const GTIN = '04006381333207';
const EAN = '5901234123457';
/** Numbers beside each other whose last digit is no check digit of GS1, and the next one, whose is. */
const RUNNING = [1, 2, 3].map(at => `77000000000${at}${gs1CheckDigit(`77000000000${at}`) === '0' ? '1' : '0'}`);
const NEXT = `770000000009${gs1CheckDigit('770000000009')}`;

interface Scene {
  readonly text: string;
  /** The serial that the text says, where that is not the text. */
  readonly serial?: string;
  /** Serials of the product that are captured before. */
  readonly before?: readonly string[];
  readonly given?: Parameters<Bench['scan']>[2];
  /** A rule that takes the serial and vouches for nothing. */
  readonly loose?: SerialRule;
  /** A rule that vouches; without it the pattern that takes the serial alone. */
  readonly rule?: SerialRule;
  readonly kin: readonly string[];
}

type Variant = 'gs1-without-symbol, of the feed' | 'envelope, outside a message' | 'covered, by a pattern';

const SN: Scene = { text: 'SN-1', kin: ['SN-2', 'SN-3', 'SN-4'] };
const SCENES: Readonly<Record<Doubt | Variant, Scene>> = {
  fragment: SN,
  hole: SN,
  continued: SN,
  'open-end': SN,
  typed: SN,
  edge: SN,
  'single-picture': SN,
  layout: { text: 'c02xg0', serial: 'C02XG0', given: { usText: 'C02XG0' }, kin: ['C02XG1', 'C02XG2', 'C02XG3'] },
  'own-code': { text: GTIN, kin: ['04006381333201', '04006381333202', '04006381333203'] },
  'feed-code': { text: 'CABLE', kin: ['CABLF', 'CABLG', 'CABLH'] },
  'product-code': { text: NEXT, kin: RUNNING },
  'gs1-without-symbol': { text: `01${EAN.padStart(14, '0')}172208111021ABC`, kin: [] },
  'gs1-without-symbol, of the feed': {
    ...{ text: `01${GTIN}21771012345`, serial: '771012345' },
    kin: ['771012346', '771012347', '771012348'],
  },
  envelope: {
    ...{ text: '[)><RS>06<GS>SSN0001', serial: 'SN0001' },
    kin: ['SN0002', 'SN0003', 'SN0004'],
  },
  'envelope, outside a message': { text: 'SN1<GS>5', kin: ['SN2<GS>5', 'SN3<GS>5', 'SN4<GS>5'] },
  'not-a-serial': { text: 'WIFI:S:X7;;', loose: { pattern: '.{3,60}' }, kin: ['WIFI:S:X8;;'] },
  'look-alike': { text: 'abc123', before: ['ABC123'], kin: ['abc124', 'abc125', 'abc126'] },
  covered: {
    ...{ text: '8949012345678901237', before: ['89490123456789012302'], given: { symbology: 'itf' } },
    ...{ rule: { kind: 'iccid' }, kin: [] },
  },
  'covered, by a pattern': { text: '345678', before: ['1234567890'], given: { symbology: 'itf' }, kin: [] },
  unlike: { text: 'MODEL-7', before: ['AB1001', 'AB1002', 'AB1003'], kin: [] },
  prefix: { text: '*0012', kin: ['*0013', '*0014', '*0015'] },
};

/**
 * What becomes of each, by voucher in the order of strength: S accepted, silently; Q a question with the doubt; C a
 * choice of texts; P the product that it names; R refused; - cannot come together. `serial`: where the product's serial
 * is asked for. `open`: where nothing is asked; where the product is asked for first, after that answer.
 */
const CELLS: Readonly<Record<keyof typeof SCENES, Readonly<Record<'serial' | 'open', string>>>> = {
  fragment: { serial: 'SRRRRRR', open: 'SRRRRRR' },
  hole: { serial: 'SRRRRRR', open: 'SRRRRRR' },
  continued: { serial: 'SSSSSSQ', open: 'SSSSSSQ' },
  'open-end': { serial: 'SSSSSSQ', open: 'SSSSSSQ' },
  typed: { serial: 'SSSSSSQ', open: 'SSSSSSQ' },
  edge: { serial: 'SSSSSSQ', open: 'SSSSSSQ' },
  'single-picture': { serial: 'SSSSSSS', open: 'SSSSSSS' },
  // Without a product, neither host nor rule nor kin can tell which.
  layout: { serial: 'SSSSSSC', open: 'SSCSCCC' },
  'own-code': { serial: 'QQQQPPP', open: 'QQPQPPP' },
  'feed-code': { serial: 'S-SSSQQ', open: 'S-PQPPP' },
  'product-code': { serial: 'SSSSSSQ', open: 'SSSSSSQ' },
  'gs1-without-symbol': { serial: 'S-SSSQQ', open: 'S-SSSQQ' },
  'gs1-without-symbol, of the feed': { serial: 'S-SSSSQ', open: 'S-SSSSQ' },
  envelope: { serial: 'S-SSSQR', open: 'S-SSSQR' },
  'envelope, outside a message': { serial: 'S-SSSQR', open: 'S-SSSQR' },
  // Only the pattern of a product that is asked for lets it through.
  'not-a-serial': { serial: 'S-SSSRR', open: 'S-RSRRR' },
  'look-alike': { serial: 'SSSSQQQ', open: 'SSSSQQQ' },
  covered: { serial: 'S-SSS-Q', open: 'S-SSS-Q' },
  'covered, by a pattern': { serial: 'S-SSQ-Q', open: 'S-SSQ-Q' },
  unlike: { serial: 'SSSSS-Q', open: 'SSSSS-Q' },
  prefix: { serial: 'SSSSSSQ', open: 'SSSSSSQ' },
};

const literally = (text: string): SerialRule => ({ pattern: text.replace(/[*.$+]/g, '[$&]') });

/** The flow, with who stands for the serial, and what is known when it is scanned. */
function flowOf(scene: Scene, voucher: Voucher, isAsked: boolean): Bench {
  const { text, serial = text, before = [], loose, rule = literally(serial) } = scene;
  const serialRule = voucher === 'rule' ? withBefore(rule, before) : loose;
  const drill = product('DRILL', { gtins: [GTIN], ...(serialRule && { serialRule }) });
  const line = { lineId: '2', sku: 'DRILL', expectedQty: 20 } as const;
  const list = { expectedSerials: [...before, serial], serialPolicy: 'advisory' } as const;
  const lines = [{ ...line, ...(voucher === 'list' ? list : ({ serialPolicy: 'none' } as const)) }];
  const bench = new Bench({ flow: 'blind-receiving', lines }, {}, [drill, ...FEED.slice(2)]);
  bench.ask({ type: 'select-line', lineId: '2' });
  for (const known of before) expect(short(bench.scan(known)), known).to.equal('accepted');
  if (!isAsked) bench.ask({ type: 'close-prompt' });
  return bench;
}

/** The rule of a product takes what was captured of it before, too. */
function withBefore({ pattern, ...rule }: SerialRule, before: readonly string[]): SerialRule {
  return pattern === undefined ? rule : { pattern: [pattern, ...before].join('|') };
}

function knownBy(voucher: Voucher, { text, serial = text, kin }: Scene): Partial<Evidence> {
  switch (voucher) {
    case 'host':
      return { verification: 'known', verified: { sku: 'DRILL', serial } };
    case 'ledger':
      return { ledger: [{ sku: 'DRILL', serial, status: 'gone', locationId: 'here' }] };
    case 'kin':
      return { shapes: new Map([['DRILL', shapesOf(kin)]]) };
    default:
      return {};
  }
}

function outcomeOf(name: keyof typeof SCENES, voucher: Voucher, isAsked: boolean): string {
  const scene = SCENES[name];
  const { text, serial = text, given = {} } = scene;
  const bench = flowOf(scene, voucher, isAsked);
  const evidence = knownBy(voucher, scene);
  const doubts = READING_DOUBTS.filter(doubt => doubt === name);
  const details = { ...given, ...(doubts.length > 0 && { doubts }) };
  const isMarked = voucher === 'symbol';
  const said = isMarked ? `01${GTIN}21${serial}` : text;
  const scan = () => bench.scan(said, evidence, { ...details, ...(isMarked && { aim: ']d2', usText: said }) });
  const first = short(scan());
  const answer = { type: 'choose-line', lineId: '2', evidence: { ...NO_EVIDENCE, ...evidence } } as const;
  const outcome = first === 'prompt product' ? short(bench.ask(answer)) : first;
  const { prompt } = bench.state;
  if (outcome === 'confirm doubtful')
    return prompt?.type === 'confirm' && name.startsWith(prompt.rule ?? '?') ? 'Q' : `asked ${JSON.stringify(prompt)}`;
  const words: Readonly<Record<string, string>> = {
    accepted: 'S',
    'prompt choice': 'C',
    'prompt serial': 'P',
    counted: 'P',
    'refused doubtful': 'R',
    'refused malformed': 'R',
  };
  return words[outcome] ?? outcome;
}

describe('each doubt, and each voucher', () => {
  for (const [name, cells] of Object.entries(CELLS))
    for (const [place, row] of Object.entries(cells))
      it(`${name}: ${row}, where ${place === 'serial' ? 'its serial' : 'nothing'} is asked for`, () => {
        const found = VOUCHERS.map((voucher, at) =>
          row[at] === '-' ? '-' : outcomeOf(name as keyof typeof SCENES, voucher, place === 'serial'),
        );
        expect(found.map((outcome, at) => `${VOUCHERS[at]} ${outcome}`)).to.deep.equal(
          VOUCHERS.map((voucher, at) => `${voucher} ${row[at]}`),
        );
      });

  it('has a row for every doubt', () => {
    expect(Object.keys(CELLS)).to.include.members([...DOUBTS]);
  });
});

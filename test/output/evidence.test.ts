import { expect } from 'chai';
import * as fc from 'fast-check';
import type { SerialRule } from '../../src/codes/index.js';
import { READING_DOUBTS, READING_SOURCES, type Reading } from '../../src/codes/reading.js';
import type { ActionBody, Evidence } from '../../src/domain/model/action.js';
import { FLOW_KINDS, type FlowDocument, type FlowKind } from '../../src/domain/model/document.js';
import type { Doubt, Voucher } from '../../src/domain/model/doubt.js';
import type { CapturedSerial } from '../../src/domain/model/fact.js';
import { POLICY_CODES } from '../../src/domain/model/settings.js';
import type { FlowState, LineState } from '../../src/domain/model/state.js';
import { POLICY_ACTIONS } from '../../src/domain/model/verdict.js';
import { linesOfProduct } from '../../src/domain/rules/lines.js';
import { shapesOf } from '../../src/domain/rules/serial-shapes.js';
import { captureEventOf } from '../../src/output/index.js';
import { Bench, DOCUMENT, DRILL, FEED, NO_EVIDENCE, PHONE, product } from '../domain/bench.js';

/** Whose word is enough for each doubt, once more: what is proved must not prove itself. */
const SOFT = ['list', 'symbol', 'host', 'ledger', 'rule', 'kin'] as const;
const TABLE: Readonly<Record<Exclude<Doubt, 'single-picture'>, readonly Voucher[]>> = {
  fragment: ['list'],
  hole: ['list'],
  continued: SOFT,
  'open-end': SOFT,
  typed: SOFT,
  edge: SOFT,
  layout: SOFT,
  'own-code': [],
  'feed-code': ['list', 'host', 'ledger', 'rule'],
  'product-code': ['list', 'host', 'ledger', 'rule', 'kin'],
  'gs1-without-symbol': ['list', 'host', 'ledger', 'rule', 'kin'],
  envelope: ['list', 'symbol', 'host', 'ledger', 'rule'],
  'not-a-serial': ['list', 'host', 'ledger', 'rule'],
  'look-alike': ['list', 'symbol', 'host', 'ledger'],
  covered: ['list', 'symbol', 'host', 'ledger', 'rule'],
  unlike: ['list', 'symbol', 'host', 'ledger', 'rule'],
  prefix: SOFT,
};

const STRICT: SerialRule = { pattern: 'SN\\d{6}' };
const SERIALS = ['P1', 'P2', 'p1', 'P12', 'SN000001', 'SN000002', 'SN000003', 'SN000004', 'sn000001', 'SN0', '\uff301'];
const TEXTS = [
  ...SERIALS,
  ...['PHONE', 'DRILL', 'CABLE', 'STRAY', 'CABLE-7', 'CABLE7', '09521234543213', '9521234543213', '5901234123457'],
  ...[
    '01095212345432132101',
    '010952123454321321P1',
    '1021072911172405310100693570007182',
    '*7',
    'https://a.example/1',
  ],
  ...[']C1010952123454321321P1', ']d2010952123454321321X9', '[)>\u001e06\u001dSP1\u001e\u0004', '490154203237518'],
];
const text = fc.constantFrom(...TEXTS);
const id = fc.constantFrom('a', 'b', 'c', 'd');
const evidence: fc.Arbitrary<Partial<Evidence>> = fc
  .record({
    verification: fc.constantFrom(undefined, undefined, 'known', 'unknown', 'unanswered'),
    ledger: fc.array(fc.tuple(fc.constantFrom(...FEED.slice(0, 2)), fc.constantFrom(...SERIALS, 'CABLE')), {
      maxLength: 1,
    }),
    kept: fc.constantFrom([], ['SN000007', 'SN000008', 'SN000009']),
  })
  .map(({ verification, ledger, kept }) => ({
    ...(verification && { verification }),
    ledger: ledger.map(([{ sku }, serial]) => ({ sku, serial, status: 'expected', locationId: 'here' }) as const),
    ledgerProducts: ledger.map(([known]) => known),
    ...(kept.length > 0 && { shapes: new Map([['DRILL', shapesOf(kept)]]) }),
  }));
const scanned = fc.record({
  id,
  doubts: fc.subarray([...READING_DOUBTS], { maxLength: 2 }).map(some => (some.length > 0 ? some : undefined)),
  usText: fc.option(text, { nil: undefined, freq: 3 }),
  candidates: fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined, freq: 2 }),
  replaces: fc.option(id, { nil: undefined, freq: 1 }),
  continues: fc.option(id, { nil: undefined, freq: 1 }),
  source: fc.constantFrom('wedge', 'wedge', 'wedge', ...READING_SOURCES),
  symbology: fc.constantFrom(undefined, undefined, 'itf', 'code-128', 'ean-13'),
  list: fc.constantFrom(undefined, undefined, undefined, {}, { lineId: '2' }),
});
const lineId = fc.constantFrom('1', '2', '3', '+STRAY', '+PHONE', '+DRILL');
const request: fc.Arbitrary<ActionBody> = fc.oneof(
  {
    weight: 3,
    arbitrary: evidence.map(more => ({ type: 'confirm-prompt' as const, evidence: { ...NO_EVIDENCE, ...more } })),
  },
  fc.record({ type: fc.constant('choose-serial' as const), serial: text, evidence: fc.constant(NO_EVIDENCE) }),
  fc.record({ type: fc.constant('choose-line' as const), lineId, evidence: fc.constant(NO_EVIDENCE) }),
  { weight: 3, arbitrary: fc.record({ type: fc.constant('select-line' as const), lineId }) },
  fc.record({ type: fc.constant('count-units' as const), lineId, delta: fc.integer({ min: -2, max: 2 }) }),
  fc.constantFrom('close-prompt' as const, 'start-review' as const).map(type => ({ type })),
);
/** Keys that say two texts come with the other one. */
const isWhole = ([said, , { doubts, usText = said }]: Scan) => usText !== said || !doubts?.includes('layout');
type Scan = readonly [text: string, evidence: Partial<Evidence>, Partial<Reading> & { list?: { lineId?: string } }];
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: (fc.tuple(text, evidence, scanned) as fc.Arbitrary<Scan>).filter(isWhole) },
    { weight: 2, arbitrary: request },
  ),
  { minLength: 3, maxLength: 20 },
);
const world = fc.record({
  flow: fc.constantFrom(...FLOW_KINDS),
  isBlind: fc.boolean(),
  listed: fc.constantFrom(undefined, ['P1', 'P2'], ['P1', 'P12'], ['CABLE'], ['5901234123457', '9521234543213']),
  serialPolicy: fc.constantFrom('exact' as const, 'advisory' as const),
  quantity: fc.constantFrom(undefined, 1, 2),
  rule: fc.constantFrom<SerialRule | undefined>(undefined, STRICT, { pattern: '[ -~]{2,40}' }, { ignoreCase: true }),
  policies: fc.dictionary(fc.constantFrom(...POLICY_CODES), fc.constantFrom(...POLICY_ACTIONS)),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

function benchOf({ flow, isBlind, listed, serialPolicy, quantity, rule, policies }: World): Bench {
  const [, , cables] = DOCUMENT.lines;
  const lines: FlowDocument['lines'] = [
    {
      ...{ lineId: '1', sku: 'PHONE', serialPolicy: listed ? serialPolicy : ('none' as const) },
      ...(quantity && { expectedQty: Math.max(quantity, listed?.length ?? 0) }),
      ...(listed && { expectedSerials: listed }),
    },
    { lineId: '2', sku: 'DRILL', serialPolicy: 'none', ...(quantity && { expectedQty: quantity }) },
    ...(cables ? [cables] : []),
  ];
  const ruled = [PHONE, DRILL].map(({ sku, gtins }) => product(sku, { gtins, ...(rule && { serialRule: rule }) }));
  return new Bench(kindOf(flow, isBlind, lines), { policies: { [flow]: policies } }, [...ruled, ...FEED.slice(2)]);
}

function kindOf(flow: FlowKind, blind: boolean, lines: FlowDocument['lines']): Partial<FlowDocument> {
  const count = { countId: 'C', batchId: 'B', mode: 'full', blind } as const;
  return {
    ...{ flow, lines },
    ...(flow === 'adjustment' && { direction: 'plus' as const }),
    ...(flow === 'cycle-count' && { count }),
  };
}

interface Accepted {
  readonly before: FlowState;
  readonly evidence: Partial<Evidence>;
}

/** Does this voucher stand for the serial? What is looked at is necessary for it, by the words of the table. */
function stands(
  voucher: Voucher,
  doubt: Doubt,
  line: LineState,
  captured: CapturedSerial,
  { before, evidence: known }: Accepted,
) {
  const { serial, ais, syntax, verification } = captured;
  const { sku, serialRule = {} } = line.product;
  const same = (other: string) =>
    serialRule.ignoreCase ? other.toUpperCase() === serial.toUpperCase() : other === serial;
  const others = linesOfProduct(before, sku).flatMap(other => [
    ...other.serials.map(unit => unit.serial),
    ...(other.expectedSerials ?? []),
  ]);
  const kept = known.shapes?.get(sku)?.filter(({ length }) => length === serial.length) ?? [];
  switch (voucher) {
    case 'list':
      return line.serialPolicy !== 'none' && line.expectedSerials?.some(same);
    case 'symbol':
      return ais !== undefined || syntax !== undefined;
    case 'host':
      return verification === 'verified';
    case 'ledger':
      return known.ledger?.some(entry => entry.sku === sku && same(entry.serial));
    case 'rule':
      // Of two texts, a rule may take one alone.
      return doubt === 'layout' ? 'pattern' in serialRule : serialRule === STRICT && /^SN\d{6}$/.test(serial);
    case 'kin':
      return kept.length > 0 || others.filter(other => !same(other) && other.length === serial.length).length >= 3;
    case 'nobody':
      return false;
  }
}

/** Works a flow; what was known when each serial was accepted is kept by the fact's reading and serial. */
function worked(given: World, todo: readonly (Scan | ActionBody)[]) {
  const bench = benchOf(given);
  const accepted = new Map<CapturedSerial, Accepted>();
  const replaced = new Set<string>();
  for (const step of todo) {
    const [before, seq] = [bench.state, bench.facts.length];
    const isScan = !('type' in step);
    if (isScan) bench.scan(...step);
    else bench.ask(step);
    const known = isScan ? step[1] : 'evidence' in step ? step.evidence : {};
    for (const fact of bench.facts.slice(seq))
      if (fact.type === 'serial-accepted') accepted.set(fact.captured, { before, evidence: known });
    const { replaces, id: own } = isScan ? step[2] : {};
    if (replaces !== undefined && replaces !== own && before.status !== 'completed') replaced.add(replaces);
    // An id that is given once more is another scan.
    if (own !== undefined) replaced.delete(own);
  }
  const { state, facts } = bench;
  return { state, facts, accepted, replaced, event: captureEventOf(state, 'E1', 1, 0) };
}

const isHard = (doubt: string) => doubt === 'fragment' || doubt === 'hole';
const runs = { numRuns: 400 };

describe('a reading in doubt, in any flow', () => {
  it('is in no line that matches, unless somebody whose word is enough stands for it', () => {
    let inDoubt = 0;
    fc.assert(
      fc.property(world, steps, (given, todo) => {
        const { state, accepted, event } = worked(given, todo);
        for (const record of event.lines.filter(({ status }) => status === 'match')) {
          const line = state.lines.find(known => known.lineId === record.lineId);
          for (const captured of line?.serials ?? []) {
            const known = accepted.get(captured);
            if (!line || !known) throw new Error(`${captured.serial} was accepted by no fact`);
            expect(captured.flags, 'what was taken after a question differs').not.to.include('doubtful');
            expect(captured.doubts ?? []).to.include.members([...(captured.reading.doubts ?? [])]);
            for (const doubt of captured.doubts ?? []) {
              if (doubt === 'single-picture') continue;
              inDoubt++;
              const words = TABLE[doubt].filter(voucher => stands(voucher, doubt, line, captured, known));
              expect(words, `${doubt}: ${captured.serial}`).not.to.deep.equal([]);
            }
          }
        }
      }),
      runs,
    );
    expect(inDoubt, 'serials in doubt that somebody stands for').to.be.above(20);
  });

  it('counts only where somebody stands for it, else it was confirmed or policy flagged it', () => {
    fc.assert(
      fc.property(world, steps, (given, todo) => {
        const { state, facts } = worked(given, todo);
        const isConfirmed = ({ serial }: CapturedSerial) =>
          facts.some(fact => fact.type === 'serial-confirmed' && fact.serial === serial && fact.code === 'doubtful');
        const isFlagging = given.policies.doubtful === 'flag' || given.policies.doubtful === 'accept' || given.isBlind;
        for (const captured of state.lines.flatMap(({ serials }) => serials)) {
          const { doubts = [], voucher } = captured;
          // That a code is from one picture is told, and nobody's word is needed for it.
          if (voucher !== 'nobody' || doubts.includes('single-picture')) continue;
          expect(captured.flags, captured.serial).to.include('doubtful');
          expect(isFlagging || isConfirmed(captured), captured.serial).to.equal(true);
        }
      }),
      runs,
    );
  });

  it('is never counted, asked for or confirmed where a part of it is missing', () => {
    fc.assert(
      fc.property(world, steps, (given, todo) => {
        const { facts } = worked(given, todo);
        const hard = ({ reading }: { readonly reading?: Pick<Reading, 'doubts'> }) => reading?.doubts?.some(isHard);
        const taken = facts.filter(fact => fact.type !== 'reading-refused' && 'reading' in fact && hard(fact));
        expect(taken.map(({ type }) => type)).to.deep.equal([]);
        const captured = facts.flatMap(fact =>
          fact.type === 'serial-accepted' && hard(fact.captured) ? fact.captured : [],
        );
        for (const { serial, reading } of captured)
          expect(
            given.listed?.map(text => text.toUpperCase()),
            serial,
          ).to.include(reading.text.toUpperCase());
      }),
      runs,
    );
  });

  it('leaves nothing of a part whose whole came', () => {
    fc.assert(
      fc.property(world, steps, (given, todo) => {
        const { state, replaced } = worked(given, todo);
        const standing = state.lines.flatMap(({ serials }) => serials.map(({ reading }) => reading.id));
        for (const part of replaced) expect(standing).not.to.include(part);
      }),
      runs,
    );
  });
});

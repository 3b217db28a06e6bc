import { expect } from 'chai';
import { replay } from '../../../src/domain/folding/apply.js';
import { ledgerMoves } from '../../../src/domain/folding/ledger-moves.js';
import { isLineDone, mismatchesOf, reasonsMissing } from '../../../src/domain/rules/mismatches.js';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import type { Settings } from '../../../src/domain/model/settings.js';
import { Bench, CABLE, DRILL, FEED, product, short } from '../bench.js';

const REASONS: Partial<Settings> = {
  reasonCodes: [
    { code: 'crushed', label: 'Crushed', for: ['damaged', 'rejected'] },
    { code: 'late', label: 'Late', for: ['under', 'missing'] },
    { code: 'recall', label: 'Recall', for: ['moved'] },
    { code: 'overstock', label: 'Overstock', for: ['moved'] },
  ],
};
const DAY_MS = 86_400_000;
const TODAY = Date.UTC(2026, 10, 30);

/** Two drills received. */
function twoDrills(settings: Partial<Settings> = REASONS, document: Partial<FlowDocument> = {}): Bench {
  const bench = new Bench(document, settings);
  for (const serial of ['D1', 'D2']) {
    bench.scan('DRILL');
    bench.scan(serial);
  }
  return bench;
}

const drill = (bench: Bench) => bench.state.lines.find(({ product: { sku } }) => sku === 'DRILL');
const keyOf = (serial: string) => `DRILL\u001f${serial}`;
const damaged = (serial: string, reason?: string) =>
  ({ type: 'mark-unit', lineId: '2', key: keyOf(serial), condition: 'damaged', ...(reason && { reason }) }) as const;

describe('the condition of a unit', () => {
  it('is its own, with its reason: the line has no check mark, and counts as many units as before', () => {
    const bench = twoDrills();
    expect(bench.state.lines.map(line => isLineDone(bench.state, line))[1]).to.equal(true);
    expect(short(bench.ask(damaged('D2', 'crushed')))).to.equal('done');
    expect(drill(bench)?.serials.map(({ condition, reason }) => [condition, reason])).to.deep.equal([
      [undefined, undefined],
      ['damaged', 'crushed'],
    ]);
    expect(bench.counts[1]).to.equal(2);
    expect(isLineDone(bench.state, bench.state.lines[1] ?? expect.fail())).to.equal(false);
    expect(mismatchesOf(bench.state).filter(({ lineId }) => lineId === '2')).to.deep.equal([
      { lineId: '2', mismatch: 'damaged', units: 1, serials: ['D2'], reason: 'crushed' },
    ]);
  });

  it('is taken back, and marking it the same twice is one fact', () => {
    const bench = twoDrills();
    for (const _ of [1, 2]) bench.ask(damaged('D1', 'crushed'));
    bench.ask({ type: 'mark-unit', lineId: '2', key: keyOf('D1'), condition: 'good' });
    expect(bench.facts.filter(({ type }) => type === 'unit-marked')).to.have.length(2);
    expect(drill(bench)?.serials[0]).not.to.have.any.keys('condition', 'reason');
  });

  it('wants a reason of the store, and only where it has one', () => {
    const bench = twoDrills();
    expect(short(bench.ask(damaged('D1')))).to.equal('refused unknown-reason');
    expect(short(bench.ask(damaged('D1', 'late')))).to.equal('refused unknown-reason');
    expect(short(twoDrills({ reasonCodes: [] }).ask(damaged('D1')))).to.equal('done');
    expect(short(twoDrills({ reasonCodes: [] }).ask(damaged('D1', 'wet box')))).to.equal('done');
  });

  it('is refused of a unit that is not there, and on a closed flow', () => {
    const bench = twoDrills();
    expect(short(bench.ask(damaged('D9', 'crushed')))).to.equal('refused malformed');
    bench.ask({ type: 'pause' });
    expect(short(bench.ask(damaged('D1', 'crushed')))).to.equal('refused flow-paused');
  });

  it('may be that of a unit whose label cannot be read, beside what is wrong with the label', () => {
    const bench = new Bench({}, {});
    bench.ask({ type: 'count-unreadable', lineId: '2', unitId: 'u1', reason: 'torn' });
    bench.ask({ type: 'mark-unit', lineId: '2', unitId: 'u1', condition: 'rejected', reason: 'crushed' });
    const [unit] = drill(bench)?.unreadable ?? [];
    expect(unit).to.include({ reason: 'torn', condition: 'rejected', conditionReason: 'crushed' });
  });

  it('stays in review, and goes with the serial when that is taken out', () => {
    const bench = twoDrills();
    bench.ask({ type: 'start-review' });
    bench.ask(damaged('D1', 'crushed'));
    expect(bench.state.status).to.equal('review');
    bench.ask({ type: 'remove-serial', lineId: '2', key: keyOf('D1') });
    bench.scan('DRILL');
    bench.scan('D1');
    expect(drill(bench)?.serials.map(({ condition }) => condition)).to.deep.equal([undefined, undefined]);
  });

  it('says where the unit is: damaged ones are held, rejected ones are still expected', () => {
    const bench = twoDrills();
    bench.ask(damaged('D1', 'crushed'));
    bench.ask({ ...damaged('D2', 'crushed'), condition: 'rejected' });
    expect(ledgerMoves(bench.state).map(({ serial, status }) => `${serial} ${status}`)).to.deep.equal([
      'D1 held',
      'D2 expected',
    ]);
  });

  it('moves in a correction only what was marked since', () => {
    const bench = new Bench({}, { ...REASONS, requireReasons: false });
    for (const serial of ['D1', 'D2']) {
      bench.scan('DRILL');
      bench.scan(serial);
    }
    bench.ask({ type: 'complete', eventId: 'E1' });
    bench.ask({ type: 'correct' });
    bench.ask(damaged('D2', 'crushed'));
    expect(ledgerMoves(bench.state).map(({ serial, status }) => `${serial} ${status}`)).to.deep.equal(['D2 held']);
  });
});

describe('a reason', () => {
  it('is refused where nothing differs, because it would be written nowhere', () => {
    const bench = twoDrills({ reasonCodes: [] });
    const give = (mismatch: 'moved' | 'missing' | 'unreadable' | 'damaged' | 'under', lineId = '2') =>
      short(bench.ask({ type: 'give-reason', lineId, mismatch, reason: 'why' }));
    for (const mismatch of ['moved', 'missing', 'unreadable', 'damaged', 'under'] as const)
      expect(give(mismatch), mismatch).to.equal('refused no-difference');
    expect(give('missing', '1')).to.equal('done');
    expect(bench.facts.filter(({ type }) => type === 'reason-given')).to.have.length(1);
  });

  it('is taken in a blind count whatever differs, because a refusal would tell what is expected', () => {
    const count = { countId: 'C', batchId: 'B', mode: 'full', blind: true } as const;
    const bench = new Bench({ flow: 'cycle-count', count });
    const reason = { type: 'give-reason', lineId: '2', mismatch: 'over', reason: 'why' } as const;
    expect(short(bench.ask(reason))).to.equal('done');
  });

  it('for which units of a return move may be each unit’s own', () => {
    const bench = new Bench({ flow: 'return-to-vendor', vendorId: 'V', lines: [] }, REASONS);
    for (const [serial, reason] of [
      ['D1', 'recall'],
      ['D2', 'overstock'],
    ] as const) {
      bench.scan('DRILL');
      bench.scan(serial, { ledger: [{ sku: 'DRILL', serial, status: 'in-stock', locationId: 'here' }] });
      expect(reasonsMissing(bench.state)).to.have.length(1);
      const mark = { type: 'mark-unit', lineId: '+DRILL', key: keyOf(serial), condition: 'good', reason } as const;
      expect(short(bench.ask(mark))).to.equal('done');
    }
    expect(reasonsMissing(bench.state)).to.deep.equal([]);
    expect(drill(bench)?.serials.map(({ reason }) => reason)).to.deep.equal(['recall', 'overstock']);
  });

  it('for which a unit moves is refused where units move without one', () => {
    const mark = { type: 'mark-unit', lineId: '2', key: keyOf('D1'), condition: 'good', reason: 'recall' } as const;
    expect(short(twoDrills().ask(mark))).to.equal('refused no-difference');
  });
});

describe('what a symbol says beside product and serial', () => {
  const WATCH = product('WATCH', { gtins: ['09521234543213'] });
  const PILLS = product('PILLS', { gtins: ['09521234543213'], serialNumberRequired: false });
  const lines = (sku: string) => [{ lineId: '1', sku, expectedQty: 9, serialPolicy: 'none' }] as const;
  const of = (sku: string, settings: Partial<Settings> = {}) =>
    new Bench({ lines: lines(sku) }, settings, [...FEED, WATCH, PILLS]);
  const read = (bench: Bench, text: string, atMs = TODAY) => short(bench.scan(text, {}, {}, atMs));
  const units = (bench: Bench) =>
    bench.state.lines[0]?.serials.map(({ serial, lot = '-', expiry = '-' }) => `${serial} ${lot} ${expiry}`);

  it('is the unit’s lot and expiry, also where it stands on another label than the serial', () => {
    const bench = of('WATCH');
    read(bench, ']C101095212345432131727013110LA\x1d21S1');
    read(bench, ']C101095212345432131728020010LB');
    read(bench, 'S2');
    expect(units(bench)).to.deep.equal(['S1 LA 2027-01-31', 'S2 LB 2028-02-29']);
    expect(bench.state.lines[0]?.serials[1]?.symbol).to.deep.equal({
      sku: 'WATCH',
      ais: [
        ['17', '280200'],
        ['10', 'LB'],
      ],
      lot: 'LB',
      expiry: '2028-02-29',
    });
  });

  it('goes with one serial: nobody says that the next unit is of the same lot', () => {
    const bench = of('WATCH');
    read(bench, ']C101095212345432131728020010LB');
    for (const serial of ['S1', 'S2']) read(bench, serial);
    expect(units(bench)).to.deep.equal(['S1 LB 2028-02-29', 'S2 - -']);
  });

  it('waits for the serial that is taken, not for one that is refused or taken back', () => {
    const bench = of('WATCH');
    read(bench, ']C101095212345432131728020010LB');
    read(bench, 'S|1');
    read(bench, 'S1');
    expect(units(bench)).to.deep.equal(['S1 LB 2028-02-29']);
  });

  it('is never another product’s', () => {
    const bench = new Bench({}, {}, [...FEED, WATCH]);
    bench.scan('PHONE');
    bench.scan(']C1010952123454321310LB');
    bench.scan('DRILL');
    bench.scan('D1');
    expect(drill(bench)?.serials.map(({ lot }) => lot)).to.deep.equal([undefined]);
  });

  it('parts the units of a product that is counted into lots', () => {
    const bench = of('PILLS');
    for (const lot of ['LA', 'LB', 'LA']) read(bench, `]C1010952123454321310${lot}`);
    bench.ask({ type: 'count-units', lineId: '1', delta: 4, lot: 'LC', expiry: '2027-05-31' });
    expect(bench.state.lines[0]?.shares.map(({ quantity, lot }) => [quantity, lot])).to.deep.equal([
      [1, 'LB'],
      [2, 'LA'],
      [4, 'LC'],
    ]);
    expect(bench.counts).to.deep.equal([7]);
  });

  it('asks before an expired unit is taken, and notes the yes', () => {
    const bench = of('WATCH');
    expect(read(bench, ']C101095212345432131726112921S1')).to.equal('confirm expired');
    const evidence = { ledger: [], ledgerProducts: [], claims: {} };
    expect(short(bench.ask({ type: 'confirm-prompt', evidence }))).to.equal('accepted expired');
    expect(read(bench, ']C101095212345432131726113021S2')).to.equal('accepted');
    expect(mismatchesOf(bench.state).find(({ mismatch }) => mismatch === 'flagged')?.serials).to.deep.equal(['S1']);
  });

  it('asks the same of a unit that is counted, and keeps its lot', () => {
    const bench = of('PILLS');
    const label = ']C101095212345432131726112910LA';
    expect(read(bench, label)).to.equal('confirm expired');
    const evidence = { ledger: [], ledgerProducts: [], claims: {} };
    bench.ask({ type: 'confirm-prompt', evidence });
    expect(bench.state.lines[0]?.shares).to.deep.equal([
      { lot: 'LA', expiry: '2026-11-29', flags: ['expired'], quantity: 1, atMs: bench.state.updatedAtMs },
    ]);
    const strict = of('PILLS', { policies: { 'asn-receiving': { expired: 'block' } } });
    expect(read(strict, label)).to.equal('refused expired');
    expect(read(strict, label, TODAY - DAY_MS)).to.equal('counted');
  });
});

describe('units that are counted', () => {
  const cables = (bench: Bench) => bench.state.lines[2]?.shares ?? [];
  const mark = (quantity: number, condition: 'good' | 'damaged' | 'rejected', reason?: string) =>
    ({ type: 'mark-units', lineId: '3', quantity, condition, ...(reason && { reason }) }) as const;
  const of = (settings: Partial<Settings> = REASONS) => {
    const bench = new Bench({}, settings, [...FEED, CABLE, DRILL]);
    bench.ask({ type: 'count-units', lineId: '3', delta: 5 });
    return bench;
  };
  const told = (bench: Bench) =>
    cables(bench).map(({ quantity, condition = 'good', reason = '' }) => `${quantity} ${condition} ${reason}`.trim());

  it('are marked by number, and add up to what the line counts', () => {
    const bench = of();
    bench.ask(mark(2, 'damaged', 'crushed'));
    bench.ask(mark(1, 'rejected', 'crushed'));
    expect(told(bench)).to.deep.equal(['2 good', '2 damaged crushed', '1 rejected crushed']);
    bench.ask(mark(1, 'good'));
    expect(told(bench)).to.deep.equal(['2 damaged crushed', '3 good']);
    expect(bench.counts[2]).to.equal(5);
  });

  it('are refused where there are not as many, or the product has serials', () => {
    const bench = of();
    for (const quantity of [0, 6, 1.5, -1, NaN])
      expect(short(bench.ask(mark(quantity, 'damaged', 'crushed')))).to.equal('refused malformed');
    expect(short(bench.ask({ ...mark(1, 'damaged', 'crushed'), lineId: '2' }))).to.equal('refused serial-required');
    expect(short(bench.ask(mark(1, 'damaged')))).to.equal('refused unknown-reason');
    expect(told(bench)).to.deep.equal(['5 good']);
  });

  it('go good ones first when some are taken back', () => {
    const bench = of();
    bench.ask(mark(2, 'damaged', 'crushed'));
    bench.ask({ type: 'count-units', lineId: '3', delta: -4 });
    expect(told(bench)).to.deep.equal(['1 damaged crushed']);
    bench.ask({ type: 'restart-line', lineId: '3' });
    expect(told(bench)).to.deep.equal([]);
  });

  it('have the time of the last one, and each associate’s apart', () => {
    const bench = of();
    const [opened, ...facts] = bench.facts;
    const counted = facts.find(({ type }) => type === 'unit-counted');
    if (!opened || !counted) throw new Error('nothing was counted');
    const state = replay([opened, counted, { ...counted, atMs: 7000 }, { ...counted, atMs: 9000, userId: 'ben' }]);
    expect(state.lines[2]?.shares).to.deep.equal([
      { quantity: 10, atMs: 7000 },
      { quantity: 5, atMs: 9000, by: { deviceId: 'till-1', userId: 'ben' } },
    ]);
  });
});

describe('who took a unit', () => {
  it('is kept where it was not who opened the flow, and forgotten with the persons’ names', () => {
    const bench = twoDrills();
    const [opened, ...facts] = bench.facts;
    if (!opened) throw new Error('there is no flow');
    const journal = [
      opened,
      ...facts.map(fact => ('captured' in fact && fact.captured.serial === 'D2' ? { ...fact, userId: 'ben' } : fact)),
    ];
    const takers = (list: typeof journal) => replay(list).lines[1]?.serials.map(({ by }) => by);
    expect(takers(journal)).to.deep.equal([undefined, { deviceId: 'till-1', userId: 'ben' }]);
    const erased = { type: 'user-erased', atMs: 99, deviceId: 'till-1' } as const;
    const state = replay([...journal, erased]);
    expect(JSON.stringify(state)).not.to.match(/ben|mia/);
    expect(state.lines[1]?.serials).to.have.length(2);
  });
});

describe('what a product tracks of its units', () => {
  const track = { lot: true, expiry: true };
  const WATCH = product('WATCH', { gtins: ['09521234543213'], track });
  const PILLS = product('PILLS', { gtins: ['09521234543213'], serialNumberRequired: false, track: { lot: true } });
  const of = (sku: string, policies: Settings['policies'] = {}) =>
    new Bench({ lines: [{ lineId: '1', sku, expectedQty: 9, serialPolicy: 'none' }] }, { policies }, [WATCH, PILLS]);
  const flagged = (bench: Bench) =>
    mismatchesOf(bench.state).find(({ mismatch }) => mismatch === 'flagged')?.units ?? 0;
  const read = (bench: Bench, text: string) => short(bench.scan(text, {}, {}, TODAY));
  const CODE = ']C1010952123454321317270131';

  it('is known where its symbol says it, and noted as lacking where nothing does', () => {
    const bench = of('WATCH');
    expect(read(bench, `${CODE}10LA\x1d21S1`)).to.equal('accepted');
    expect(read(bench, ']C1010952123454321321S2')).to.equal('accepted untracked');
    expect(flagged(bench)).to.equal(1);
  });

  it('is filled in by the label that has it, or by hand, and is then no difference any more', () => {
    const bench = of('WATCH');
    read(bench, 'WATCH');
    read(bench, 'S1');
    expect(flagged(bench)).to.equal(1);
    read(bench, ']C11727013110LB');
    expect(bench.state.lines[0]?.serials[0]).to.include({ lot: 'LB', expiry: '2027-01-31' });
    expect(flagged(bench)).to.equal(0);
    read(bench, 'S2');
    const key = 'WATCH\u001fS2';
    bench.ask({ type: 'mark-unit', lineId: '1', key, condition: 'good', lot: 'LC' });
    expect(flagged(bench)).to.equal(1);
    bench.ask({ type: 'mark-unit', lineId: '1', key, condition: 'good', expiry: '2027-05-31' });
    expect(bench.state.lines[0]?.serials[1]).to.include({ lot: 'LC', expiry: '2027-05-31' });
    expect(flagged(bench)).to.equal(0);
  });

  it('is demanded before the unit is taken where the store blocks', () => {
    const bench = of('WATCH', { 'asn-receiving': { untracked: 'block' } });
    read(bench, 'WATCH');
    expect(read(bench, 'S1')).to.equal('refused untracked');
    read(bench, `${CODE}10LB`);
    expect(read(bench, 'S1')).to.equal('accepted');
  });

  it('holds for units that are counted, which are told apart by number', () => {
    const bench = of('PILLS');
    bench.ask({ type: 'count-units', lineId: '1', delta: 3 });
    expect(flagged(bench)).to.equal(3);
    bench.ask({ type: 'mark-units', lineId: '1', quantity: 2, condition: 'good', lot: 'LP' });
    expect(flagged(bench)).to.equal(1);
    expect(bench.state.lines[0]?.shares.map(({ quantity, lot = '-' }) => `${quantity} ${lot}`)).to.deep.equal([
      '1 -',
      '2 LP',
    ]);
  });

  it('says nothing where no unit lacks it: a lot alone is no serial', () => {
    const bench = of('WATCH');
    expect(read(bench, ']C110LB')).to.equal('refused malformed');
  });
});

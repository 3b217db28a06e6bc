import { expect } from 'chai';
import { captureEventOf } from '../../../src/output/capture-event-of.js';
import type { FlowDocument, ReceivedUnits } from '../../../src/domain/model/document.js';
import type { FlowState } from '../../../src/domain/model/state.js';
import { flowSummary } from '../../../src/domain/folding/flow-summary.js';
import { reasonsMissing } from '../../../src/domain/rules/mismatches.js';
import { isFinalReceipt, restMissing } from '../../../src/domain/rules/rest.js';
import { Bench, DOCUMENT, NO_EVIDENCE, lineOf, short } from '../bench.js';

const REASONS = { reasonCodes: [{ code: 'short', label: 'Short' }] };
const EARLIER = { receipt: 1, deviceId: 'till-9', userId: 'ben', atMs: 1_000 } as const;

const received = (sku: string, serials: readonly string[], more: Partial<ReceivedUnits> = {}): ReceivedUnits => ({
  ...{ sku, serials, quantity: serials.length },
  ...EARLIER,
  ...more,
});

const expectedIn = ({ lines }: FlowState) =>
  lines.map(({ expectedQty, expectedSerials }) => [expectedQty, ...(expectedSerials ?? [])]);

const eventOf = ({ state }: Bench) => captureEventOf(state, 'E1', 2_000, 0);

describe('the rest of a receipt', () => {
  it('is asked for once for all lines that lack units, and of each line where they differ', () => {
    const bench = new Bench({}, REASONS);
    bench.scan('P1');
    expect(restMissing(bench.state)).to.deep.equal(['1', '2', '3']);
    expect(short(bench.ask({ type: 'give-rest', rest: 'follows' }))).to.equal('done');
    expect(restMissing(bench.state)).to.deep.equal([]);
    bench.ask({ type: 'give-rest', rest: 'closed', lineIds: ['3'] });
    expect(bench.state.lines.map(({ rest }) => rest)).to.deep.equal(['follows', 'follows', 'closed']);
  });

  it('wants a reason only where it is closed', () => {
    const bench = new Bench({}, REASONS);
    bench.ask({ type: 'give-rest', rest: 'follows' });
    expect(reasonsMissing(bench.state)).to.deep.equal([]);
    bench.ask({ type: 'give-rest', rest: 'closed', lineIds: ['2'] });
    expect(reasonsMissing(bench.state).map(({ lineId }) => lineId)).to.deep.equal(['2']);
    expect(short(bench.ask({ type: 'complete', eventId: 'E1' }))).to.equal('refused reasons-missing');
    bench.ask({ type: 'give-reason', lineId: '2', mismatch: 'under', reason: 'short' });
    expect(short(bench.ask({ type: 'complete', eventId: 'E1' }))).to.equal('done');
    const { receipt, lines } = eventOf(bench);
    expect(receipt).to.deep.equal({ number: 1, isFinal: false });
    expect(lines.map(({ rest, reasons }) => [rest, reasons])).to.deep.equal([
      ['follows', undefined],
      ['closed', { under: 'short' }],
      ['follows', undefined],
    ]);
    expect(flowSummary(bench.state).restFollows).to.equal(true);
  });

  it('is closed by whoever gives a reason for what is missing', () => {
    const bench = new Bench({ lines: [lineOf('1', 'DRILL')] }, REASONS);
    bench.ask({ type: 'give-reason', lineId: '1', mismatch: 'under', reason: 'short' });
    expect(restMissing(bench.state)).to.deep.equal([]);
    bench.ask({ type: 'complete', eventId: 'E1' });
    expect(eventOf(bench).lines[0]?.rest).to.equal('closed');
  });

  it('is closed where a host’s own screen asks nobody', () => {
    const bench = new Bench();
    expect(short(bench.ask({ type: 'complete', eventId: 'E1' }))).to.equal('done');
    expect(eventOf(bench).receipt).to.deep.equal({ number: 1, isFinal: true });
  });

  it('is nobody’s to tell of where nothing lacks, or nothing follows', () => {
    const full = new Bench({ lines: [lineOf('1', 'DRILL')] });
    for (const text of ['DRILL', 'A', 'B']) full.scan(text);
    expect(short(full.ask({ type: 'give-rest', rest: 'follows' }))).to.equal('refused no-rest');
    const final = new Bench({}, { partialReceipts: { 'asn-receiving': 'final' } });
    expect(short(final.ask({ type: 'give-rest', rest: 'follows', lineIds: ['1'] }))).to.equal('refused no-rest');
    expect(restMissing(final.state)).to.deep.equal([]);
    expect(eventOf(final)).to.deep.include({ receipt: { number: 1, isFinal: true } });
  });

  it('always follows where the setting says so', () => {
    const bench = new Bench({}, { ...REASONS, partialReceipts: { 'asn-receiving': 'open' } });
    expect(restMissing(bench.state)).to.deep.equal([]);
    expect(short(bench.ask({ type: 'complete', eventId: 'E1' }))).to.equal('done');
    expect(isFinalReceipt(bench.state)).to.equal(false);
  });

  it('leaves what is tolerated alone', () => {
    const bench = new Bench({ lines: [lineOf('1', 'DRILL')] }, { underTolerance: { 'asn-receiving': 2 } });
    expect(restMissing(bench.state)).to.deep.equal([]);
    expect(isFinalReceipt(bench.state)).to.equal(true);
  });

  it('is asked in no count, which must not tell what is expected', () => {
    const count = { countId: 'C', batchId: 'B', mode: 'full', blind: true } as const;
    const bench = new Bench({ flow: 'cycle-count', count }, { partialReceipts: { 'cycle-count': 'ask' } });
    expect(restMissing(bench.state)).to.deep.equal([]);
  });
});

describe('a further receipt', () => {
  const open = (document: Partial<FlowDocument>, settings = {}) => new Bench(document, settings);

  it('expects what is left, serial by serial', () => {
    const { state } = open({ received: [received('PHONE', ['P2']), received('CABLE', [], { quantity: 3 })] });
    expect(expectedIn(state)).to.deep.equal([[1, 'P1'], [2], [2]]);
    expect(state.lines.map(({ receivedBefore }) => receivedBefore)).to.deep.equal([1, undefined, 3]);
    expect(flowSummary(state).expectedUnits).to.equal(5);
  });

  it('refuses what an earlier receipt has, and says which, when and who', () => {
    const bench = open({ received: [received('PHONE', ['P2'])] });
    const refused = { outcome: 'refused', code: 'already-received', earlier: EARLIER, text: 'P2', lineId: '1' };
    expect(bench.scan('P2')).to.deep.equal(refused);
    bench.scan('PHONE');
    expect(bench.scan('P2')).to.deep.equal(refused);
    expect(short(bench.scan('P1'))).to.equal('accepted');
  });

  it('asks whether the same number is another product’s unit', () => {
    const bench = open({ received: [received('PHONE', ['P2'])] });
    bench.scan('DRILL');
    expect(short(bench.scan('P2'))).to.equal('confirm already-received');
    expect(short(bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE }))).to.equal('accepted already-received');
    expect(bench.serialsOf('2')).to.deep.equal(['P2']);
  });

  it('leaves lines out of the event of which everything was received before', () => {
    const bench = open({ received: [received('PHONE', ['P1', 'P2'])] });
    expect(eventOf(bench).lines.map(({ sku }) => sku)).to.deep.equal(['DRILL', 'CABLE']);
  });

  it('fills lines of one product in their order, but its own line first', () => {
    const lines = [lineOf('1', 'DRILL'), lineOf('2', 'DRILL')];
    const first = open({ lines, received: [received('DRILL', ['A', 'B', 'C'])] });
    expect(expectedIn(first.state)).to.deep.equal([[0], [1]]);
    const own = open({ lines, received: [received('DRILL', ['A', 'B', 'C'], { lineId: '2' })] });
    expect(expectedIn(own.state)).to.deep.equal([[1], [0]]);
  });

  it('takes a unit for none of the listed ones where the list names every unit', () => {
    const { state } = open({ received: [received('PHONE', ['X9'])] });
    expect(expectedIn(state)[0]).to.deep.equal([2, 'P1', 'P2']);
  });

  it('takes a unit for one that is not listed where the list names only some', () => {
    const lines = [{ ...lineOf('1', 'PHONE', ['P1']), expectedQty: 3 }];
    const { state } = open({ lines, received: [received('PHONE', ['X9', 'P1'])] });
    expect(expectedIn(state)[0]).to.deep.equal([1]);
  });

  it('expects nothing below nothing', () => {
    const { state } = open({ received: [received('CABLE', [], { quantity: 9 })] });
    expect(expectedIn(state)[2]).to.deep.equal([0]);
  });

  it('expects the whole document where nothing was received', () => {
    expect(expectedIn(open({}).state)).to.deep.equal([[2, 'P1', 'P2'], [2], [5]]);
    expect(DOCUMENT.received).to.equal(undefined);
  });
});

import { expect } from 'chai';
import { Bench, DRILL, NO_EVIDENCE, short } from '../bench.js';
import type { LedgerEntry } from '../../../src/domain/model/ledger-entry.js';

const GS1_PHONE = ']C101095212345432132';
const ELSEWHERE = {
  flowId: 'F2',
  documentId: 'D2',
  kind: 'cycle-count',
  batchId: 'aisle 4',
  deviceId: 'till-2',
  atMs: 7,
};

/** Scans each text in turn; the short verdicts. */
function scans(bench: Bench, ...texts: string[]): string[] {
  return texts.map(text => short(bench.scan(text)));
}

/** A line of a product, which is its id, too. */
const LINE_OF = (sku: string, expectedQty = 2) => ({ lineId: sku, sku, expectedQty, serialPolicy: 'none' }) as const;

const known = (sku: string, serial: string): LedgerEntry => ({ sku, serial, status: 'gone', locationId: 'there' });

describe('capturing', () => {
  it('asks for the serial of a serialized product and takes one after the other until the line is full', () => {
    const bench = new Bench();
    expect(scans(bench, 'DRILL', 'A', 'B')).to.deep.equal(['prompt serial', 'accepted', 'accepted']);
    expect(bench.serialsOf('2')).to.deep.equal(['A', 'B']);
    expect(bench.state.prompt).to.equal(undefined);
  });

  it('takes a listed serial that is the code of another product of the feed', () => {
    const lines = [
      { lineId: '1', sku: 'PHONE', expectedQty: 1, expectedSerials: ['STRAY'], serialPolicy: 'exact' as const },
    ];
    const asked = new Bench({ lines });
    expect(scans(asked, 'PHONE', 'STRAY')).to.deep.equal(['prompt serial', 'accepted']);
    expect(asked.serialsOf('1')).to.deep.equal(['STRAY']);
    expect(scans(new Bench({ lines }), 'STRAY')).to.deep.equal(['accepted']);
    expect(scans(new Bench(), 'PHONE', 'STRAY')).to.deep.equal(['prompt serial', 'refused not-on-document']);
  });

  it('says with the last unit that the line is done', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    expect(bench.scan('A')).to.include({ outcome: 'accepted', lineDone: false });
    expect(bench.scan('B')).to.include({ outcome: 'accepted', lineDone: true });
  });

  it('counts a product without serials by quantity, again and again', () => {
    const bench = new Bench();
    expect(scans(bench, 'CABLE', 'CABLE')).to.deep.equal(['counted', 'counted']);
    expect(bench.counts).to.deep.equal([0, 0, 2]);
  });

  it('counts everything by quantity while the store has serials switched off', () => {
    const bench = new Bench({}, { enableSerializedInventory: false });
    expect(scans(bench, 'PHONE', 'PHONE', 'DRILL')).to.deep.equal(['counted', 'counted', 'counted']);
    expect(bench.counts).to.deep.equal([2, 1, 0]);
  });

  it('takes product and serial from one code, also while another product is asked for', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    expect(scans(bench, `${GS1_PHONE}1P1`)).to.deep.equal(['accepted']);
    expect(bench.serialsOf('1')).to.deep.equal(['P1']);
    expect(bench.state.prompt).to.equal(undefined);
  });

  it('alerts on the same serial again, however much later', () => {
    const bench = new Bench();
    expect(scans(bench, 'DRILL', 'A', 'A')).to.deep.equal(['prompt serial', 'accepted', 'refused duplicate-in-flow']);
    bench.ask({ type: 'close-prompt' });
    expect(scans(bench, 'A')).to.deep.equal(['refused duplicate-in-flow']);
    expect(bench.counts).to.deep.equal([0, 1, 0]);
  });

  it('says which document, batch and device has a serial already', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    const verdict = bench.scan('A', { claims: { 'DRILL\u001fA': ELSEWHERE } });
    expect(verdict).to.deep.include({
      outcome: 'refused',
      code: 'duplicate-elsewhere',
      text: 'A',
      elsewhere: ELSEWHERE,
    });
  });

  it('refuses a wrong serial with its rule, and what could not be written to a file', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    expect(bench.scan('A|B')).to.include({ code: 'unsafe-characters', rule: 'delimiter', text: 'A|B' });
    expect(bench.scan('')).to.include({ outcome: 'refused', code: 'malformed' });
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '2' });
  });

  it('refuses what may not be read whole, though it looks like a serial', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    expect(bench.scan('N-1', {}, { doubts: ['fragment'] })).to.include({
      code: 'malformed',
      rule: 'fragment',
      text: 'N-1',
    });
    expect(bench.scan('SN-1')).to.include({ outcome: 'accepted' });
  });

  it('never takes the code of a product of the document for a serial', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    expect(scans(bench, 'PHONE')).to.deep.equal(['prompt serial']);
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '1' });
  });

  it('refuses products that nobody knows and that the document does not have', () => {
    const bench = new Bench();
    expect(scans(bench, ']C10109521234543220', 'STRAY')).to.deep.equal([
      'refused unknown-product',
      'refused not-on-document',
    ]);
  });

  it('refuses a carton where the document has serialized products, and counts its content where it has none', () => {
    const serialized = new Bench();
    expect(scans(serialized, ']C100095212345678901239')).to.satisfy(([verdict = '']: string[]) =>
      verdict.startsWith('refused'),
    );
    const line = { lineId: '1', sku: 'CABLE', expectedQty: 5, serialPolicy: 'none', cartonId: 'C1' } as const;
    const cables = new Bench({ lines: [line] });
    const code = { text: 'C1', syntax: 'sscc', carton: 'C1', warnings: [] } as const;
    const reading = { id: 'r', text: 'C1', source: 'wedge', atMs: 0 } as const;
    const action = { type: 'read', reading, parsed: { ok: true, code }, evidence: NO_EVIDENCE } as const;
    expect(short(serialized.ask(action))).to.equal('refused case-pack-not-allowed');
    expect(short(cables.ask(action))).to.equal('counted');
    expect(cables.counts).to.deep.equal([5]);
    expect(short(cables.ask(action))).to.equal('refused already-received');
  });

  it('refuses receive-all while serialized units are unscanned, naming the products, and then counts the rest', () => {
    const bench = new Bench();
    const verdict = bench.ask({ type: 'receive-all' });
    expect(verdict).to.deep.include({ code: 'receive-all-not-allowed', lineIds: ['1', '2'] });
    scans(bench, 'P1', 'P2', 'DRILL', 'A', 'B');
    bench.ask({ type: 'receive-all' });
    expect(bench.counts).to.deep.equal([2, 2, 5]);
  });

  it('restarts one product and asks for its serials again', () => {
    const bench = new Bench();
    scans(bench, 'DRILL', 'A', 'B', 'P1');
    bench.ask({ type: 'restart-line', lineId: '2' });
    expect(bench.counts).to.deep.equal([1, 0, 0]);
    expect(scans(bench, 'A')).to.deep.equal(['accepted']);
  });

  it('removes one serial, which may then be captured again; removing it twice is as good as once', () => {
    const bench = new Bench();
    scans(bench, 'DRILL', 'A', 'B');
    const remove = { type: 'remove-serial', lineId: '2', key: 'DRILL\u001fA' } as const;
    expect([short(bench.ask(remove)), short(bench.ask(remove))]).to.deep.equal(['done', 'done']);
    expect(bench.serialsOf('2')).to.deep.equal(['B']);
    expect(scans(bench, 'DRILL', 'A')).to.deep.equal(['prompt serial', 'accepted']);
  });

  it('counts by hand, never below nothing, never for serialized products', () => {
    const bench = new Bench();
    const count = (lineId: string, delta: number) => short(bench.ask({ type: 'count-units', lineId, delta }));
    expect(count('3', 4)).to.equal('counted');
    expect(count('3', -9)).to.equal('counted');
    expect(bench.counts).to.deep.equal([0, 0, 0]);
    expect(count('2', 1)).to.equal('refused serial-required');
    expect(count('3', 0.5)).to.equal('refused malformed');
    expect(count('nowhere', 1)).to.equal('refused not-on-document');
  });
});

describe('a serial finds its product', () => {
  it('by the list of the document, without any product scan', () => {
    const bench = new Bench();
    expect(scans(bench, 'P1', 'P2')).to.deep.equal(['accepted', 'accepted']);
    expect(bench.serialsOf('1')).to.deep.equal(['P1', 'P2']);
  });

  it('by the ledger', () => {
    const bench = new Bench();
    expect(short(bench.scan('D9', { ledger: [known('DRILL', 'D9')], ledgerProducts: [DRILL] }))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['D9']);
  });

  it('or the associate is asked, and chooses the product', () => {
    const bench = new Bench();
    expect(bench.scan('D9')).to.deep.include({ outcome: 'prompt' });
    expect(bench.state.prompt).to.deep.include({ type: 'product', serial: 'D9', candidates: [] });
    bench.ask({ type: 'choose-line', lineId: '2', evidence: NO_EVIDENCE });
    expect(bench.serialsOf('2')).to.deep.equal(['D9']);
  });

  it('or the next product scan answers, where serials are scanned before their products', () => {
    const bench = new Bench();
    expect(scans(bench, 'D9', 'DRILL', 'D9')).to.deep.equal(['prompt product', 'prompt serial', 'accepted']);
    bench.ask({ type: 'close-prompt' });
    expect(scans(bench, 'D8', 'DRILL')).to.deep.equal(['prompt product', 'accepted']);
    expect(bench.serialsOf('2')).to.deep.equal(['D9', 'D8']);
  });

  it('a serial whose product code was missed is not taken for the next product that is scanned', () => {
    const bench = new Bench({ lines: [LINE_OF('PHONE'), LINE_OF('DRILL')] });
    const verdicts = scans(bench, 'CAM-1', 'DRILL', 'LENS-1', 'DRILL', 'LENS-2');
    expect(verdicts).to.deep.equal(['prompt product', 'prompt serial', 'accepted', 'prompt serial', 'accepted']);
    expect([bench.serialsOf('PHONE'), bench.serialsOf('DRILL')]).to.deep.equal([[], ['LENS-1', 'LENS-2']]);
    expect(bench.state.prompt).to.deep.include({ type: 'product', serial: 'CAM-1' });
    bench.ask({ type: 'choose-line', lineId: 'PHONE', evidence: NO_EVIDENCE });
    expect(bench.serialsOf('PHONE')).to.deep.equal(['CAM-1']);
  });

  it('nor after a tap that has answered for another one', () => {
    const bench = new Bench({ lines: [LINE_OF('PHONE', 9), LINE_OF('DRILL', 9)] });
    for (const serial of ['CAM-1', 'CAM-2', 'CAM-3']) {
      expect(scans(bench, serial)).to.deep.equal(['prompt product']);
      bench.ask({ type: 'choose-line', lineId: 'PHONE', evidence: NO_EVIDENCE });
    }
    expect(scans(bench, 'CAM-4', 'DRILL', 'D1')).to.deep.equal(['prompt product', 'prompt serial', 'accepted']);
    expect(bench.serialsOf('DRILL')).to.deep.equal(['D1']);
  });

  it('nor after units that were worked both ways', () => {
    const bench = new Bench({ lines: [LINE_OF('PHONE'), LINE_OF('DRILL', 9)] });
    scans(bench, 'D1');
    bench.ask({ type: 'choose-line', lineId: 'DRILL', evidence: NO_EVIDENCE });
    expect(scans(bench, 'DRILL', 'D2')).to.deep.equal(['prompt serial', 'accepted']);
    bench.ask({ type: 'close-prompt' });
    expect(scans(bench, 'CAM-1', 'DRILL')).to.deep.equal(['prompt product', 'prompt serial']);
    expect(bench.serialsOf('DRILL')).to.deep.equal(['D1', 'D2']);
  });

  it('several products may be meant: exactly those are offered, and no other is taken', () => {
    const bench = new Bench();
    const verdict = bench.scan('S', { ledger: [known('DRILL', 'S'), known('PHONE', 'S')] });
    expect(verdict).to.deep.include({ outcome: 'prompt' });
    expect(bench.state.prompt).to.deep.include({ candidates: ['2', '1'] });
    const choose = (lineId: string) => short(bench.ask({ type: 'choose-line', lineId, evidence: NO_EVIDENCE }));
    expect(choose('3')).to.equal('refused wrong-product');
    expect(choose('2')).to.equal('accepted');
  });

  it('the waiting line does not get what is listed for another: that one is offered, with one tap', () => {
    const bench = new Bench();
    bench.scan('DRILL');
    expect(scans(bench, 'P1')).to.deep.equal(['prompt wrong-product']);
    expect(bench.state.prompt).to.deep.include({ lineId: '1', resumes: '2' });
    expect(short(bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE }))).to.equal('accepted');
    expect(bench.serialsOf('1')).to.deep.equal(['P1']);
    expect(bench.state.prompt, 'the drill still waits').to.deep.equal({ type: 'serial', lineId: '2' });
  });

  it('no drops the held serial and goes back to the waiting line', () => {
    const bench = new Bench();
    scans(bench, 'DRILL', 'P1');
    bench.ask({ type: 'close-prompt' });
    expect(bench.counts).to.deep.equal([0, 0, 0]);
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '2' });
    expect(bench.state.held).to.equal(undefined);
  });

  it('a question keeps nothing else from being taken', () => {
    const bench = new Bench();
    scans(bench, 'DRILL', 'P1');
    expect(scans(bench, 'A')).to.deep.equal(['accepted']);
    expect(bench.state.prompt).to.deep.include({ type: 'wrong-product', serial: 'P1' });
  });

  it('the same serial on another product is another unit, but somebody must say so', () => {
    const bench = new Bench({ lines: [line('1', 'PHONE'), line('2', 'DRILL')] });
    expect(scans(bench, 'PHONE', 'S', 'DRILL', 'S').slice(3)).to.deep.equal(['confirm duplicate-in-flow']);
    bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE });
    expect([bench.serialsOf('1'), bench.serialsOf('2')]).to.deep.equal([['S'], ['S']]);
  });

  it('makes lines by scanning where the kind of flow allows it', () => {
    const bench = new Bench({ flow: 'blind-receiving', lines: [] });
    expect(scans(bench, 'STRAY', 'S1', 'S2', 'CABLE')).to.deep.equal([
      'prompt serial',
      'accepted',
      'accepted',
      'counted',
    ]);
    expect(bench.state.lines.map(({ unexpected }) => unexpected)).to.deep.equal([false, false]);
  });

  it('a product that is not on the document can be let in after a question', () => {
    const bench = new Bench({}, { policies: { 'asn-receiving': { 'not-on-document': 'confirm' } } });
    expect(scans(bench, 'STRAY')).to.deep.equal(['confirm not-on-document']);
    expect(short(bench.ask({ type: 'confirm-prompt', evidence: NO_EVIDENCE }))).to.equal('prompt serial');
    expect(scans(bench, 'S1')).to.deep.equal(['accepted']);
    expect(bench.state.lines.at(-1)).to.include({ unexpected: true, countedQty: 1 });
  });

  function line(lineId: string, sku: string) {
    return { lineId, sku, expectedQty: 3, serialPolicy: 'none' } as const;
  }
});

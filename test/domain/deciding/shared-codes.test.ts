import { expect } from 'chai';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import { judgeLook } from '../../../src/domain/deciding/judge-look.js';
import { readProducts } from '../../../src/domain/inputs/read-products.js';
import { Bench, NO_EVIDENCE, product, short } from '../bench.js';

const GTIN = '09521234543213';
const NEW = product('PH-NEW', { gtins: [GTIN] });
const REFURB = product('PH-REFURB', { gtins: [GTIN] });
const DRILL = product('DRILL');
const line = (lineId: string, sku: string, expectedQty: number, expectedSerials?: readonly string[]) =>
  ({
    lineId,
    sku,
    expectedQty,
    serialPolicy: expectedSerials ? 'exact' : 'none',
    ...(expectedSerials && { expectedSerials }),
  }) as const;
const FREE = [line('n', 'PH-NEW', 1), line('r', 'PH-REFURB', 1), line('d', 'DRILL', 2)];
const symbol = (serial: string): string => `]C101${GTIN}21${serial}`;

function benchOf(lines: FlowDocument['lines'] = FREE, more: Partial<FlowDocument> = {}): Bench {
  return new Bench({ lines, ...more }, {}, [NEW, REFURB, DRILL]);
}
const choose = (bench: Bench, lineId: string): string =>
  short(bench.ask({ type: 'choose-line', lineId, evidence: NO_EVIDENCE }));

describe('a code that two products of the document share', () => {
  it('goes with its serial to the product whose list has it', () => {
    const bench = benchOf([line('n', 'PH-NEW', 1, ['N1']), line('r', 'PH-REFURB', 1, ['R1'])]);
    expect(short(bench.scan(symbol('R1')))).to.equal('accepted');
    expect(short(bench.scan(symbol('N1')))).to.equal('accepted');
    expect([bench.serialsOf('n'), bench.serialsOf('r')]).to.deep.equal([['N1'], ['R1']]);
    expect(short(bench.scan(symbol('R1')))).to.equal('refused duplicate-in-flow');
    expect(short(bench.scan(symbol('X9')))).to.equal('refused not-on-document');
  });

  it('goes to the product that is asked for while that wants units', () => {
    const bench = benchOf();
    bench.ask({ type: 'select-line', lineId: 'r' });
    expect(short(bench.scan(symbol('A')))).to.equal('accepted');
    expect(bench.serialsOf('r')).to.deep.equal(['A']);
  });

  it('goes to the only one that still wants units, with its serial or alone', () => {
    const bench = benchOf();
    bench.ask({ type: 'select-line', lineId: 'n' });
    bench.scan('A');
    expect(short(bench.scan(GTIN))).to.equal('prompt serial');
    expect(bench.state.prompt).to.deep.include({ lineId: 'r' });
    expect(short(bench.scan(symbol('B')))).to.equal('accepted');
    expect(bench.counts).to.deep.equal([1, 1, 0]);
  });

  it('is a question where both want units, which a tap answers', () => {
    const bench = benchOf();
    expect(short(bench.scan(symbol('A')))).to.equal('prompt product');
    expect(bench.state.prompt).to.deep.include({ serial: 'A', candidates: ['n', 'r'] });
    expect(choose(bench, 'd')).to.equal('refused wrong-product');
    expect(choose(bench, 'r')).to.equal('accepted');
    expect(bench.serialsOf('r')).to.deep.equal(['A']);
  });

  it('is a question where both are full: nothing is over without one', () => {
    const bench = benchOf();
    for (const [lineId, serial] of [
      ['n', 'A'],
      ['r', 'B'],
    ] as const) {
      bench.ask({ type: 'select-line', lineId });
      bench.scan(serial);
    }
    expect(short(bench.scan(symbol('C')))).to.equal('prompt product');
    expect(short(bench.scan(symbol('A'))), 'captured already').to.equal('refused duplicate-in-flow');
  });

  it('asks which product before it asks for the serial, where it is scanned alone', () => {
    const bench = benchOf();
    bench.scan('DRILL');
    expect(short(bench.scan(GTIN))).to.equal('prompt product');
    expect(bench.state.prompt).to.deep.include({ serial: '', candidates: ['n', 'r'] });
    expect(choose(bench, 'r')).to.equal('prompt serial');
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: 'r' });
    expect(bench.state.waiting).to.deep.equal([]);
  });

  it('offers both for the serial that follows unanswered, and never gives it to the line that was asked before', () => {
    const bench = benchOf();
    bench.scan('DRILL');
    bench.scan(GTIN);
    expect(short(bench.scan('S1'))).to.equal('prompt product');
    expect(bench.state.prompt).to.deep.include({ serial: 'S1', candidates: ['n', 'r'] });
    expect(short(bench.scan('PH-REFURB')), 'its own code answers').to.equal('accepted');
    expect(bench.counts).to.deep.equal([0, 1, 0]);
  });

  it('does not answer which of the two a held serial belongs to', () => {
    const bench = benchOf();
    for (const text of ['D1', 'DRILL', 'D1']) bench.scan(text); // the serial first
    bench.ask({ type: 'close-prompt' });
    bench.scan('S1');
    expect(short(bench.scan(GTIN))).to.equal('prompt product');
    expect(bench.state.prompt).to.deep.include({ serial: 'S1', candidates: ['n', 'r'] });
    expect(bench.state.waiting).to.deep.equal([]);
  });

  it('leaves the question about a held serial open where the next product is scanned first', () => {
    const bench = benchOf();
    bench.scan('S1');
    expect(short(bench.scan(GTIN))).to.equal('prompt product');
    expect(bench.state.prompt).to.deep.include({ serial: '', candidates: ['n', 'r'] });
    expect(bench.state.waiting.map(({ held }) => held.serial)).to.deep.equal(['S1']);
  });

  it('never fills a line over while its twin wants a unit, though that line was chosen', () => {
    const bench = benchOf();
    bench.ask({ type: 'select-line', lineId: 'n' });
    bench.scan('A');
    bench.ask({ type: 'select-line', lineId: 'n' });
    expect(short(bench.scan('B'))).to.equal('prompt product');
    expect(choose(bench, 'n')).to.equal('accepted over-quantity');
  });

  it('does not ask about a twin whose rule refuses the serial', () => {
    const ruled = { ...REFURB, serialRule: { pattern: 'R\\d' } };
    const bench = new Bench({ lines: FREE }, {}, [NEW, ruled, DRILL]);
    bench.ask({ type: 'select-line', lineId: 'n' });
    bench.scan('A');
    bench.ask({ type: 'select-line', lineId: 'n' });
    expect(short(bench.scan('B'))).to.equal('accepted over-quantity');
  });

  it('follows the ledger where nothing else tells, and is a question where it contradicts', () => {
    const known = (sku: string) => ({
      ledger: [{ sku, serial: 'A', status: 'gone', locationId: 'there' } as const],
    });
    const bench = benchOf();
    expect(short(bench.scan(symbol('A'), known('PH-REFURB')))).to.equal('accepted');
    expect(bench.serialsOf('r')).to.deep.equal(['A']);
    const asked = benchOf();
    asked.ask({ type: 'select-line', lineId: 'n' });
    expect(short(asked.scan(symbol('A'), known('PH-REFURB')))).to.equal('prompt product');
  });

  it('goes to the only product whose rule and list take the serial', () => {
    const bench = benchOf([line('n', 'PH-NEW', 1, ['N1']), line('r', 'PH-REFURB', 1)]);
    expect(short(bench.scan(symbol('X9')))).to.equal('accepted');
    expect(bench.serialsOf('r')).to.deep.equal(['X9']);
    expect(short(bench.scan(symbol('X8'))), 'full, while its twin wants one').to.equal('prompt product');
  });

  it('asks which is counted where they have no serials', () => {
    const more = { gtins: [GTIN], serialNumberRequired: false };
    const bench = new Bench({ lines: FREE.slice(0, 2) }, {}, [product('PH-NEW', more), product('PH-REFURB', more)]);
    expect(short(bench.scan(GTIN))).to.equal('prompt product');
    expect(choose(bench, 'r')).to.equal('counted');
    expect(short(bench.scan(GTIN)), 'only one is left').to.equal('counted');
    expect(bench.counts).to.deep.equal([1, 1]);
  });

  it('is a question where both list the serial', () => {
    const both = benchOf([line('n', 'PH-NEW', 1, ['S1']), line('r', 'PH-REFURB', 1, ['S1'])]);
    expect(short(both.scan(symbol('S1')))).to.equal('prompt product');
  });

  it('is judged by a camera as the code of the product that is asked for', () => {
    const bench = benchOf();
    bench.ask({ type: 'select-line', lineId: 'r' });
    const catalog = { find: () => NEW, twins: () => [REFURB] };
    const code = { text: symbol('A'), syntax: 'gs1', gtin: GTIN, serial: 'A', warnings: [] } as const;
    expect(judgeLook(bench.state, [{ ok: true, code }], catalog)).to.deep.equal(['sure']);
  });

  it('is refused with both where nobody can be asked', () => {
    const verdict = benchOf().scan(symbol('A'), {}, { source: 'rfid' });
    expect(verdict).to.deep.include({ outcome: 'refused', code: 'wrong-product', lineIds: ['n', 'r'], text: 'A' });
  });
});

describe('a code that two products of the feed share', () => {
  const evidence = { product: NEW, twins: [REFURB] };

  it('makes a line of the one that is chosen, and goes on with it', () => {
    const bench = benchOf([], { flow: 'blind-receiving' });
    expect(short(bench.scan(symbol('A'), evidence))).to.equal('prompt product');
    expect(bench.state.prompt).to.deep.include({ candidates: ['+PH-NEW', '+PH-REFURB'] });
    expect(choose(bench, '+PH-REFURB')).to.equal('accepted');
    expect(short(bench.scan(GTIN, evidence))).to.equal('prompt product');
    choose(bench, '+PH-REFURB');
    expect(short(bench.scan(symbol('B'), evidence)), 'asked for').to.equal('accepted');
    expect(bench.serialsOf('+PH-REFURB')).to.deep.equal(['A', 'B']);
  });

  it('is refused where neither is on the document, and is the one that is', () => {
    expect(short(benchOf([line('d', 'DRILL', 2)]).scan(symbol('A'), evidence))).to.equal('refused not-on-document');
    const bench = benchOf([line('r', 'PH-REFURB', 2)]);
    expect(short(bench.scan(symbol('A'), evidence))).to.equal('accepted');
    expect(bench.serialsOf('r')).to.deep.equal(['A']);
  });

  it('is found with all of them, a SKU only with its own product', () => {
    const row = { SerialNumberRequired: true, gtins: [GTIN] };
    const { catalog, problems } = readProducts([
      { sku: 'A', ...row },
      { sku: 'B', ...row },
      { sku: 'C', ...row, barcodes: ['A'] },
    ]);
    const named = (code: string) => [catalog.find(code), ...(catalog.twins?.(code) ?? [])].map(found => found?.sku);
    expect(named(GTIN)).to.deep.equal(['A', 'B', 'C']);
    expect(named(GTIN.slice(1))).to.deep.equal(['A', 'B', 'C']);
    expect(named('A')).to.deep.equal(['A']);
    expect(problems.map(({ code }) => code)).to.include('duplicate');
  });
});

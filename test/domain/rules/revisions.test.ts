import { expect } from 'chai';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import { claimChanges } from '../../../src/domain/folding/claim-changes.js';
import { replay } from '../../../src/domain/folding/apply.js';
import { flowSummary } from '../../../src/domain/folding/flow-summary.js';
import { mismatchesOf } from '../../../src/domain/rules/mismatches.js';
import { Bench, DOCUMENT, FEED, lineOf, short } from '../bench.js';

const [phones, drills, cables] = DOCUMENT.lines as [
  FlowDocument['lines'][0],
  FlowDocument['lines'][0],
  FlowDocument['lines'][0],
];

function revise(bench: Bench, lines: FlowDocument['lines'], more: Partial<FlowDocument> = {}): string[] {
  const before = bench.facts.length;
  bench.ask({ type: 'revise', document: { ...bench.state.document, lines, ...more }, products: FEED });
  return bench.facts.slice(before).map(({ type }) => type);
}

const linesIn = ({ state }: Bench) =>
  state.lines.map(({ lineId, product, expectedQty, countedQty, unexpected }) =>
    [lineId, product.sku, `${countedQty}/${expectedQty ?? '-'}`, ...(unexpected ? ['unexpected'] : [])].join(' '),
  );

function begun(settings = {}): Bench {
  const bench = new Bench({}, settings);
  for (const text of ['P1', 'DRILL', 'A', 'CABLE', 'CABLE']) bench.scan(text);
  return bench;
}

describe('a document that is handed in with other content', () => {
  it('holds from then on: lines, serials and quantities come and change, and nothing captured is lost', () => {
    const bench = begun();
    const more = { ...phones, expectedQty: 3, expectedSerials: ['P1', 'P2', 'P9'] };
    expect(revise(bench, [more, drills, { ...cables, expectedQty: 1 }, lineOf('4', 'STRAY')])).to.deep.equal([
      'document-revised',
    ]);
    expect(linesIn(bench)).to.deep.equal(['1 PHONE 1/3', '2 DRILL 1/2', '3 CABLE 2/1', '4 STRAY 0/2']);
    expect(short(bench.scan('P9'))).to.equal('accepted');
    expect(short(bench.scan('A'))).to.equal('refused duplicate-in-flow');
    expect(bench.state).to.deep.equal(replay(bench.facts));
    expect(flowSummary(bench.state)).to.deep.include({ countedUnits: 5, expectedUnits: 8 });
  });

  it('tells what was added, removed and changed', () => {
    const bench = begun();
    revise(bench, [{ ...phones, expectedSerials: ['P1', 'P9'] }, { ...drills, expectedQty: 5 }, lineOf('9', 'STRAY')]);
    expect(bench.state.revision?.changes).to.deep.equal({
      added: [{ lineId: '9', sku: 'STRAY', name: 'STRAY', expectedNow: 2, addedSerials: [], removedSerials: [] }],
      removed: [{ lineId: '3', sku: 'CABLE', name: 'CABLE', expectedBefore: 5, addedSerials: [], removedSerials: [] }],
      changed: [
        {
          lineId: '1',
          sku: 'PHONE',
          name: 'PHONE',
          expectedBefore: 2,
          expectedNow: 2,
          addedSerials: ['P9'],
          removedSerials: ['P2'],
        },
        {
          lineId: '2',
          sku: 'DRILL',
          name: 'DRILL',
          expectedBefore: 2,
          expectedNow: 5,
          addedSerials: [],
          removedSerials: [],
        },
      ],
    });
  });

  it('leaves units of what is gone as unexpected, and lines without units go', () => {
    const bench = begun();
    bench.ask({ type: 'close-prompt' });
    revise(bench, [cables]);
    expect(linesIn(bench)).to.deep.equal(['3 CABLE 2/5', '1 PHONE 1/- unexpected', '2 DRILL 1/- unexpected']);
    expect(mismatchesOf(bench.state).map(({ lineId, mismatch }) => `${lineId} ${mismatch}`)).to.deep.equal([
      '3 under',
      '1 unexpected',
      '2 unexpected',
    ]);
    bench.ask({ type: 'remove-serial', lineId: '2', key: 'DRILL\u001fA' });
    revise(bench, [cables, phones]);
    expect(linesIn(bench)).to.deep.equal(['3 CABLE 2/5', '1 PHONE 1/2']);
  });

  it('goes on with the same product where a line in front has moved its place', () => {
    const bench = begun();
    bench.ask({ type: 'select-line', lineId: '2' });
    const moved = [
      lineOf('1', 'STRAY'),
      { ...phones, lineId: '2' },
      { ...drills, lineId: '3' },
      { ...cables, lineId: '4' },
    ];
    revise(bench, moved);
    expect(linesIn(bench)).to.deep.equal(['1 STRAY 0/2', '2 PHONE 1/2', '3 DRILL 1/2', '4 CABLE 2/5']);
    expect(bench.state.prompt).to.deep.equal({ type: 'serial', lineId: '3' });
    bench.ask({ type: 'close-prompt' });
    bench.ask({ type: 'remove-serial', lineId: '2', key: 'PHONE\u001fP1' });
    expect(short(bench.scan('P1'))).to.equal('accepted');
    expect(bench.serialsOf('2')).to.deep.equal(['P1']);
  });

  it('gives a serial to the line that lists it now, and makes what was not expected so', () => {
    const bench = new Bench({}, { policies: { 'asn-receiving': { 'not-on-document': 'flag' } } });
    for (const text of ['P1', 'PHONE', 'X9', 'STRAY', 'S1']) bench.scan(text);
    expect(linesIn(bench)[3]).to.equal('+STRAY STRAY 1/- unexpected');
    revise(bench, [lineOf('a', 'PHONE', ['P1', 'P2']), lineOf('b', 'PHONE', ['X9', 'X8']), lineOf('c', 'STRAY')]);
    expect(linesIn(bench)).to.deep.equal(['a PHONE 1/2', 'b PHONE 1/2', 'c STRAY 1/2']);
    const [captured] = bench.state.lines[1]?.serials ?? [];
    expect([captured?.serial, captured?.expected, captured?.flags]).to.deep.equal(['X9', true, []]);
  });

  it('leaves what was built by scanning alone, as long as the document has no lines', () => {
    const bench = new Bench({ flow: 'transfer-ship', destinationLocationId: 'there', lines: [] });
    for (const text of ['DRILL', 'A'])
      bench.scan(text, { verification: 'known', verified: { sku: 'DRILL', serial: 'A' } });
    expect(revise(bench, [], { title: 'Express' })).to.deep.equal(['document-revised']);
    expect(linesIn(bench)).to.deep.equal(['+DRILL DRILL 1/-']);
    revise(bench, [cables]);
    expect(linesIn(bench)).to.deep.equal(['3 CABLE 0/5', '+DRILL DRILL 1/- unexpected']);
    expect(short(bench.scan('A'))).to.equal('refused duplicate-in-flow');
  });

  it('keeps the claims, and frees what is removed after it', () => {
    const bench = begun();
    revise(bench, [{ ...drills, lineId: '7' }]);
    const before = bench.state;
    bench.ask({ type: 'remove-serial', lineId: '7', key: 'DRILL\u001fA' });
    const removed = bench.facts.at(-1);
    expect(removed && claimChanges(removed, before).release.map(({ key }) => key)).to.deep.equal(['DRILL\u001fA']);
  });

  it('ends a review, because what was reviewed is expected no more', () => {
    const bench = begun();
    bench.ask({ type: 'start-review' });
    expect(revise(bench, [phones])).to.deep.equal(['review-left', 'document-revised']);
    expect(bench.state.status).to.equal('capturing');
  });

  it('is no revision where its content is the same, in whatever order its fields are', () => {
    const bench = begun();
    const lines = DOCUMENT.lines.map(line => Object.fromEntries(Object.entries(line).reverse()) as typeof line);
    expect(revise(bench, lines)).to.deep.equal([]);
  });

  it('changes nothing of an ended flow, nor where the store does not want it', () => {
    const done = begun();
    done.ask({ type: 'complete', eventId: 'E1' });
    expect(revise(done, [phones])).to.deep.equal([]);
    expect(revise(begun({ revisions: 'ignore' }), [phones])).to.deep.equal([]);
  });

  it('waits for the associate where the store wants that, who is asked once', () => {
    const bench = begun({ revisions: 'ask' });
    expect(revise(bench, [phones])).to.deep.equal(['revision-offered']);
    expect(revise(bench, [phones])).to.deep.equal([]);
    expect(linesIn(bench)).to.have.length(3);
    bench.ask({ type: 'answer-revision', take: false });
    expect(revise(bench, [phones])).to.deep.equal([]);
    expect(revise(bench, [phones, drills])).to.deep.equal(['revision-offered']);
    bench.ask({ type: 'answer-revision', take: true });
    expect(linesIn(bench)).to.deep.equal(['1 PHONE 1/2', '2 DRILL 1/2', '3 CABLE 2/- unexpected']);
    expect(bench.state).to.deep.equal(replay(bench.facts));
  });

  it('expects what earlier receipts have left of the new version', () => {
    const bench = begun();
    const received = [{ sku: 'CABLE', quantity: 2, serials: [] }];
    revise(bench, DOCUMENT.lines, { received });
    expect(linesIn(bench)).to.deep.equal(['1 PHONE 1/2', '2 DRILL 1/2', '3 CABLE 2/3']);
  });
});

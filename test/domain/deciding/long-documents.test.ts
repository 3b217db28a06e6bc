import { expect } from 'chai';
import type { FlowDocument } from '../../../src/domain/model/document.js';
import { flowSummary } from '../../../src/domain/folding/flow-summary.js';
import type { LineState } from '../../../src/domain/model/state.js';
import { activeLine, promptedLine } from '../../../src/elements/view/line-view.js';
import { linesNamed } from '../../../src/elements/view/lines-named.js';
import { outcomeEvents } from '../../../src/elements/flow/outcome-events.js';
import { messageOf } from '../../../src/elements/view/verdict-message.js';
import { en } from '../../../src/strings/en.js';
import { Bench } from '../bench.js';

const LINES = 10_000;

function longDocument(): Partial<FlowDocument> {
  const lines = Array.from({ length: LINES }, (_, at) => ({
    lineId: String(at),
    sku: `SKU-${at}`,
    expectedQty: 2,
    expectedSerials: [`S${at}-1`, `S${at}-2`],
    serialPolicy: 'exact' as const,
  }));
  return { lines };
}

/** Has `seen` collect the ids of the lines that are looked into; copying the list looks into none. */
function watch(bench: Bench, seen: Set<string>): void {
  const watched = (line: LineState): LineState =>
    new Proxy(line, {
      get(target, name, receiver): unknown {
        seen.add(target.lineId);
        return Reflect.get(target, name, receiver);
      },
    });
  bench.state = { ...bench.state, lines: bench.state.lines.map(watched) };
}

describe('a document of 10,000 lines', () => {
  const bench = new Bench(longDocument());
  bench.scan('S1-1'); // builds the index of the document

  for (const [what, text, outcome] of [
    ['a serial', 'S9999-1', 'accepted'],
    ['the last serial of a line', 'S9999-2', 'accepted'],
    ['a duplicate', 'S9999-2', 'refused'],
    ['a product code', 'SKU-5000', 'prompt'],
    ['a serial of another product', 'S7000-1', 'prompt'],
    ['a serial that nobody knows', 'NOBODY-KNOWS', 'refused'],
  ] as const) {
    it(`looks into no line but those that ${what} is about`, () => {
      const seen = new Set<string>();
      watch(bench, seen);
      const from = bench.facts.length;
      const verdict = bench.scan(text);
      const { state } = bench;
      outcomeEvents({ state, facts: bench.facts.slice(from), verdict });
      messageOf(verdict, state, en);
      flowSummary(state);
      activeLine(state, verdict);
      linesNamed(state, state.prompt);
      promptedLine(state);
      expect(verdict.outcome).to.equal(outcome);
      expect(seen.size).to.be.at.most(3);
    });
  }

  it('knows how far it is all the same', () => {
    const { countedUnits, expectedUnits } = flowSummary(bench.state);
    expect([countedUnits, expectedUnits]).to.deep.equal([3, 2 * LINES]);
  });
});

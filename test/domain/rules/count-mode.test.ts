import { expect } from 'chai';
import type { CountScope } from '../../../src/domain/model/document.js';
import type { Settings } from '../../../src/domain/model/settings.js';
import { replay } from '../../../src/domain/folding/apply.js';
import { openPlaces } from '../../../src/domain/rules/count-mode.js';
import { captureEventOf } from '../../../src/output/index.js';
import { Bench, short } from '../bench.js';

const SCOPE: CountScope = { countId: 'C', batchId: 'B', mode: 'full', blind: false };

function counting(settings: Partial<Settings> = {}, scope: Partial<CountScope> = {}): Bench {
  return new Bench({ flow: 'cycle-count', count: { ...SCOPE, ...scope } }, settings);
}

const idsOf = ({ state }: Bench) => openPlaces(state).map(({ lineId }) => lineId);
const complete = (bench: Bench) => bench.ask({ type: 'complete', eventId: 'E' });

/** The lines of the event in one word each, with what is missing by name. */
function told({ state }: Bench): string[] {
  return captureEventOf(state, 'E', 9_000, 0).lines.map(({ lineId, status, missingSerials }) =>
    [lineId, status, ...missingSerials].join(' '),
  );
}

describe('a count’s lines that nobody has looked for', () => {
  it('are not counted, and nothing of them is missing, so that posting the event writes no stock to 0', () => {
    const bench = counting();
    bench.scan('P1');
    expect(told(bench)).to.deep.equal(['1 under P2', '2 not-counted', '3 not-counted']);
    expect(
      captureEventOf(bench.state, 'E', 9_000, 0).lines.map(({ countedAt }) => countedAt !== undefined),
    ).to.deep.equal([true, false, false]);
  });

  it('are counted with none once somebody says so, with the time, and the serials are missing then', () => {
    const bench = counting();
    expect(short(bench.ask({ type: 'none-here', lineIds: ['1', '3'] }))).to.equal('done');
    expect(told(bench)).to.deep.equal(['1 under P1 P2', '2 not-counted', '3 under']);
    expect(captureEventOf(bench.state, 'E', 9_000, 0).lines[2]).to.include({
      countedQty: 0,
      countedAt: '1970-01-01T00:00:00.002Z',
    });
  });

  it('are not counted again once that is taken back', () => {
    const bench = counting();
    bench.ask({ type: 'none-here', lineIds: ['1'] });
    bench.ask({ type: 'none-here', lineIds: ['1'], undo: true });
    expect(idsOf(bench)).to.deep.equal(['1', '2', '3']);
    expect(bench.state.lines[0]).to.include({ isNone: false, countedAtMs: 0 });
  });

  it('are all counted with none when the shelf is closed, also within the review', () => {
    const bench = counting();
    bench.scan('P1');
    bench.ask({ type: 'start-review' });
    bench.ask({ type: 'none-here' });
    expect(bench.state.status).to.equal('review');
    expect(bench.facts.at(-1)).to.deep.include({ type: 'none-here', lineIds: ['2', '3'] });
    expect(idsOf(bench)).to.deep.equal([]);
  });

  it('want no reason, because nobody knows whether anything differs', () => {
    const reasonCodes = [{ code: 'lost', label: 'Lost' }];
    const bench = counting({ reasonCodes });
    expect(short(complete(bench))).to.equal('done');
  });

  it('are asked for before completion where the setting says so, and named', () => {
    const bench = counting({ countMode: 'full' });
    bench.scan('P1');
    expect(complete(bench)).to.deep.include({ code: 'not-counted', lineIds: ['2', '3'] });
    bench.ask({ type: 'none-here' });
    expect(short(complete(bench))).to.equal('done');
  });

  it('are left out of the event of a partial count, and those that were found empty are not', () => {
    const bench = counting({ countMode: 'partial' });
    bench.scan('P1');
    bench.ask({ type: 'none-here', lineIds: ['3'] });
    complete(bench);
    expect(told(bench)).to.deep.equal(['1 under P2', '3 under']);
  });

  it('go by the document’s own mode where the setting says so', () => {
    const settings = { countMode: 'document' } as const;
    expect(short(complete(counting(settings)))).to.equal('refused not-counted');
    const partial = counting(settings, { mode: 'partial' });
    expect(short(complete(partial))).to.equal('done');
    expect(told(partial)).to.deep.equal([]);
    const manual = counting(settings, { mode: 'manual' });
    expect(short(complete(manual))).to.equal('done');
    expect(told(manual)).to.deep.equal(['1 not-counted', '2 not-counted', '3 not-counted']);
  });

  it('begin anew with a recount: what was said of them does not hold any more', () => {
    const bench = counting();
    bench.ask({ type: 'none-here' });
    bench.ask({ type: 'recount', lineIds: ['3'] });
    expect(idsOf(bench)).to.deep.equal(['3']);
  });
});

describe('“None here”', () => {
  it('is refused where units are counted, in what is no count, and for lines that are not there', () => {
    const bench = counting();
    bench.scan('P1');
    expect(bench.ask({ type: 'none-here', lineIds: ['1'] })).to.deep.include({ code: 'units-counted', lineIds: ['1'] });
    expect(short(bench.ask({ type: 'none-here', lineIds: ['9'] }))).to.equal('refused not-on-document');
    expect(short(new Bench().ask({ type: 'none-here' }))).to.equal('refused not-a-count');
  });

  it('ends with the first unit that turns up', () => {
    const bench = counting();
    bench.ask({ type: 'none-here', lineIds: ['1'] });
    bench.scan('P1');
    expect(told(bench)[0]).to.equal('1 under P2');
    expect(bench.state.lines[0]).to.include({ isNone: false });
  });

  it('said twice is said once', () => {
    const bench = counting();
    bench.ask({ type: 'none-here', lineIds: ['2'] });
    const { length } = bench.facts;
    bench.ask({ type: 'none-here', lineIds: ['2'] });
    expect(bench.facts).to.have.length(length);
  });

  it('is in the journal, whose replay comes to the same state', () => {
    const bench = counting({ countMode: 'full' });
    bench.ask({ type: 'none-here' });
    bench.ask({ type: 'none-here', lineIds: ['1'], undo: true });
    bench.scan('P1');
    expect(replay(bench.facts)).to.deep.equal(bench.state);
  });
});

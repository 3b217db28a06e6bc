import { expect } from 'chai';
import { FrameBudget } from '../../../src/input/decode/frame-budget.js';
import { TRIES, type Try } from '../../../src/input/decode/tries.js';

interface Course {
  readonly afterMs?: number;
  readonly sightMs?: number;
  readonly tryMs?: number;
  readonly slow?: Partial<Record<Try, number>>;
  readonly reads?: Try;
}

describe('FrameBudget', () => {
  let nowMs: number;
  const budgetOf = (mostMs: number): FrameBudget => new FrameBudget(mostMs, () => nowMs);

  beforeEach(() => {
    nowMs = 0;
  });

  /**
   * What is tried with a frame that comes `afterMs` after the last one, where each try takes so long and `reads` is the
   * one that reads.
   */
  function frame(
    budget: FrameBudget,
    { afterMs = 200, sightMs = 10, tryMs = 10, slow = {}, reads }: Course = {},
  ): Try[] {
    nowMs += afterMs;
    budget.begin();
    nowMs += sightMs;
    const tried: Try[] = [];
    for (const one of budget.tries()) {
      tried.push(one);
      nowMs += slow[one] ?? tryMs;
      if (one === reads) break;
    }
    return tried;
  }

  it('tries everything with a frame where there is time', () => {
    const budget = budgetOf(1_000);
    expect(frame(budget)).to.deep.equal(TRIES);
    expect(frame(budget)).to.deep.equal(TRIES);
  });

  it('goes on in the next frame where there is not', () => {
    const budget = budgetOf(1_000);
    expect(frame(budget, { tryMs: 100 })).to.deep.equal(['inverted', 'coarse']);
    expect(frame(budget, { tryMs: 100 })).to.deep.equal(['blurred', 'helper']);
    expect(frame(budget, { tryMs: 100 })).to.deep.equal(['inverted', 'coarse']);
  });

  it('tries one thing at least, however long first sight takes', () => {
    const budget = budgetOf(50);
    for (const one of TRIES) expect(frame(budget, { sightMs: 60 })).to.deep.equal([one]);
  });

  it('begins with what has read the frame before', () => {
    const budget = budgetOf(1_000);
    expect(frame(budget, { reads: 'blurred' })).to.deep.equal(['inverted', 'coarse', 'blurred']);
    expect(frame(budget, { reads: 'blurred' })).to.deep.equal(['blurred']);
    expect(frame(budget)).to.deep.equal(['blurred', 'helper', 'inverted', 'coarse']);
  });

  it('leaves time for new frames after one that was hard to read', () => {
    const budget = budgetOf(2_000);
    expect(frame(budget, { tryMs: 600 })).to.deep.equal(['inverted']);
    expect(frame(budget, { afterMs: 380 })).to.deep.equal([]);
    expect(frame(budget, { afterMs: 10 })).to.deep.equal(['coarse', 'blurred', 'helper', 'inverted']);
  });

  it('leaves out for a while what took too long', () => {
    const budget = budgetOf(1_000);
    const slow = { coarse: 1_001 };
    expect(frame(budget, { slow })).to.deep.equal(['inverted', 'coarse']);
    expect(frame(budget, { afterMs: 1_000 })).to.deep.equal(['blurred', 'helper', 'inverted']);
    expect(frame(budget, { afterMs: 4_000 })).to.include('coarse');
  });

  it('holds the page up less where it shares its thread', () => {
    const budget = budgetOf(50);
    expect(frame(budget, { tryMs: 30 })).to.deep.equal(['inverted', 'coarse']);
  });

  it('makes frames as small as the device needs them, down to half their size', () => {
    const budget = budgetOf(50);
    const sight = (tookMs: number): number => {
      const shrink = budget.begin();
      nowMs += tookMs;
      budget.tries();
      return shrink;
    };
    expect([sight(40), sight(72), sight(60)]).to.deep.equal([1, 1, 1.2]);
    expect([sight(400), sight(10)].map(shrink => shrink.toFixed(1))).to.deep.equal(['1.3', '2.0']);
    nowMs += 5_000;
    expect(sight(10)).to.equal(1);
  });
});

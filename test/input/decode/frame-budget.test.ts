import { expect } from '@open-wc/testing';
import { FrameBudget } from '../../../src/input/decode/frame-budget.js';

describe('FrameBudget', () => {
  it('leaves time for new frames after one that was hard to read', () => {
    const budget = new FrameBudget(2_000);
    expect(budget.isThorough(0)).to.equal(true);
    budget.spent(0, 600, { isThorough: true });
    expect(budget.isThorough(999)).to.equal(false);
    expect(budget.isThorough(1_001)).to.equal(true);
  });

  it('tries what took too long again after a while only', () => {
    const budget = new FrameBudget(50);
    budget.spent(0, 60, { isThorough: true });
    expect(budget.isThorough(5_000)).to.equal(false);
    expect(budget.isThorough(5_060)).to.equal(true);
  });

  it('halves frames on a device that is too slow for whole ones', () => {
    const budget = new FrameBudget(50);
    expect(budget.shrink(0)).to.equal(1);
    budget.spent(0, 40, { isThorough: false });
    expect(budget.shrink(50)).to.equal(1);
    budget.spent(50, 150, { isThorough: false });
    expect(budget.shrink(160)).to.equal(2);
    expect(budget.shrink(5_150)).to.equal(1);
  });
});

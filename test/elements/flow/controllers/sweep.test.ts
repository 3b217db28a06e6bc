import { expect } from '@open-wc/testing';
import type { ReadingSource } from '../../../../src/codes/reading.js';
import type { Verdict } from '../../../../src/domain/model/verdict.js';
import { Sweep, sweepMessage, type SweepCount } from '../../../../src/elements/flow/controllers/sweep.js';
import type { CaptureChange } from '../../../../src/ports/capture.js';
import { en } from '../../../../src/strings/en.js';
import { flowAfter } from '../../../support/sample-flow.js';

const state = flowAfter();
const taken: Verdict = { outcome: 'accepted', lineId: '1', serial: 'S', flags: [], lineDone: false };
const complete: Verdict = { ...taken, lineDone: true };
const stray: Verdict = { outcome: 'refused', code: 'not-on-document' };

const change = (verdict: Verdict | undefined, atMs: number, source: ReadingSource = 'rfid'): CaptureChange => ({
  state,
  facts: [],
  ...(verdict && { verdict }),
  reading: { id: String(atMs), text: 'tag', source, atMs },
});

function countsOf(...changes: readonly CaptureChange[]): (SweepCount | undefined)[] {
  const sweep = new Sweep();
  return changes.map(one => sweep.count(one));
}

describe('sweep of RFID tags', () => {
  it('answers the first tag on its own and counts from the second', () => {
    const counts = countsOf(change(taken, 0), change(taken, 1), change(taken, 2));
    expect(counts.map(count => count?.taken)).to.deep.equal([undefined, 2, 3]);
  });

  it('is news with the first refusal and with a product that is complete', () => {
    const counts = countsOf(...[taken, taken, stray, stray, complete, taken].map((verdict, at) => change(verdict, at)));
    expect(counts.map(count => count?.isNews)).to.deep.equal([undefined, false, true, false, true, false]);
    expect(counts.at(-1)).to.include({ taken: 4, refused: 2, reason: 'not-on-document' });
  });

  it('begins anew after three seconds, and after what another device read', () => {
    const counts = countsOf(
      change(taken, 0),
      change(taken, 2_000),
      change(taken, 6_000),
      change(taken, 6_001),
      change(taken, 6_002, 'wedge'),
      change(taken, 6_003),
    );
    expect(counts.map(count => count?.taken)).to.deep.equal([undefined, 2, undefined, 2, undefined, undefined]);
  });

  it('takes no notice of what another tab wrote', () => {
    const counts = countsOf(change(taken, 0), change(undefined, 1), change(taken, 2));
    expect(counts.at(-1)?.taken).to.equal(2);
  });

  it('says how many, and how many not', () => {
    const [, , count] = countsOf(...[taken, taken, stray].map((verdict, at) => change(verdict, at)));
    expect(count && sweepMessage(count, en)).to.deep.include({
      count: '2',
      next: '1 tag not taken: Not on this document',
    });
  });
});

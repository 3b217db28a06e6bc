import { expect } from 'chai';
import { isIncomplete } from '../../../src/input/wedge/incomplete.js';
import { KnownScanners } from '../../../src/input/wedge/known-scanners.js';
import type { Run } from '../../../src/input/wedge/run.js';
import { RunTiming } from '../../../src/input/wedge/run-timing.js';
import type { Focus } from '../../../src/input/wedge/stroke.js';
import { handheldProfile, standardProfile, type WedgeProfile } from '../../../src/input/wedge/wedge-profile.js';

function holdTime(
  { keys, focus, quietMs }: { keys: Run['parts'][0]; focus: Focus; quietMs: number },
  profile: WedgeProfile,
) {
  const times = { lastMs: 0, arrivedMs: 0, lateMs: 0, sinceDroppedMs: Infinity, sinceTypedMs: Infinity, quietMs };
  const run: Run = { parts: [keys], joins: [], focus, strokes: keys.length, ...times };
  return new RunTiming(profile, new KnownScanners()).joinMs(run);
}

describe('hold time', () => {
  for (const [name, gapMs, focus, holdMs] of [
    ['a fast device', 5, 'none', 200],
    ['six times the pace of a slower one', 40, 'none', 240],
    ['at most the longest', 90, 'none', 300],
    ['a fast device in a field', 5, 'allowed', 90],
    ['three times the pace in a field', 40, 'allowed', 120],
  ] as const satisfies readonly (readonly [string, number, Focus, number])[])
    it(name, () => {
      const keys = [...'SN4711'].map((text, index) => ({ text, us: text, timeMs: index * gapMs }));
      expect(holdTime({ keys, focus, quietMs: 1000 }, standardProfile)).to.equal(holdMs);
    });

  it('is longer for an incomplete structure, and longest on a handheld', () => {
    const burst = { keys: [{ text: ']C101095', us: ']C101095', timeMs: 0 }], focus: 'none' as const, quietMs: 1000 };
    expect(holdTime(burst, standardProfile)).to.equal(1000);
    expect(holdTime(burst, handheldProfile)).to.equal(15_000);
  });

  for (const [text, incomplete] of [
    ['[)>\x1e06\x1dSABC', true],
    ['[)>\x1e06\x1dSABC\x1e\x04', false],
    [']d2010950600013435', true],
    [']d20109506000134352', false],
    [']d20109506000134352112601', true],
    [']d2010950600013435210LOT\x1d', true],
    [']d2010950600013435221A1', false],
    ['\x1d01095060', true],
    ['01095060', false],
    ['{"sn":"A1"', true],
    ['{"sn":"A1"}', false],
    ['https://id.example/01/09506000134352', true],
    ['SN4711', false],
  ] as const)
    it(`takes ${JSON.stringify(text)} for ${incomplete ? 'incomplete' : 'complete'}`, () => {
      expect(isIncomplete(text)).to.equal(incomplete);
    });
});

import { expect } from 'chai';
import { play } from '../../fixtures/traces/play.js';
import { situations } from '../../fixtures/traces/situations.js';

const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

describe('wedge, in each of the situations that the bench compares', () => {
  for (const { name, strokes, expected, busy } of situations)
    it(`is right in all of ${seeds.length} runs: ${name}`, () => {
      const wrong = seeds.filter(seed => {
        const texts = play(strokes(seed), {}, busy !== undefined).scans.map(({ text }) => text);
        return JSON.stringify(texts) !== JSON.stringify(expected(seed));
      });
      expect(wrong).to.be.empty;
    });
});

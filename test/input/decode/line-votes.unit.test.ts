import { expect } from 'chai';
import type { Symbology } from '../../../src/codes/reading.js';
import { LineVotes } from '../../../src/input/decode/line-votes.js';

const ROWS = 7;

const winnerOf = (symbology: Symbology, ...texts: string[]): string | undefined => {
  const votes = new LineVotes<{ text: string; symbology: Symbology }>();
  for (const text of texts) votes.add({ text, symbology });
  return votes.winner(ROWS)?.text;
};

describe('LineVotes', () => {
  for (const [name, symbology, texts, expected] of [
    ['one row is not enough', 'code-128', ['A1'], undefined],
    ['two rows that agree are', 'code-128', ['A1', 'A1'], 'A1'],
    ['two against one stay open', 'code-128', ['A1', 'A7', 'A1'], undefined],
    ['three against one win', 'code-128', ['A1', 'A7', 'A1', 'A1'], 'A1'],
    ['Code 39 has no check: two rows are not enough', 'code-39', ['A1', 'A1'], undefined],
    ['Code 39: three rows are', 'code-39', ['A1', 'A1', 'A1'], 'A1'],
    ['UPC-E is short: three of seven rows are not enough', 'upc-e', Array(3).fill('04965802'), undefined],
    ['UPC-E: four of seven are', 'upc-e', Array(4).fill('04965802'), '04965802'],
    ['EAN-13 is long: two of seven are enough', 'ean-13', Array(2).fill('4006381333931'), '4006381333931'],
    ['no rows, no winner', 'ean-13', [], undefined],
  ] as const) {
    it(name, () => expect(winnerOf(symbology, ...texts)).to.equal(expected));
  }

  for (const [rows, isRead, why] of [
    [2, false, 'two unclear rows are as good as one'],
    [4, true, 'four are as good as two'],
  ] as const) {
    it(`counts a row by half whose characters are far from their patterns: ${why}`, () => {
      const votes = new LineVotes<{ text: string; symbology: Symbology; isUnclear: boolean }>();
      for (let row = 0; row < rows; row++) votes.add({ text: '4006381333931', symbology: 'ean-13', isUnclear: true });
      expect(votes.winner(ROWS)?.text === '4006381333931').to.equal(isRead);
      expect(votes.winner(ROWS)?.isUnclear ?? isRead).to.equal(isRead);
    });
  }

  for (const [name, symbology, texts, expected] of [
    ['one row makes a Code 128 likely', 'code-128', ['A1'], 'A1'],
    ['no other symbology: their checks are weaker', 'ean-13', ['4006381333931'], undefined],
    ['nothing is likely where rows differ', 'code-128', ['A1', 'A7'], undefined],
  ] as const) {
    it(name, () => {
      const votes = new LineVotes<{ text: string; symbology: Symbology }>();
      for (const text of texts) votes.add({ text, symbology });
      expect(votes.likely()?.text).to.equal(expected);
    });
  }
});

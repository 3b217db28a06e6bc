import { expect } from 'chai';
import { gs1CheckDigit, hasGs1CheckDigit, hasLuhnDigit } from '../../src/codes/index.js';

describe('check digits', () => {
  it('gives and checks the digit of GS1', () => {
    expect(gs1CheckDigit('629104150021')).to.equal('3');
    expect(hasGs1CheckDigit('6291041500213')).to.equal(true);
    expect(hasGs1CheckDigit('6291041500214')).to.equal(false);
  });

  it('checks the digit of Luhn, of base 10 and 16', () => {
    expect(hasLuhnDigit('490154203237518')).to.equal(true);
    expect(hasLuhnDigit('490154203237519')).to.equal(false);
    expect(hasLuhnDigit('AF0123450ABCDEC', 16)).to.equal(true);
    expect(hasLuhnDigit('AF0123450ABCDED', 16)).to.equal(false);
  });

  it('finds no check digit in what is no number', () => {
    for (const text of ['', 'A', '49015420323751X', '4901 54203237518']) {
      expect(hasLuhnDigit(text), text).to.equal(false);
      expect(hasGs1CheckDigit(text), text).to.equal(false);
    }
  });
});

import { expect } from 'chai';
import { isDay, lotExpiryOf } from '../../src/codes/lot-expiry.js';

const NOW = Date.UTC(2026, 10, 30);
const expiryOf = (yymmdd: string) => lotExpiryOf([['17', yymmdd]], NOW).expiry;

describe('lot and expiry of a symbol', () => {
  it('are those of AI 10 and AI 17, or of AI 7003 without its time', () => {
    expect(
      lotExpiryOf(
        [
          ['10', 'L 1/A'],
          ['17', '270131'],
        ],
        NOW,
      ),
    ).to.deep.equal({ lot: 'L 1/A', expiry: '2027-01-31' });
    expect(lotExpiryOf([['7003', '2701311530']], NOW)).to.deep.equal({ expiry: '2027-01-31' });
    expect(lotExpiryOf([['15', '270131']], NOW)).to.deep.equal({});
  });

  it('ends with its month where the day is 00', () => {
    expect(['280200', '270200', '271200'].map(expiryOf)).to.deep.equal(['2028-02-29', '2027-02-28', '2027-12-31']);
  });

  it('takes a year for that of the hundred years around the reading', () => {
    expect(['760101', '770101', '260101', '000101'].map(expiryOf)).to.deep.equal([
      '2076-01-01',
      '1977-01-01',
      '2026-01-01',
      '2000-01-01',
    ]);
    expect(lotExpiryOf([['17', '010101']], Date.UTC(2095, 1, 1)).expiry).to.equal('2101-01-01');
  });

  it('has no day that no calendar has', () => {
    expect(['270230', '271301', '270001', '27013', 'AB0101'].map(expiryOf)).to.deep.equal(Array(5).fill(undefined));
    expect(['2027-02-28', '2027-02-29', '2027-2-1', ''].map(isDay)).to.deep.equal([true, false, false, false]);
  });
});

import { expect } from '@open-wc/testing';
import { RowBinariser } from '../../../src/input/decode/bit-row.js';

const bitsOf = (shades: readonly number[], level?: number): string => {
  const picture = { data: Uint8ClampedArray.from(shades), width: shades.length, height: 1 };
  const { bits } = new RowBinariser().binarise(picture, 0, 8, level);
  return shades.map((_, x) => (((bits[x >> 5] ?? 0) >> (x & 31)) & 1 ? '#' : '.')).join('');
};

describe('RowBinariser', () => {
  it('calls dark what is dark', () => {
    expect(bitsOf([200, 200, 20, 20, 200, 20, 200, 200])).to.equal('..##.#..');
  });

  it('follows the light: bars in the shade and bars in glare are both seen', () => {
    const [shade, glare] = [
      [90, 90, 10, 10, 90, 90],
      [250, 250, 170, 170, 250, 250],
    ];
    const slope = Array.from({ length: 20 }, (_, i) => 90 + i * 8);
    const bits = bitsOf([...shade, ...slope, ...glare]);
    expect(bits.slice(0, 6)).to.equal('..##..');
    expect(bits.slice(-6)).to.equal('..##..');
  });

  it('sees nothing on paper', () => {
    expect(bitsOf([200, 203, 199, 201, 204, 200, 198])).to.equal('.......');
  });

  it('forgets the row before', () => {
    const binariser = new RowBinariser();
    const picture = { data: Uint8ClampedArray.from([200, 0, 200, 200, 200, 200]), width: 3, height: 2 };
    expect(binariser.binarise(picture, 0, 8).bits[0]).to.equal(0b010);
    expect(binariser.binarise(picture, 1, 8).bits[0]).to.equal(0);
  });
});

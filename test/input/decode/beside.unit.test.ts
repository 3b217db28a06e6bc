import { expect } from 'chai';
import bwipjs from 'bwip-js/node';
import { DecoderLadder, type DecodeOptions } from '../../../src/input/decode/decoder-ladder.js';
import type { GrayPicture } from '../../../src/input/decode/gray-picture.js';

const EAN = '4006381333931';
const [PAPER, INK] = [225, 25];

/** A sheet with an EAN-13 on its left, and a light Data Matrix on dark on its right. */
function sheet(): GrayPicture {
  const [width, height] = [800, 360];
  const data = new Uint8ClampedArray(width * height).fill(PAPER);
  const fill = (x: number, y: number, wide: number, high: number, shade: number): void => {
    for (let row = y; row < y + high; row++) data.fill(shade, row * width + x, row * width + x + wide);
  };
  const [linear] = bwipjs.raw('ean13', EAN, '') as readonly { readonly sbs: readonly number[] }[];
  let at = 60;
  for (const [i, run] of (linear?.sbs ?? []).entries()) {
    if (i % 2 === 0) fill(at, 80, run * 3, 160, INK);
    at += run * 3;
  }
  const [matrix] = bwipjs.raw('datamatrix', 'SN-A12345', '');
  const { pixs, pixx } = matrix && 'pixs' in matrix ? matrix : { pixs: [], pixx: 1 };
  fill(500, 80, (pixx + 6) * 7, (pixx + 6) * 7, INK);
  for (const [i, isDark] of pixs.entries())
    if (isDark) fill(500 + 7 * (3 + (i % pixx)), 80 + 7 * (3 + Math.floor(i / pixx)), 7, 7, PAPER);
  return { data, width, height };
}

const textsOf = async (options?: DecodeOptions): Promise<string[]> =>
  (await new DecoderLadder().decode(sheet(), options)).map(({ text }) => text);

describe('a hard symbol beside an easy one', () => {
  it('is left for later while the easy one may be what is asked for', async () => {
    expect(await textsOf()).to.deep.equal([EAN]);
  });

  it('is read where the easy one is not asked for', async () => {
    expect(await textsOf({ unwanted: [EAN] })).to.have.members([EAN, 'SN-A12345']);
  });

  it('is read where everything is asked for, as of a photo', async () => {
    expect(await textsOf({ unwanted: 'all' })).to.have.members([EAN, 'SN-A12345']);
  });
});

import HybridBinarizer from '@zxing/library/esnext/core/common/HybridBinarizer.js';
import RGBLuminanceSource from '@zxing/library/esnext/core/RGBLuminanceSource.js';
import { expect } from 'chai';
import type { GrayPicture } from '../../../src/input/decode/gray-picture.js';
import { LocalBinarizer } from '../../../src/input/decode/zxing-binarizer.js';

/** Squares of ink on paper that gets darker to the right, with noise. */
function picture(width: number, height: number, noise: number): GrayPicture {
  let seed = 7;
  const chance = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const data = Uint8ClampedArray.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const isInk = x > 9 && y > 9 && ((x >> 2) * 7 + (y >> 2) * 13) % 5 < 2;
    return (isInk ? 40 : 200) - (x * 90) / width + (chance() - 0.5) * noise;
  });
  return { data, width, height };
}

function libraryBits({ data, width, height }: GrayPicture): string {
  return new HybridBinarizer(new RGBLuminanceSource(data, width, height)).getBlackMatrix().toString();
}

describe('LocalBinarizer', () => {
  const sizes = [
    [40, 40],
    [64, 96],
    [71, 53],
    [97, 130],
    [39, 80],
  ] as const;
  for (const [width, height] of sizes) {
    for (const noise of [0, 20, 255]) {
      it(`makes the library's bits of ${width} x ${height} pixels with noise of ${noise}`, () => {
        const drawn = picture(width, height, noise);
        expect(new LocalBinarizer(drawn).getBlackMatrix().toString()).to.equal(libraryBits(drawn));
      });
    }
  }
});

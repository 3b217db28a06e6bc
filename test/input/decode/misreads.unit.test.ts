import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { PNG } from 'pngjs';
import { PictureDecoder } from '../../../src/input/decode/decode-picture.js';
import type { GrayPicture } from '../../../src/input/decode/gray-picture.js';

/** Gray pictures: all their channels are the same. */
function picture(name: string): GrayPicture {
  const { data, width, height } = PNG.sync.read(readFileSync(`test/fixtures/pictures/${name}.png`));
  return { data: Uint8ClampedArray.from({ length: width * height }, (_, at) => data[4 * at] ?? 0), width, height };
}

describe('pictures that were once misread', () => {
  for (const [name, printed] of [
    ['code-128-as-ean-13-1', 'SWTY1V8U48216'],
    ['code-128-as-ean-13-2', 'SWTY1V8U48216'],
    ['code-128-as-upc-e', 'SFWHJPW749516'],
    ['ean-13-as-upc-a', '4027815797297'],
  ] as const) {
    it(`reads nothing but what is printed: ${name}`, () => {
      const decoder = new PictureDecoder();
      const sight = decoder.look(picture(name));
      const blurred = decoder.lookAgain(sight, 'blurred');
      const texts = [...sight.symbols, ...sight.likely, ...blurred].map(({ text }) => text);
      expect(texts.filter(text => text !== printed)).to.deep.equal([]);
    });
  }
});

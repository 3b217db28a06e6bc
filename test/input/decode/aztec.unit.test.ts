import { expect } from 'chai';
import bwipjs from 'bwip-js/node';
import { DecoderLadder } from '../../../src/input/decode/decoder-ladder.js';
import { aztecText } from '../../../src/input/decode/matrix/aztec-text.js';
import type { GrayPicture } from '../../../src/input/decode/gray-picture.js';
import type { DetectedCode } from '../../../src/ports/barcode-reader.js';

const [MODULE, MARGIN] = [5, 60];

/** An Aztec Code on white paper; where it is broken, light modules are dark and dark ones light. */
function picture(text: string, isBroken = (_column: number, _row: number): boolean => false) {
  const [symbol] = bwipjs.raw({ bcid: 'azteccode', text, parsefnc: true });
  if (!symbol || !('pixs' in symbol)) throw new Error('An Aztec Code has modules');
  const { pixs, pixx, pixy } = symbol;
  const [width, height] = [pixx * MODULE + 2 * MARGIN, pixy * MODULE + 2 * MARGIN];
  const data = new Uint8ClampedArray(width * height).fill(230);
  for (let y = 0; y < pixy * MODULE; y++) {
    for (let x = 0; x < pixx * MODULE; x++) {
      const [column, row] = [Math.floor(x / MODULE), Math.floor(y / MODULE)];
      const isDark = pixs[row * pixx + column] === 1;
      if (isDark !== isBroken(column, row)) data[(y + MARGIN) * width + MARGIN + x] = 20;
    }
  }
  return { picture: { data, width, height }, side: pixx };
}

const read = (drawn: GrayPicture): Promise<readonly DetectedCode[]> => new DecoderLadder().decode(drawn);

describe('Aztec Codes', () => {
  for (const [printed, text] of [
    ['SN-0042/a', 'SN-0042/a'],
    ['Serial: 17, box 4. {x}', 'Serial: 17, box 4. {x}'],
    ['https://example.test/01/04006381333931/21/A1b2', 'https://example.test/01/04006381333931/21/A1b2'],
    ['ABC\x1dDEF\\_`|~', 'ABC\x1dDEF\\_`|~'],
    ['ZÄÖÜ-12', 'ZÄÖÜ-12'],
    ['^ECI000026Größe-12', 'Größe-12'],
    ['^ECI000003SN-12', 'SN-12'],
  ] as const) {
    it(`reads ${JSON.stringify(printed)}`, async () => {
      const found = await read(picture(printed).picture);
      expect(found.map(({ symbology, text: said, aim }) => [symbology, said, aim])).to.deep.equal([
        ['aztec', text, ']z0'],
      ]);
    });
  }

  it('says that FNC1 stands first, so that the text is a GS1 element string', async () => {
    const [symbol] = await read(picture('^FNC1010400638133393110L7^FNC121A1b2').picture);
    expect(symbol).to.include({ symbology: 'aztec', text: '010400638133393110L7\x1d21A1b2', aim: ']z1' });
  });

  it('stays in the mode in which bytes were asked for', () => {
    // Digits, 3, a shift to capitals, one byte, and a capital.
    const bits = ['11110', '0101', '1111', '11111', '00001', '01101000', '01010'].join('');
    const bytes = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], part => Number.parseInt(part.padEnd(8, '0'), 2));
    expect(aztecText(bytes, bits.length)?.text).to.equal('3hI');
  });

  it('leaves a character set that we do not know to another decoder', async () => {
    expect(await read(picture('^ECI000020SN-12').picture)).to.deep.equal([]);
  });

  it('says nothing where more is broken than error correction mends', async () => {
    const { side } = picture('SN-0042/a');
    const isOutside = (place: number): boolean => Math.abs(place - (side - 1) / 2) > 6;
    const broken = picture('SN-0042/a', (column, row) => isOutside(row) && (column * 7 + row) % 3 < 2);
    expect(await read(broken.picture)).to.deep.equal([]);
  });
});

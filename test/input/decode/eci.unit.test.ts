import { expect } from 'chai';
import bwipjs from 'bwip-js/node';
import { DecoderLadder } from '../../../src/input/decode/decoder-ladder.js';

const [MODULE, MARGIN] = [6, 60];

/** What is read of a symbol on white paper. */
async function textsOf(bcid: string, text: string): Promise<string[]> {
  const [symbol] = bwipjs.raw({ bcid, text, parsefnc: true });
  if (!symbol || !('pixs' in symbol)) throw new Error(`${bcid} is no matrix symbology`);
  const { pixs, pixx, pixy } = symbol;
  const [width, height] = [pixx * MODULE + 2 * MARGIN, pixy * MODULE + 2 * MARGIN];
  const data = new Uint8ClampedArray(width * height).fill(230);
  for (let y = 0; y < pixy * MODULE; y++) {
    for (let x = 0; x < pixx * MODULE; x++) {
      const isDark = pixs[Math.floor(y / MODULE) * pixx + Math.floor(x / MODULE)];
      if (isDark) data[(y + MARGIN) * width + MARGIN + x] = 20;
    }
  }
  return (await new DecoderLadder().decode({ data, width, height })).map(symbol => symbol.text);
}

describe('symbols that name their character set', () => {
  for (const [bcid, eci, text] of [
    ['datamatrix', '^ECI000026', 'SN-12'],
    ['datamatrix', '^ECI000003', 'SN-12'],
    ['datamatrix', '^ECI000026', 'Größe-12'],
    ['qrcode', '^ECI000026', 'SN-12-ABC'],
    ['qrcode', '^ECI000026', 'Größe-12'],
  ] as const) {
    it(`says the text alone: ${bcid} with ${eci} ${text}`, async () => {
      expect(await textsOf(bcid, `${eci}${text}`)).to.deep.equal([text]);
    });
  }
});

import { expect } from 'chai';
import bwipjs from 'bwip-js/node';
import { qrPatterns } from '../../../../src/input/decode/matrix/qr-patterns.js';

/** ISO/IEC 18004, annex E. */
const CENTRES: Readonly<Record<number, readonly number[]>> = { 1: [], 2: [6, 18], 4: [6, 26], 7: [6, 22, 38] };

describe('qrPatterns', () => {
  for (const [version, centres] of Object.entries(CENTRES)) {
    it(`knows the modules that every QR Code of version ${version} has`, () => {
      const options: Record<string, unknown> = { version };
      const [printed] = bwipjs.raw({ bcid: 'qrcode', text: 'SN0042', ...options });
      if (!printed || !('pixs' in printed)) throw new Error('Nothing printed');
      const { pixs, pixx } = printed;
      const { finders, timing, alignment } = qrPatterns(pixx, centres);
      expect(pixx).to.equal(17 + 4 * Number(version));
      expect(alignment.length).to.equal(centres.slice(1).length ** 2);
      const known = [...Object.values(finders), ...Object.values(timing), ...alignment].flat();
      const wrong = known.filter(({ column, row, shade }) => pixs[row * pixx + column] !== (shade === 1 ? 1 : 0));
      expect(wrong).to.deep.equal([]);
    });
  }
});

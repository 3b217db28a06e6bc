import { expect } from '@open-wc/testing';
import { PlatformDecoder } from '../../../src/input/decode/platform-decoder.js';

const FORMATS = ['code_128', 'code_39', 'ean_13', 'data_matrix', 'qr_code', 'unknown'];
const picture = { data: new Uint8ClampedArray(4), width: 2, height: 2 };

/** The platform's class with these formats, which sees these symbols. */
function detectorClass(formats: readonly string[], seen: readonly object[] = [], asked: unknown[] = []): object {
  return class {
    static getSupportedFormats = (): Promise<readonly string[]> => Promise.resolve(formats);
    constructor(options: unknown) {
      asked.push(options);
    }
    detect = (): Promise<readonly object[]> => Promise.resolve(seen);
  };
}

describe('PlatformDecoder', () => {
  it('says why there is none', async () => {
    expect(await PlatformDecoder.open({})).to.equal('missing');
    expect(await PlatformDecoder.open({ BarcodeDetector: detectorClass(['qr_code']) })).to.equal('lacks-formats');
    const broken = { getSupportedFormats: () => Promise.reject(new Error('no service')) };
    expect(await PlatformDecoder.open({ BarcodeDetector: broken })).to.equal('missing');
  });

  it('asks only for formats that both know, and takes linear reads with doubt', async () => {
    const asked: unknown[] = [];
    const cornerPoints = [{ x: 1, y: 2 }];
    const seen = [
      { rawValue: 'SN0042', format: 'code_128', cornerPoints },
      { rawValue: 'SN0043', format: 'qr_code', cornerPoints },
      { rawValue: 'SN0044', format: 'unknown', cornerPoints },
    ];
    const decoder = await PlatformDecoder.open({ BarcodeDetector: detectorClass(FORMATS, seen, asked) });
    expect(asked).to.deep.equal([{ formats: FORMATS.slice(0, 5) }]);
    expect(decoder instanceof PlatformDecoder && (await decoder.decode(picture))).to.deep.equal([
      { text: 'SN0042', symbology: 'code-128', corners: cornerPoints, isDoubtful: true },
      { text: 'SN0043', symbology: 'qr-code', corners: cornerPoints },
    ]);
  });
});

import { expect } from '@open-wc/testing';
import { DecoderLadder } from '../../../src/input/decode/decoder-ladder.js';
import { toGray } from '../../../src/input/decode/gray-picture.js';
import type { DetectedCode } from '../../../src/ports/barcode-reader.js';
import { barcodePicture, bent, pixelsOf, scene } from '../../support/barcode-picture.js';

const decode = (canvas: HTMLCanvasElement): Promise<readonly DetectedCode[]> =>
  new DecoderLadder().decode(toGray(pixelsOf(canvas)));
const centred = (picture: HTMLCanvasElement): HTMLCanvasElement =>
  scene({ picture, x: (1280 - picture.width) >> 1, y: (720 - picture.height) >> 1 });

describe('reading pictures', () => {
  for (const [bcid, printed, symbology, text, aim] of [
    ['ean13', '4006381333931', 'ean-13', '4006381333931', undefined],
    ['ean8', '96385074', 'ean-8', '96385074', undefined],
    ['upca', '036000291452', 'upc-a', '036000291452', undefined],
    ['code128', 'SN-0042/a', 'code-128', 'SN-0042/a', ']C0'],
    ['gs1-128', '(01)04006381333931(21)A1b2', 'code-128', '010400638133393121A1b2', ']C1'],
    ['code39', 'C02XK1ZPJGH5', 'code-39', 'C02XK1ZPJGH5', undefined],
    ['interleaved2of5', '15400141288763', 'itf', '15400141288763', undefined],
    ['datamatrix', 'SN0042', 'data-matrix', 'SN0042', ']d1'],
    ['gs1datamatrix', '(01)04006381333931(21)A1b2', 'data-matrix', '010400638133393121A1b2', ']d2'],
    ['qrcode', 'https://example.test/i/1', 'qr-code', 'https://example.test/i/1', ']Q1'],
    ['gs1qrcode', '(01)04006381333931(21)A1b2', 'qr-code', '010400638133393121A1b2', ']Q3'],
  ] as const) {
    it(`reads ${bcid}`, async () => {
      const [symbol, ...others] = await decode(centred(barcodePicture(bcid, printed)));
      expect(others).to.deep.equal([]);
      expect(symbol).to.include({ symbology, text });
      expect(symbol?.aim).to.equal(aim);
    });
  }

  it('reads every code of a label', async () => {
    const label = scene(
      { picture: barcodePicture('ean13', '4006381333931'), x: 100, y: 60 },
      { picture: barcodePicture('code128', 'SN0042'), x: 100, y: 400 },
      { picture: barcodePicture('qrcode', 'https://example.test', { scale: 5 }), x: 800, y: 300 },
    );
    expect((await decode(label)).map(({ text }) => text)).to.have.members([
      '4006381333931',
      'SN0042',
      'https://example.test',
    ]);
  });

  for (const away of [0.7, -0.6]) {
    it(`reads a QR Code on a round housing that is turned by ${away}`, async () => {
      const text = 'https://example.test/01/04006381333931/21/A1b2';
      const picture = bent(barcodePicture('qrcode', text, { scale: 3 }), 0.5, away);
      expect((await decode(centred(picture))).map(symbol => symbol.text)).to.deep.equal([text]);
    });
  }

  it('says where it saw a code', async () => {
    const picture = barcodePicture('code128', 'SN0042');
    const [symbol] = await decode(scene({ picture, x: 300, y: 200 }));
    const xs = symbol?.corners.map(({ x }) => x) ?? [];
    const ys = symbol?.corners.map(({ y }) => y) ?? [];
    expect(Math.min(...xs)).to.be.within(300, 360);
    expect(Math.max(...xs)).to.be.within(300 + picture.width - 60, 300 + picture.width);
    expect(Math.min(...ys)).to.be.within(190, 260);
    expect(Math.max(...ys)).to.be.within(200 + picture.height - 60, 210 + picture.height);
  });

  it('reads nothing where there is nothing', async () => {
    expect(await decode(scene())).to.deep.equal([]);
  });

  it('does not take text for a code', async () => {
    const page = scene();
    const context = page.getContext('2d');
    if (!context) throw new Error('No 2D canvas');
    context.fillStyle = '#000';
    context.font = '28px monospace';
    for (let line = 0; line < 20; line++)
      context.fillText('SERIAL NUMBER IIII ||||| 1234567890 ||| '.repeat(2), 20, 40 + line * 34);
    expect(await decode(page)).to.deep.equal([]);
  });
});

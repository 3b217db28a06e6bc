import { expect } from '@open-wc/testing';
import { DecoderLadder } from '../../../../src/input/decode/decoder-ladder.js';
import { FilmMemory } from '../../../../src/input/decode/film-memory.js';
import { toGray } from '../../../../src/input/decode/gray-picture.js';
import type { DetectedCode } from '../../../../src/ports/barcode-reader.js';
import { barcodePicture, contextOf, pixelsOf } from '../../../support/barcode-picture.js';

/** Two pixels a module, in the middle of a picture of 480 x 320. */
function label(bcid: string, text: string, turned = 0): HTMLCanvasElement {
  const picture = barcodePicture(bcid, text, { scale: 2, paddingwidth: 20 });
  const stage = Object.assign(document.createElement('canvas'), { width: 480, height: 320 });
  const context = contextOf(stage);
  context.fillStyle = '#d4d4d4';
  context.fillRect(0, 0, stage.width, stage.height);
  context.translate(240, 160);
  context.rotate(turned);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  return stage;
}

/** Moves the picture along while the shutter is open: the mean of `way` pictures, a pixel apart. */
function inMotion(sharp: HTMLCanvasElement, way: number): HTMLCanvasElement {
  return blended(sharp, way, step => [step, 0, 1]);
}

/** A lens out of focus by about `deviation` pixels. */
function outOfFocus(sharp: HTMLCanvasElement, deviation: number): HTMLCanvasElement {
  const reach = Math.ceil(3 * deviation);
  return blended(sharp, 2 * reach + 1, step => [step - reach, 0, Math.exp(-(((step - reach) / deviation) ** 2) / 2)]);
}

function blended(
  sharp: HTMLCanvasElement,
  count: number,
  at: (step: number) => readonly [x: number, y: number, weight: number],
): HTMLCanvasElement {
  const { data, width, height } = pixelsOf(sharp);
  const steps = Array.from({ length: count }, (_, step) => at(step));
  const total = steps.reduce((sum, [, , weight]) => sum + weight, 0);
  const mixed = new ImageData(width, height);
  for (let place = 0; place < data.length; place++) {
    const sum = steps.reduce((shades, [x, , weight]) => shades + weight * (data[place + 4 * x] ?? 255), 0);
    mixed.data[place] = place % 4 === 3 ? 255 : sum / total;
  }
  contextOf(sharp).putImageData(mixed, 0, 0);
  return sharp;
}

const decode = (canvas: HTMLCanvasElement): Promise<readonly DetectedCode[]> =>
  new DecoderLadder().decode(toGray(pixelsOf(canvas)));
const textsIn = async (canvas: HTMLCanvasElement): Promise<string[]> => (await decode(canvas)).map(({ text }) => text);

describe('reading blurred symbols', () => {
  for (const [bcid, printed, symbology, text] of [
    ['ean13', '4006381333931', 'ean-13', '4006381333931'],
    ['upca', '036000291452', 'upc-a', '036000291452'],
    ['code128', 'SLCRWQFN6RXFV', 'code-128', 'SLCRWQFN6RXFV'],
    ['gs1-128', '(01)04006381333931(21)A1b2', 'code-128', '010400638133393121A1b2'],
  ] as const) {
    it(`reads ${bcid} in motion, and from either side`, async () => {
      for (const turned of [0, Math.PI]) {
        const [symbol] = await decode(inMotion(label(bcid, printed, turned), 4));
        expect(symbol).to.include({ symbology, text });
      }
    });

    it(`reads ${bcid} out of focus`, async () => {
      const [symbol] = await decode(outOfFocus(label(bcid, printed), 1.6));
      expect(symbol).to.include({ symbology, text });
    });
  }

  it('says where it saw the symbol', async () => {
    const [symbol] = await decode(inMotion(label('ean13', '4006381333931'), 4));
    const [left, right] = [symbol?.corners[0]?.x ?? 0, symbol?.corners[1]?.x ?? 0];
    expect(right - left).to.be.closeTo(190, 12);
    expect((left + right) / 2).to.be.closeTo(240, 12);
  });

  it('reads nothing rather than something wrong when blur has left nothing', async () => {
    for (const deviation of [3, 4.5]) {
      for (const [bcid, printed] of [
        ['ean13', '4006381333931'],
        ['code128', 'SLCRWQFN6RXFV'],
        ['upce', '01234565'],
      ] as const) {
        const texts = await textsIn(outOfFocus(label(bcid, printed), deviation));
        const wrong = texts.filter(text => text !== printed);
        expect(wrong, `${bcid} ${deviation}`).to.deep.equal([]);
      }
    }
  });

  it('takes half an EAN-13 for no UPC-E', async () => {
    for (let number = 0; number < 12; number++) {
      const stage = label('ean13', `40063813${String(number * 37).padStart(4, '0')}`);
      const texts = await textsIn(inMotion(stage, 6));
      expect(texts.filter(text => text.length < 12)).to.deep.equal([]);
    }
  });

  /** What a film of labels shows, each out of focus a little too far for one frame. */
  async function film(...frames: readonly (readonly [text: string, turned: number])[]): Promise<string[][]> {
    const memory = new FilmMemory(() => 0);
    const decoder = new DecoderLadder();
    const seen: string[][] = [];
    for (const [text, turned] of frames) {
      const frame = toGray(pixelsOf(outOfFocus(label('code128', text, turned), 2.7)));
      seen.push((await decoder.decode(frame, { film: memory })).map(symbol => symbol.text));
    }
    return seen;
  }

  it('reads from two frames what neither shows clearly', async () => {
    const text = 'SLCRWQFN6RXFV';
    expect(await textsIn(outOfFocus(label('code128', text, 0.04), 2.7))).to.deep.equal([]);
    expect(await film([text, 0], [text, 0.04])).to.deep.equal([[], [text]]);
  });

  it('makes no text of two labels that follow each other', async () => {
    const [first, second, third] = await film(['SLCRWQFN6RXFV', 0], ['SLCRWQFN6RXFW', 0], ['SLCRWQFN6RXFV', 0.04]);
    expect(['SLCRWQFN6RXFW']).to.include.members(second ?? ['none']);
    expect([first, third]).to.deep.equal([[], []]);
  });
});

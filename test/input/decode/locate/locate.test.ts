import { expect } from '@open-wc/testing';
import { DecoderLadder } from '../../../../src/input/decode/decoder-ladder.js';
import { toGray } from '../../../../src/input/decode/gray-picture.js';
import { LinearFinder } from '../../../../src/input/decode/locate/find-linear.js';
import { MatrixFinder } from '../../../../src/input/decode/locate/find-matrix.js';
import { GradientField } from '../../../../src/input/decode/locate/gradient-field.js';
import { withExactAngle } from '../../../../src/input/decode/locate/rectify.js';
import { barcodePicture, contextOf, pixelsOf, scene } from '../../../support/barcode-picture.js';

const CENTRE = { x: 640, y: 360 };

/** A symbol in the middle of a card, turned. */
function turned(picture: HTMLCanvasElement, degrees: number): HTMLCanvasElement {
  const stage = scene();
  const context = contextOf(stage);
  context.translate(CENTRE.x, CENTRE.y);
  context.rotate((degrees * Math.PI) / 180);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  return stage;
}

const fieldOf = (canvas: HTMLCanvasElement): GradientField => {
  const field = new GradientField();
  field.measure(toGray(pixelsOf(canvas)));
  return field;
};

describe('locating symbols', () => {
  const code128 = barcodePicture('code128', 'SN-0042/a', { scale: 2 });

  for (const degrees of [0, 12, 37, 45, 70, 90]) {
    it(`finds bars at ${degrees} degrees, and their exact angle`, () => {
      const canvas = turned(code128, degrees);
      const [found] = new LinearFinder().find(fieldOf(canvas), 1);
      if (!found) throw new Error('no region');
      const { x, y, angle } = withExactAngle(toGray(pixelsOf(canvas)), found);
      expect(Math.hypot(x - CENTRE.x, y - CENTRE.y)).to.be.below(25);
      // Directions repeat every half turn.
      const off = (((angle * 180) / Math.PI - degrees + 270) % 180) - 90;
      expect(Math.abs(off)).to.be.below(1.5);
    });

    it(`reads bars at ${degrees} degrees`, async () => {
      const symbols = await new DecoderLadder().decode(toGray(pixelsOf(turned(code128, degrees))));
      expect(symbols.map(({ text }) => text)).to.deep.equal(['SN-0042/a']);
    });
  }

  it('finds a matrix symbol as a box', () => {
    const picture = barcodePicture('datamatrix', 'SN0042', { scale: 6 });
    const [box] = new MatrixFinder().find(fieldOf(scene({ picture, x: 500, y: 300 })), 1);
    expect(box?.left).to.be.within(490, 500 + picture.width / 2);
    expect(box?.top).to.be.within(290, 300 + picture.height / 2);
    expect(box?.width).to.be.at.most(picture.width + 20);
  });

  it('finds nothing on an empty card', () => {
    const field = fieldOf(scene());
    expect(new LinearFinder().find(field, 8)).to.deep.equal([]);
    expect(new MatrixFinder().find(field, 4)).to.deep.equal([]);
  });

  it('reads a symbol etched light on dark', async () => {
    const canvas = scene({ picture: barcodePicture('datamatrix', 'SN0042', { scale: 6 }), x: 500, y: 300 });
    const context = contextOf(canvas);
    context.globalCompositeOperation = 'difference';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    const symbols = await new DecoderLadder().decode(toGray(pixelsOf(canvas)));
    expect(symbols.map(({ text }) => text)).to.deep.equal(['SN0042']);
  });
});

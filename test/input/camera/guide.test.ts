import { expect } from '@open-wc/testing';
import { Guide } from '../../../src/input/camera/guide.js';
import type { CameraHint } from '../../../src/ports/camera.js';
import { blurredLabel, darkness, farLabel, grayCard, sharpLabel } from '../../support/camera-pictures.js';

const PICTURES: readonly (readonly [name: string, draw: () => HTMLCanvasElement, hint: CameraHint | undefined])[] = [
  ['a sharp label near the camera', sharpLabel, undefined],
  ['nothing but gray card', grayCard, undefined],
  ['a label that is too far away', farLabel, 'far'],
  ['a label out of focus', blurredLabel, 'blurred'],
  ['a dark picture', darkness, 'dark'],
];

describe('camera guide', () => {
  let hints: (CameraHint | undefined)[];
  let guide: Guide;

  beforeEach(() => {
    hints = [];
    guide = new Guide(hint => hints.push(hint));
  });

  const film = async (picture: HTMLCanvasElement, fromMs: number, toMs: number): Promise<void> => {
    const frame = await createImageBitmap(picture);
    for (let atMs = fromMs; atMs <= toMs; atMs += 100) await guide.look(frame, atMs);
    frame.close();
  };

  for (const [name, draw, hint] of PICTURES) {
    it(`says what would help with ${name}: ${hint ?? 'nothing'}`, async () => {
      await film(draw(), 0, 3_000);
      expect(hints).to.deep.equal(hint ? [hint] : []);
    });
  }

  it('says nothing before nothing was read for a while', async () => {
    await film(darkness(), 0, 1_400);
    expect(hints).to.deep.equal([]);
  });

  it('says nothing while codes are read, and takes the hint back with the first', async () => {
    await film(darkness(), 0, 3_000);
    guide.note(true, false, 3_000);
    expect(hints).to.deep.equal(['dark', undefined]);
    await film(darkness(), 3_100, 4_400);
    expect(hints).to.have.length(2);
  });

  it('asks for another code when only others are in view', () => {
    guide.note(true, true, 0);
    guide.note(true, true, 1_000);
    expect(hints).to.deep.equal([]);
    guide.note(true, true, 1_500);
    guide.note(true, false, 1_600);
    expect(hints).to.deep.equal(['other-code', undefined]);
  });

  it('leaves the frame to its owner', async () => {
    const frame = await createImageBitmap(sharpLabel());
    for (const atMs of [0, 2_000, 3_000]) await guide.look(frame, atMs);
    expect(frame.width).to.equal(1280);
    frame.close();
  });
});

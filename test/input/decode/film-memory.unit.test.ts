import { expect } from 'chai';
import { FilmMemory } from '../../../src/input/decode/film-memory.js';
import type { DetectedCode } from '../../../src/ports/barcode-reader.js';

const FRAME = { width: 1280, height: 720 };
const HALF = { width: 640, height: 360 };

/** A Code 128 whose middle is at `x`, 300. */
function symbolAt(x: number, text: string): DetectedCode {
  const [left, right, top, bottom] = [x - 100, x + 100, 280, 320];
  const corners = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  return { text, symbology: 'code-128', corners };
}

describe('FilmMemory', () => {
  let nowMs = 0;
  let film: FilmMemory;
  beforeEach(() => {
    nowMs = 0;
    film = new FilmMemory(() => nowMs);
  });

  /** What the next frame makes sure, 100 ms later. */
  function frame(
    { sure = [], likely = [] }: { sure?: DetectedCode[]; likely?: DetectedCode[] },
    afterMs = 100,
  ): string[] {
    nowMs += afterMs;
    return film.agree(FRAME, sure, likely).map(({ text }) => text);
  }

  it('takes what is likely in two frames for sure, though the camera moves', () => {
    expect(frame({ likely: [symbolAt(400, 'SN0042')] })).to.deep.equal([]);
    expect(frame({})).to.deep.equal([]);
    expect(frame({ likely: [symbolAt(700, 'SN0042')] })).to.deep.equal(['SN0042']);
  });

  it('takes what is likely for sure where it was read before', () => {
    frame({ sure: [symbolAt(400, 'SN0042')] });
    expect(frame({ likely: [symbolAt(410, 'SN0042')] })).to.deep.equal(['SN0042']);
  });

  it('forgets what is too long ago', () => {
    frame({ likely: [symbolAt(400, 'SN0042')] });
    expect(frame({ likely: [symbolAt(400, 'SN0042')] }, 1_600)).to.deep.equal([]);
  });

  it('lets nothing of a label count for the one that took its place', () => {
    frame({ likely: [symbolAt(400, 'SN0042')] });
    expect(frame({ likely: [symbolAt(410, 'SN0043')] })).to.deep.equal([]);
    expect(frame({ likely: [symbolAt(400, 'SN0042')] })).to.deep.equal([]);
  });

  it('keeps the labels beside each other apart', () => {
    frame({ likely: [symbolAt(400, 'SN0042'), symbolAt(800, 'SN0043')] });
    expect(frame({ likely: [symbolAt(400, 'SN0042'), symbolAt(800, 'SN0044')] })).to.deep.equal(['SN0042']);
  });

  it('knows where symbols were, in frames of another size too, for a while', () => {
    frame({ likely: [symbolAt(400, 'SN0042')] });
    expect(film.isKnown({ x: 440, y: 300 }, FRAME)).to.equal(true);
    expect(film.isKnown({ x: 220, y: 150 }, HALF)).to.equal(true);
    expect(film.isKnown({ x: 640, y: 300 }, FRAME)).to.equal(false);
    nowMs += 1_600;
    expect(film.isKnown({ x: 440, y: 300 }, FRAME)).to.equal(false);
  });
});

import { expect } from '@open-wc/testing';
import type { Symbology } from '../../../src/codes/reading.js';
import { Sightings } from '../../../src/input/camera/sightings.js';
import type { Symbol } from '../../../src/ports/barcode-reader.js';

const symbol = (text: string, symbology: Symbology = 'code-128'): Symbol => ({ text, symbology, corners: [] });

/** A film: at each time, the codes in view and those expected to be delivered. */
type Film = readonly (readonly [atMs: number, seen: readonly Symbol[], delivered: readonly string[]])[];
const a = symbol('A');
const b = symbol('B');
const c39 = symbol('C', 'code-39');

const films: Readonly<Record<string, Film>> = {
  'a code is delivered when it comes into view, and not again while it stays': [
    [0, [a], ['A']],
    [50, [a], []],
    [60_000, [a], []],
  ],
  'missed frames do not make it new': [
    [0, [a], ['A']],
    [50, [], []],
    [100, [], []],
    [150, [], []],
    [200, [a], []],
  ],
  'gone for a second and back, it is a new scan': [
    [0, [a], ['A']],
    [300, [], []],
    [700, [], []],
    [1_100, [], []],
    [1_150, [a], ['A']],
  ],
  'on a device that reads a frame in two seconds, the next frame does not make it new': [
    [0, [a], ['A']],
    [2_000, [a], []],
    [4_000, [], []],
    [6_000, [a], []],
  ],
  'several codes at once are all delivered': [
    [0, [a, b], ['A', 'B']],
    [50, [b], []],
  ],
  'another code is delivered at once, also while the first is in view': [
    [0, [a], ['A']],
    [50, [a, b], ['B']],
  ],
  'the same text in another symbology is another code': [
    [0, [a], ['A']],
    [50, [symbol('A', 'qr-code')], ['A']],
  ],
  'a code without check needs two frames': [
    [0, [c39], []],
    [50, [c39], ['C']],
    [100, [c39], []],
  ],
  'what a decoder doubts needs two frames': [
    [0, [{ ...a, isDoubtful: true }], []],
    [50, [{ ...a, isDoubtful: true }], ['A']],
  ],
  'a doubt is gone when another frame is certain': [
    [0, [{ ...a, isDoubtful: true }], []],
    [50, [a], ['A']],
  ],
  'two frames of it that are far apart do not agree': [
    [0, [c39], []],
    [2_000, [c39], []],
    [2_050, [c39], ['C']],
  ],
  'a misread that another frame does not repeat is never delivered': [
    [0, [symbol('X', 'itf')], []],
    [50, [symbol('Y', 'itf')], []],
    [100, [symbol('Z', 'codabar')], []],
  ],
};

describe('Sightings', () => {
  for (const [name, film] of Object.entries(films)) {
    it(name, () => {
      const sightings = new Sightings();
      for (const [atMs, seen, delivered] of film) {
        expect(
          sightings.see(seen, atMs).map(({ text }) => text),
          `at ${atMs} ms`,
        ).to.deep.equal(delivered);
      }
    });
  }

  it('delivers again after a new look', () => {
    const sightings = new Sightings();
    sightings.see([a], 0);
    sightings.forget();
    expect(sightings.see([a], 50)).to.deep.equal([a]);
  });
});

import { expect } from 'chai';
import type { Reading, Symbology } from '../../../src/codes/reading.js';
import type { Fit } from '../../../src/domain/deciding/judge-look.js';
import { Look } from '../../../src/input/camera/look.js';
import type { DetectedCode } from '../../../src/ports/barcode-reader.js';
import type { SeenCode } from '../../../src/ports/camera.js';

const symbol = (text: string, symbology: Symbology = 'code-128'): DetectedCode => ({ text, symbology, corners: [] });

/** The symbol so many pixels down the picture. */
const at = (y: number, one: DetectedCode): DetectedCode => ({ ...one, corners: [{ x: 10, y }] });

const CORNERS = [
  { x: 0, y: 0 },
  { x: 64, y: 0 },
  { x: 64, y: 36 },
];

/** The symbol in a box, moved to the right. */
const placed = (text: string, symbology: Symbology, right = 0): DetectedCode => ({
  text,
  symbology,
  corners: CORNERS.map(({ x, y }) => ({ x: x + right, y })),
});

/** A film: at each time, the codes in view and those expected to be delivered. */
type Film = readonly (readonly [atMs: number, seen: readonly DetectedCode[], delivered: readonly string[]])[];
const a = symbol('A');
const b = symbol('B');
const c = symbol('C');
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
  'they come as they stand on the label, from top to bottom': [
    [0, [at(700, a), at(90, b), at(300, c)], ['B', 'C', 'A']],
  ],
  'another code is delivered at once, also while the first is in view': [
    [0, [a], ['A']],
    [50, [a, b], ['B']],
  ],
  'another text at the place of a code that was just seen needs a second frame': [
    [0, [placed('4006381333931', 'ean-13')], ['4006381333931']],
    [50, [placed('011221797297', 'upc-a')], []],
    [100, [placed('4006381333931', 'ean-13')], []],
    [150, [placed('011221797297', 'upc-a')], ['011221797297']],
  ],
  'a weaker symbology does not count at the place of a surer one, until that is gone for a moment': [
    [0, [placed('A', 'code-128')], ['A']],
    [100, [placed('07980787', 'upc-e')], []],
    [200, [placed('07980787', 'upc-e')], []],
    [300, [placed('07980787', 'upc-e')], []],
    [500, [placed('07980787', 'upc-e')], ['07980787']],
  ],
  'another code beside it counts at once': [
    [0, [placed('A', 'code-128')], ['A']],
    [50, [placed('4006381333931', 'ean-13', 60)], ['4006381333931']],
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

/** A look at a film, with what it delivered and showed. */
class Watch {
  readonly delivered: Reading[] = [];
  codes: readonly SeenCode[] = [];
  #ids = 0;
  readonly look = new Look({
    clock: { now: () => 0, newId: () => `id-${++this.#ids}` },
    onReading: reading => this.delivered.push(reading),
    onCodes: codes => (this.codes = codes),
  });

  /** The texts delivered because of this frame. */
  see(symbols: readonly DetectedCode[], atMs: number, isStill = false): string[] {
    const before = this.delivered.length;
    this.look.see({ symbols, atMs, width: 128, height: 72, isStill });
    return this.delivered.slice(before).map(({ text }) => text);
  }

  /** Judges by text; what is not named is ignored. */
  expect(fits: Readonly<Record<string, Fit>>): void {
    this.look.expect(look => look.map(({ text }) => fits[text] ?? 'ignored'));
  }

  stateOf(text: string): string | undefined {
    return this.codes.find(code => code.text === text)?.state;
  }

  pick(text: string): void {
    this.look.pick(this.codes.find(code => code.text === text)?.id ?? '');
  }

  settleAll(): void {
    for (const { id } of this.delivered) this.look.settled(id);
  }
}

describe('look', () => {
  for (const [name, film] of Object.entries(films)) {
    it(name, () => {
      const watch = new Watch();
      for (const [atMs, seen, delivered] of film)
        expect(watch.see(seen, atMs), `at ${atMs} ms`).to.deep.equal(delivered);
    });
  }

  it('delivers again after a new look', () => {
    const watch = new Watch();
    watch.see([a], 0);
    watch.look.forget();
    expect(watch.see([a], 50)).to.deep.equal(['A']);
  });

  it('shows an outline while its code is seen, and a little longer', () => {
    const watch = new Watch();
    watch.see([{ ...a, corners: CORNERS }], 0);
    expect(watch.codes[0]?.outline[1]).to.deep.equal({ x: 0.5, y: 0 });
    watch.see([], 600);
    expect(watch.codes).to.have.length(1);
    watch.see([], 800);
    expect(watch.codes).to.deep.equal([]);
  });
});

describe('look with a flow that expects something', () => {
  let watch: Watch;
  beforeEach(() => (watch = new Watch()));

  it('delivers what can only be meant at once, and nothing else', () => {
    watch.expect({ A: 'sure', B: 'fits', C: 'misfit' });
    expect(watch.see([b, a, symbol('C'), symbol('UPC')], 0)).to.deep.equal(['A']);
    expect(watch.stateOf('A')).to.equal('read');
    expect(watch.stateOf('UPC')).to.equal('other');
  });

  it('waits a moment for a second code that may be meant', () => {
    watch.expect({ A: 'fits' });
    expect(watch.see([a], 0)).to.deep.equal([]);
    expect(watch.see([a], 150)).to.deep.equal([]);
    expect(watch.see([a], 300)).to.deep.equal(['A']);
  });

  it('asks to choose where two may be meant, and delivers the one that is tapped', () => {
    watch.expect({ A: 'fits', B: 'fits' });
    watch.see([a], 0);
    for (const atMs of [100, 500, 2_000]) expect(watch.see([a, b], atMs)).to.deep.equal([]);
    expect(watch.codes.map(({ state }) => state)).to.deep.equal(['choice', 'choice']);
    watch.pick('B');
    expect(watch.delivered.map(({ text }) => text)).to.deep.equal(['B']);
  });

  it('keeps the choice while the hand that taps moves the camera away', () => {
    watch.expect({ A: 'fits', B: 'fits' });
    watch.see([a, b], 0);
    for (const atMs of [1_000, 2_000, 3_000, 4_000]) watch.see([], atMs);
    expect(watch.codes.map(({ state }) => state)).to.deep.equal(['choice', 'choice']);
    expect(watch.codes[0]?.outline).to.deep.equal([]);
    watch.see([], 6_000);
    expect(watch.codes).to.deep.equal([]);
  });

  it('drops the choice when the picture shows something else', () => {
    watch.expect({ A: 'fits', B: 'fits', D: 'fits' });
    watch.see([a, b], 0);
    for (const atMs of [500, 900, 1_300]) watch.see([symbol('D')], atMs);
    expect(watch.codes.map(({ text }) => text)).to.deep.equal(['D']);
  });

  it('holds the other codes of a unit back until the first one is settled', () => {
    watch.expect({ A: 'sure' });
    watch.see([a, b], 0);
    watch.expect({ A: 'misfit', B: 'fits' });
    expect(watch.see([a, b], 1_000)).to.deep.equal([]);
    watch.settleAll();
    expect(watch.see([a, b], 1_050)).to.deep.equal(['B']);
  });

  it('never takes a number of a captured unit for the next one, also when the serial is not seen any more', () => {
    watch.expect({ A: 'sure' });
    watch.see([a, b], 0);
    watch.settleAll();
    watch.expect({ A: 'misfit', B: 'spent' });
    watch.see([a, b], 50);
    watch.expect({ B: 'fits' });
    for (const atMs of [1_000, 1_500, 2_000, 60_000]) expect(watch.see([b], atMs)).to.deep.equal([]);
  });

  it('takes the next box that comes at once: it was not in one picture with the captured one', () => {
    watch.expect({ A: 'sure' });
    watch.see([a], 0);
    watch.settleAll();
    watch.look.expect(seen => seen.map(({ text }) => (text === 'A' ? 'misfit' : seen.length > 1 ? 'spent' : 'fits')));
    for (const atMs of [50, 100, 150, 200, 250, 300]) watch.see([b], atMs);
    expect(watch.see([b], 350)).to.deep.equal(['B']);
  });

  it('delivers a spent code that is tapped all the same', () => {
    watch.expect({ B: 'spent' });
    watch.see([b], 0);
    watch.pick('B');
    expect(watch.delivered.map(({ text }) => text)).to.deep.equal(['B']);
  });

  it('delivers a code that would be refused once it has stayed alone, so that the refusal is heard', () => {
    watch.expect({ A: 'misfit' });
    expect(watch.see([a], 0)).to.deep.equal([]);
    expect(watch.see([a], 500)).to.deep.equal([]);
    expect(watch.see([a], 900)).to.deep.equal(['A']);
    expect(watch.see([a], 2_000)).to.deep.equal([]);
  });

  it('says that only what nobody asked for is in view', () => {
    watch.expect({ A: 'fits' });
    watch.see([b], 0);
    expect(watch.look.isIdle).to.equal(true);
    watch.see([a, b], 50);
    expect(watch.look.isIdle).to.equal(false);
  });

  it('takes a still photo at its word, and lets choose in it', () => {
    watch.expect({ C: 'fits' });
    expect(watch.see([c39], 0, true)).to.deep.equal(['C']);
    expect(watch.delivered[0]).to.deep.include({ doubts: ['single-picture'] });
    watch.look.forget();
    watch.expect({ A: 'fits', B: 'fits' });
    expect(watch.see([a, b], 0, true)).to.deep.equal([]);
    watch.pick('A');
    expect(watch.delivered.at(-1)).to.deep.include({ text: 'A', doubts: ['single-picture'] });
  });

  it('shows what was refused as refused, from the verdict on and while it stays in view', () => {
    watch.expect({ A: 'sure', B: 'sure' });
    watch.see([a, b], 0);
    expect([watch.stateOf('A'), watch.stateOf('B')]).to.deep.equal(['read', 'read']);
    const [first, second] = watch.delivered;
    watch.look.settled(first?.id ?? '', 'refused');
    watch.look.settled(second?.id ?? '', 'stored');
    expect([watch.stateOf('A'), watch.stateOf('B')]).to.deep.equal(['refused', 'accepted']);
    watch.see([a, b], 100);
    expect([watch.stateOf('A'), watch.stateOf('B')]).to.deep.equal(['refused', 'accepted']);
  });

  it('names what is in view where nothing of it is asked for, so that the search goes on beside it', () => {
    watch.expect({ A: 'fits', C: 'misfit' });
    watch.see([symbol('UPC'), symbol('C')], 0);
    expect(watch.look.unwanted).to.deep.equal(['UPC', 'C']);
    watch.see([symbol('UPC'), a], 50);
    expect(watch.look.unwanted).to.deep.equal([]);
    watch.look.forget();
    watch.see([symbol('UPC')], 100);
    watch.look.forget();
    expect(watch.look.unwanted).to.deep.equal([]);
  });
});

import { expect } from 'chai';
import type { Reading } from '../../../src/codes/reading.js';
import { KnownScanners } from '../../../src/input/wedge/known-scanners.js';
import { WedgeListener } from '../../../src/input/wedge/wedge-listener.js';
import { WedgeSource } from '../../../src/input/wedge/wedge-source.js';
import { standardProfile } from '../../../src/input/wedge/wedge-profile.js';

/** A keydown without a page. */
function keyDown(key: string, timeStamp: number): KeyboardEvent {
  const fields = { key, code: '', timeStamp, composedPath: () => [], getModifierState: () => false };
  return Object.assign(Object.create({ preventDefault: () => undefined }), fields) as KeyboardEvent;
}

describe('what the wedge gives out', () => {
  /** Keys 8 ms apart; those from `lateFrom` on arrive after the wait for them has ended. */
  const readings = (text: string, lateFrom: number, suffix: string): readonly Reading[] => {
    const given: Reading[] = [];
    let ids = 0;
    const listener = new WedgeListener({
      profile: { ...standardProfile, unheardMs: 0, suffix },
      ownField: undefined,
      scanners: new KnownScanners(),
      clock: { now: () => 1700, newId: () => `id-${++ids}` },
      onReading: reading => given.push(reading),
      onRejection: () => undefined,
    });
    const startMs = performance.now();
    const strokes = [...text, 'Enter'].map((key, index) => keyDown(key, startMs + 8 * index));
    for (const stroke of strokes.slice(0, lateFrom)) listener.onKeyDown(stroke);
    listener.idle();
    for (const stroke of strokes.slice(lateFrom)) listener.onKeyDown(stroke);
    listener.stop();
    return given;
  };

  it('names the reading of which it is the whole', () => {
    const [head, whole] = readings('SN47110815', 6, 'none');
    expect(head).to.deep.equal({ id: 'id-1', text: 'SN4711', source: 'wedge', atMs: 1700 });
    expect(whole).to.deep.equal({ id: 'id-2', text: 'SN47110815', source: 'wedge', atMs: 1700, replaces: 'id-1' });
  });

  it('gives a reading once whose suffix comes late', () => {
    expect(readings('SN47110815', 10, 'none').map(({ text }) => text)).to.deep.equal(['SN47110815']);
  });

  it('is taught by readings that are confirmed, and goes on with what it knows', () => {
    const keys = new EventTarget() as Window;
    const learn = (source: WedgeSource, fromMs: number, scans: number): readonly Reading[] => {
      const given: Reading[] = [];
      const stop = source.start({ reading: reading => given.push(reading), status: () => undefined });
      for (let index = 0; index < scans; index++) {
        for (const [at, key] of [...`SN471${index}`, 'Enter'].entries()) {
          const event = Object.defineProperty(new Event('keydown'), 'timeStamp', {
            value: fromMs + index * 5000 + at * 8,
          });
          keys.dispatchEvent(Object.assign(event, { key, code: '', getModifierState: () => false }));
        }
        source.confirmed({ readingId: given.at(-1)?.id ?? '', as: 'whole', layout: 'text' });
      }
      stop();
      return given;
    };
    const first = new WedgeSource({ window: keys, textField: 'never' });
    learn(first, performance.now() + 1000, 3);
    const second = new WedgeSource({ window: keys, textField: 'never' });
    second.relearn(JSON.parse(JSON.stringify(first.learned)));
    learn(second, performance.now() + 90_000, 2);
    expect(second.learned.map(({ hasSuffix, scans, medianMs }) => [hasSuffix, scans, medianMs])).to.deep.equal([
      [true, 5, 8],
    ]);
  });

  it('begins anew with what it does not understand, and keeps the rest', () => {
    const sound = { hasSuffix: true, scans: 5, medianMs: 8, longestGaps: [8], variation: 0, pauses: [], usScans: 0 };
    const source = new WedgeSource({ textField: 'never' });
    const whole = { ...sound, lonely: 0 };
    source.relearn([sound, 5, null, { ...whole, medianMs: NaN }, { ...whole, pauses: ['x'] }, whole]);
    expect(source.learned).to.deep.equal([whole]);
    for (const junk of [undefined, null, 5, 'x', {}, [[]]]) {
      source.relearn(junk);
      expect(source.learned).to.deep.equal([]);
    }
  });
});

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
  const listenTo = (given: Reading[], suffix: string): WedgeListener => {
    let ids = 0;
    return new WedgeListener({
      profile: { ...standardProfile, unheardMs: 0, suffix },
      ownField: undefined,
      scanners: new KnownScanners(),
      clock: { now: () => 1700, newId: () => `id-${++ids}` },
      onReading: reading => given.push(reading),
      onRejection: () => undefined,
    });
  };

  /** Keys 8 ms apart; those from `lateFrom` on arrive after the wait for them has ended. */
  const readings = (text: string, lateFrom: number, suffix: string): readonly Reading[] => {
    const given: Reading[] = [];
    const listener = listenTo(given, suffix);
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

  /** Runs of keys without an end, 8 ms a key, half a second apart. */
  const runs = (...texts: readonly string[]): readonly Reading[] => {
    const given: Reading[] = [];
    const listener = listenTo(given, 'none');
    let atMs = performance.now();
    for (const text of texts) {
      for (const key of text) listener.onKeyDown(keyDown(key, (atMs += 8)));
      listener.idle();
      atMs += 500;
    }
    listener.stop();
    return given;
  };

  it('asks about a scan whose rest is too short to be one', () => {
    const [head, joined] = runs('SN4711', '08');
    expect(joined).to.deep.include({ text: 'SN471108', doubts: ['continued'], candidates: ['SN4711'] });
    expect(joined?.replaces).to.equal(head?.id);
  });

  it('says which scan it may be the rest of, and what both say together', () => {
    const [head, rest] = runs('SN4711', 'AB0815');
    expect(rest).to.deep.include({ text: 'AB0815', doubts: ['continued'], candidates: ['SN4711AB0815'] });
    expect(rest?.continues).to.equal(head?.id);
  });

  it('takes back what it gave of a scan whose late rest has a hole', () => {
    const given: Reading[] = [];
    const listener = listenTo(given, 'none');
    const startMs = performance.now();
    const strokes = [...'SN4711', 'F9', ...'0815'].map((key, index) => keyDown(key, startMs + 8 * index));
    for (const stroke of strokes.slice(0, 6)) listener.onKeyDown(stroke);
    listener.idle();
    for (const stroke of strokes.slice(6)) listener.onKeyDown(stroke);
    listener.idle();
    expect(given.map(({ text, doubts = [], replaces = '' }) => [text, ...doubts, replaces])).to.deep.equal([
      ['SN4711', ''],
      ['', 'fragment', 'id-1'],
    ]);
  });

  it('never gives a payment card, whatever was scanned before it', () => {
    const track = '%B4111111111111111^DOE/J^29121010000000000?';
    expect(runs('SN4711', track).map(({ text }) => text)).to.deep.equal(['SN4711']);
    for (const at of [8, 14, 20]) {
      const given = runs(track.slice(0, at), track.slice(at));
      expect(JSON.stringify(given), String(at)).not.to.include('4111111111111111');
    }
    expect(JSON.stringify(runs(';4111111111', '111111=29121010000000000?'))).not.to.include('4111111111111111');
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

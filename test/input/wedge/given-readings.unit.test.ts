import { expect } from 'chai';
import type { Reading } from '../../../src/codes/reading.js';
import { WedgeListener } from '../../../src/input/wedge/wedge-listener.js';
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
});

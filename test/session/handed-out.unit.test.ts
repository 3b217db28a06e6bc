import { expect } from 'chai';
import type { Capture, CaptureChange } from '../../src/ports/capture.js';
import { MemoryStore } from '../support/memory-store.js';
import { openSmallFlow, SERIALS } from '../support/small-flow.js';

/** Tries to change everything that can be reached from a value; whatever throws has no effect either. */
function spoil(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  const attempt = (change: () => unknown): void => {
    try {
      change();
    } catch {
      // It is refused.
    }
  };
  const inner: readonly unknown[] = [
    ...Reflect.ownKeys(value).map((key): unknown => Reflect.get(value, key)),
    ...Object.values(Object.getOwnPropertyDescriptors(value)).map((field: PropertyDescriptor): unknown => field.value),
    ...(Symbol.iterator in value ? (value as Iterable<unknown>) : []),
  ];
  for (const part of inner) spoil(part, seen);
  if (Array.isArray(value)) for (const change of ['push', 'pop', 'reverse'] as const) attempt(() => value[change]('X'));
  for (const key of Reflect.ownKeys(value)) {
    attempt(() => Reflect.set(value, key, 'SPOILT'));
    attempt(() => Reflect.deleteProperty(value, key));
  }
  for (const name of ['set', 'delete', 'clear', 'add']) {
    const method: unknown = Reflect.get(value, name);
    if (typeof method === 'function') attempt(() => Reflect.apply(method, value, [...Object.keys(value), 'X']));
  }
}

/** What an hour of work comes to, where somebody does this to everything that is handed out. */
async function worked(meddle: (value: unknown) => void): Promise<{ file: string; journal: string }> {
  const store = new MemoryStore();
  let time = 0;
  const clock = { now: () => (time += 1), newId: () => `id-${(time += 1)}`, utcOffsetMinutes: () => 0 };
  const hold = async (): Promise<Capture> => {
    const capture = await openSmallFlow({ store, clock });
    capture.observe((change: CaptureChange) => meddle(change));
    return capture;
  };
  const act = async (capture: Capture, work: () => Promise<unknown>): Promise<void> => {
    meddle(await work());
    meddle(capture.state);
  };
  let capture = await hold();
  await act(capture, () => capture.enter(SERIALS[0]));
  await act(capture, () => capture.enter('NOT-LISTED'));
  await act(capture, () => capture.request({ type: 'close-prompt' }));
  capture.close(); // and the page is loaded anew
  capture = await hold();
  await act(capture, () => capture.enter(SERIALS[1]));
  await act(capture, () => capture.enterList([SERIALS[2]]));
  const key = 'DRILL\u001f' + SERIALS[1];
  await act(capture, () => capture.request({ type: 'remove-serial', lineId: '1', key }));
  await act(capture, () => capture.request({ type: 'give-reason', lineId: '1', mismatch: 'missing', reason: 'lost' }));
  await act(capture, () => capture.enter(SERIALS[1]));
  await act(capture, () => capture.request({ type: 'complete' }));
  const [entry] = await store.outbox();
  const journal = JSON.stringify(await store.journal('asn-receiving/ASN-1/1'));
  return { file: JSON.stringify([entry?.file, entry?.event]), journal };
}

describe('what a capture hands out', () => {
  it('is no way into its state: the event file is the same, whatever is written into it', async () => {
    const plain = await worked(() => undefined);
    expect(plain.file).to.contain(SERIALS[0]);
    expect(await worked(value => spoil(value))).to.deep.equal(plain);
  });

  it('is the same state again until something changes, and the same parts where nothing has', async () => {
    const capture = await openSmallFlow();
    const before = capture.state;
    expect(capture.state).to.equal(before);
    await capture.enter(SERIALS[0]);
    const after = capture.state;
    expect(after?.lines[0]).not.to.equal(before?.lines[0]);
    expect(after?.lines[1]).to.equal(before?.lines[1]);
    expect(after?.document).to.equal(before?.document);
  });

  it('can be cloned, as a bridge does that passes it on', async () => {
    const capture = await openSmallFlow();
    const changes: CaptureChange[] = [];
    capture.observe(change => changes.push(change));
    await capture.enter(SERIALS[0]);
    const [change] = changes;
    expect(structuredClone(change?.facts)).to.deep.equal(change?.facts);
    expect(structuredClone(capture.state)?.lines).to.deep.equal(capture.state?.lines);
  });

  it('has facts and verdicts that nobody can write into', async () => {
    const capture = await openSmallFlow();
    const changes: CaptureChange[] = [];
    capture.observe(change => changes.push(change));
    const verdict = await capture.enter(SERIALS[0]);
    const [fact] = changes.flatMap(({ facts }) => facts).filter(({ type }) => type === 'serial-accepted');
    if (fact?.type !== 'serial-accepted') throw new Error('nothing was accepted');
    expect(() => Object.assign(verdict, { outcome: 'refused' })).to.throw(TypeError);
    expect(() => Object.assign(fact, { atMs: 0 })).to.throw(TypeError);
    expect(() => Object.assign(fact.captured, { serial: 'X' })).to.throw(TypeError);
    expect(() => Object.assign(fact.captured.flags, ['X'])).to.throw(TypeError);
    expect(() => Object.assign(capture.state ?? {}, { seq: 0 })).to.throw(TypeError);
    expect(() => Object.assign(capture.state?.lines[0] ?? {}, { countedQty: 9 })).to.throw(TypeError);
    expect(() => Object.assign(capture.state?.claimed ?? {}, { size: 0 })).to.throw(TypeError);
  });
});

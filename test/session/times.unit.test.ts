import { expect } from 'chai';
import type { Reading } from '../../src/codes/reading.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Capture } from '../../src/ports/capture.js';
import { CASE, openSmallFlow, SERIALS, soon } from '../support/small-flow.js';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Completes the flow, and expects every time of its event to be one that receivers read. */
async function complete(capture: Capture): Promise<void> {
  expect(await soon(capture.request({ type: 'complete' }))).to.deep.equal({ outcome: 'done' });
  const [entry] = await capture.device.outbox();
  const { event } = entry ?? {};
  expect(event?.startedAt).to.match(ISO);
  expect(event?.finishedAt).to.match(ISO);
  expect(event?.utcOffset).to.match(/^[+-]\d\d:\d\d$/);
  for (const { at } of event?.lines.flatMap(({ serials }) => serials) ?? []) expect(at).to.match(ISO);
  expect(event?.eventId).to.be.a('string').and.not.be.empty;
}

describe('a time that cannot be written', () => {
  for (const atMs of [NaN, Infinity, -1, 1e308, 1.7e18, 1.7e15, 8.64e15, '2026-01-01', null, {}])
    it(`of a reading gives way to the session's: ${typeof atMs} ${JSON.stringify(atMs)}`, async () => {
      const clock: Clock = {
        now: () => 1_700_000_000_000,
        utcOffsetMinutes: () => 0,
        newId: () => crypto.randomUUID(),
      };
      const capture = await openSmallFlow({ clock });
      const reading: unknown = { id: 'r1', text: SERIALS[0], source: 'bridge', atMs };
      expect(await capture.read(reading as Reading)).to.include({ outcome: 'accepted' });
      expect(capture.state?.lines[0]?.serials[0]?.reading.atMs).to.equal(1_700_000_000_000);
      await complete(capture);
    });

  const fail = (): never => {
    throw new Error('no clock');
  };
  const clocks: Readonly<Record<string, Partial<Record<keyof Clock, () => unknown>>>> = {
    NaN: { now: () => NaN, utcOffsetMinutes: () => NaN, newId: () => NaN },
    Infinity: { now: () => Infinity, utcOffsetMinutes: () => Infinity },
    nanoseconds: { now: () => 1.7e18, utcOffsetMinutes: () => 3.6e12 },
    texts: { now: () => '5', utcOffsetMinutes: () => '+01:00', newId: () => '' },
    nothing: { now: () => undefined, utcOffsetMinutes: () => null, newId: () => undefined },
    objects: { now: () => new Date(), utcOffsetMinutes: () => ({}), newId: () => ({}) },
    'half minutes': { utcOffsetMinutes: () => 0.5, newId: () => 'x'.repeat(1000) },
    errors: { now: fail, utcOffsetMinutes: fail, newId: fail },
  };
  for (const [what, clock] of Object.entries(clocks))
    it(`gives way to the system's where the host's clock gives ${what}`, async () => {
      const sound = { now: () => 1_700_000_000_000, utcOffsetMinutes: () => 60, newId: () => crypto.randomUUID() };
      const capture = await openSmallFlow({ clock: { ...sound, ...clock } as Clock });
      expect(await soon(capture.enter(SERIALS[0]))).to.include({ outcome: 'accepted' });
      expect(await soon(capture.enter(CASE))).to.include({ outcome: 'counted' });
      expect(await soon(capture.enterList([SERIALS[1]]))).to.include({ accepted: 1 });
      await complete(capture);
    });
});

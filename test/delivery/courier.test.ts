import { expect } from 'chai';
import { Courier } from '../../src/delivery/courier.js';
import { pageClock } from '../../src/clock/page-clock.js';
import { changesOf, counted, outboxEntryOf, wantedOf } from '../storage/samples.js';
import { MemoryStore } from '../support/memory-store.js';

const clock = { ...pageClock, utcOffsetMinutes: () => 0 };

describe('Courier', () => {
  const faults: Readonly<Record<string, () => Promise<boolean>>> = {
    'throws at once': () => {
      throw new Error('not ready');
    },
    rejects: () => Promise.reject(new Error('offline')),
    'never answers': () => new Promise(() => undefined),
  };
  for (const [what, fail] of Object.entries(faults)) {
    it(`hands over what comes after a file at which the host ${what}`, async () => {
      const store = new MemoryStore();
      for (const at of [0, 1]) {
        const changes = changesOf('flow', [counted(at)], { outbox: [outboxEntryOf(`event-${at}`, at)] });
        await store.transact(wantedOf('flow', at), () => changes);
      }
      const handed = await new Promise(resolve => {
        const deliver = ({ eventId }: { eventId: string }): Promise<boolean> => {
          if (eventId === 'event-0') return fail();
          resolve(eventId);
          return Promise.resolve(true);
        };
        new Courier(store, { deliver }, clock, undefined, 50).flush();
      });
      expect(handed).to.equal('event-1');
    });
  }
});

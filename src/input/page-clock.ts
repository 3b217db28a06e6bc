import type { Clock } from '../ports/clock.js';

/** Time and ids of readings whose device gives none. */
export type ReadingClock = Pick<Clock, 'now' | 'newId'>;

export const pageClock: ReadingClock = {
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
};

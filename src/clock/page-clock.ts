import type { Clock } from '../ports/clock.js';
import { newUuid } from './new-uuid.js';

/** Time and ids of readings whose device gives none. */
export type ReadingClock = Pick<Clock, 'now' | 'newId'>;

const page = newUuid();
let readings = 0;

/** Ids count up behind a UUID of the page, because such ids take the least room where they are remembered. */
export const pageClock: ReadingClock = {
  now: () => Date.now(),
  newId: () => `${page}-${readings++}`,
};

/** The clock for messages that leave the page: each id is a UUID of its own. */
export const messageClock: ReadingClock = { ...pageClock, newId: newUuid };

import type { Clock } from '../ports/clock.js';
import { newUuid } from './new-uuid.js';

/** The device's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  utcOffsetMinutes: () => -new Date().getTimezoneOffset(),
  newId: newUuid,
};

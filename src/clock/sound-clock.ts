import { isTime } from '../domain/inputs/read-input.js';
import type { Clock } from '../ports/clock.js';

/** Longest id, in UTF-16 code units: room is left for what is counted up behind it. */
const MAX_ID_LENGTH = 128;
const MINUTES_A_DAY = 24 * 60;

/**
 * The host's clock, with the system's in its place wherever the host's throws or gives no time between the years 1970
 * and 9999, no offset in whole minutes of less than a day, or no id of 1 to 128 characters. All times and ids that are
 * stored must be writable to an event file.
 */
export function soundClock(host: Clock, system: Clock): Clock {
  return {
    now: () => sound(() => host.now(), isTime) ?? system.now(),
    utcOffsetMinutes: () => sound(() => host.utcOffsetMinutes(), isOffset) ?? system.utcOffsetMinutes(),
    newId: () => sound(() => host.newId(), isId) ?? system.newId(),
  };
}

function sound<T>(give: () => unknown, isSound: (value: unknown) => value is T): T | undefined {
  try {
    const value = give();
    return isSound(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOffset(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) < MINUTES_A_DAY;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH;
}

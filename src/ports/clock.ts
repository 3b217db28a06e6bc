/** Time and chance come from outside, so that everything within can be replayed. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Minutes that local time is ahead of UTC. */
  utcOffsetMinutes(): number;
  /** A new UUID. */
  newId(): string;
}

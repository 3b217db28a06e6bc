import type { Connection } from '../connection.js';
import type { Timer } from '../time-limit.js';

/** How long a tab waits for its turn, in milliseconds: one that was frozen in its own stops nobody for ever. */
export const TURN_LIMIT_MS = 5_000;
/** How often a tab without Web Locks looks whether it is its turn, in milliseconds. */
const LOOK_MS = 100;
/** In `meta`, without Web Locks: whose turn it is. */
const TURN = 'turn';

/** The part of `navigator.locks` that is used. */
export type Locks = Pick<LockManager, 'request'>;

export interface TurnOptions {
  /** Of the database. */
  readonly name: string;
  readonly connection: Connection;
  readonly timer: Timer;
  /** Absent in older engines. */
  readonly locks?: Locks | undefined;
}

/** Told whether no other tab does such work at the same time. */
type Work = (isAlone: boolean) => Promise<void>;

/**
 * Lets tabs work on the copies one after the other. A tab whose turn does not come in time goes on all the same, and is
 * told that it is not alone.
 */
export function inTurn({ name, connection, timer, locks }: TurnOptions, work: Work): Promise<void> {
  return locks ? locked(`${name}/copies`, locks, timer, work) : leased(connection, timer, work);
}

async function locked(name: string, locks: Locks, timer: Timer, work: Work): Promise<void> {
  const waiting = new AbortController();
  const cancel = timer(() => waiting.abort(), TURN_LIMIT_MS);
  let isBegun = false;
  const begin = (isAlone: boolean): Promise<void> => {
    cancel();
    isBegun = true;
    return work(isAlone);
  };
  try {
    await locks.request(name, { signal: waiting.signal }, () => begin(true));
  } catch (error) {
    if (isBegun) throw error;
    await begin(false);
  }
}

/** What was left by a tab that was killed is waited for once. */
async function leased(connection: Connection, timer: Timer, work: Work): Promise<void> {
  const own = crypto.getRandomValues(new Uint32Array(2)).join('-');
  const take = (isForced: boolean): Promise<boolean> =>
    connection.write(['meta'], async transaction => {
      const meta = transaction.objectStore('meta');
      if (!isForced && (await meta.getKey(TURN)) !== undefined) return false;
      await meta.put(own, TURN);
      return true;
    });
  const release = (): Promise<void> =>
    connection.write(['meta'], async transaction => {
      const meta = transaction.objectStore('meta');
      if ((await meta.get(TURN)) === own) await meta.delete(TURN);
    });
  let isAlone = await take(false);
  for (let waitedMs = 0; !isAlone && waitedMs < TURN_LIMIT_MS; waitedMs += LOOK_MS) {
    await new Promise<void>(resolve => timer(resolve, LOOK_MS));
    isAlone = await take(false);
  }
  if (!isAlone) await take(true);
  try {
    await work(isAlone);
  } finally {
    release().catch(() => undefined); // the next tab waits for it
  }
}

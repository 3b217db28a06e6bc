import type { MemoryStore } from './memory-store.js';

type Method = (...given: never[]) => Promise<unknown>;
const ASYNC = ['transact', 'journal', 'load', 'flows', 'outbox', 'event', 'acknowledge', 'recordAttempt'] as const;

/**
 * The store of a device that dies with its step number `dies`, counted from 0: whatever was stored before stays in
 * `kept`, and nothing answers from then on. `isBefore` says whether that step itself still takes place.
 */
export function dyingStore(
  kept: MemoryStore,
  dies: number,
  isBefore: boolean,
): { store: MemoryStore; steps: () => number } {
  let step = 0;
  const died = (): Promise<never> => Promise.reject(Object.assign(new Error('dead'), { code: 'unavailable' }));
  const store = new Proxy(kept, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (!ASYNC.some(known => known === name) || typeof value !== 'function') {
        return typeof value === 'function' ? (value as Method).bind(target) : value;
      }
      return async (...given: never[]): Promise<unknown> => {
        const at = step++;
        if (at > dies || (at === dies && isBefore)) return died();
        const answer = await (value as Method).apply(target, given);
        return at === dies ? died() : answer;
      };
    },
  });
  return { store, steps: () => step };
}

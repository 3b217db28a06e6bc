/** Calls back once after some milliseconds, unless the returned function is called before. */
export type Timer = (callback: () => void, ms: number) => () => void;

export const systemTimer: Timer = (callback, ms) => {
  const id = setTimeout(callback, ms);
  return () => clearTimeout(id);
};

/** Settles as `work` does, or rejects with `late()` when that takes longer than `ms`. */
export function withinLimit<T>(work: Promise<T>, ms: number, timer: Timer, late: () => Error): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const cancel = timer(() => reject(late()), ms);
    work.then(resolve, reject).finally(cancel);
  });
}

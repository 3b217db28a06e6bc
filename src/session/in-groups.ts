import { Observable, type OperatorFunction } from 'rxjs';

/**
 * Group commit: while `commit` works on one group, values that arrive wait, and go together as the next group, in order
 * and at most `most()` at once. `commit` resolves to the values that it left undone; they lead the next group. A
 * rejection errors the stream.
 */
export function inGroups<T>(
  commit: (group: readonly T[]) => Promise<readonly T[]>,
  most: () => number = () => Infinity,
): OperatorFunction<T, never> {
  return source =>
    new Observable<never>(subscriber => {
      let waiting: T[] = [];
      let busy = false;
      let ended = false;

      const next = async (): Promise<void> => {
        busy = true;
        while (waiting.length > 0 && !subscriber.closed) {
          const group = waiting.slice(0, most());
          waiting = waiting.slice(group.length);
          const left = await commit(group);
          waiting = [...left, ...waiting];
        }
        busy = false;
        if (ended) subscriber.complete();
      };
      const start = (): void => {
        if (!busy) next().catch((error: unknown) => subscriber.error(error));
      };

      return source.subscribe({
        next: value => {
          waiting.push(value);
          start();
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          ended = true;
          if (!busy) subscriber.complete();
        },
      });
    });
}

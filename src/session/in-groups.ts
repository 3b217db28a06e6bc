import { Observable, type OperatorFunction } from 'rxjs';

/**
 * Deciding and storing this many takes less time than a frame has: a flood of readings must not make the page stutter.
 */
const AT_MOST = 32;

/**
 * Group commit: while `commit` works on one group, values that arrive wait, and go together as the next group, in order
 * and at most `AT_MOST` at once. `commit` resolves to the values that it left undone; they lead the next group. A
 * rejection errors the stream.
 */
export function inGroups<T>(commit: (group: readonly T[]) => Promise<readonly T[]>): OperatorFunction<T, never> {
  return source =>
    new Observable<never>(subscriber => {
      let waiting: T[] = [];
      let busy = false;
      let ended = false;

      const next = async (): Promise<void> => {
        busy = true;
        while (waiting.length > 0 && !subscriber.closed) {
          const group = waiting.slice(0, AT_MOST);
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

import type { DetailOf, SerialEventName } from '../../events/event-map.js';

/** What becomes of each of these events. */
export type EventTable<Name extends SerialEventName, Result> = {
  readonly [N in Name]: (detail: DetailOf<N>, event: Event) => Result;
};

/**
 * Hears the events of a table, each by its name, and reads no more of it than its detail: another copy of the SDK may
 * have fired it, whose classes are not ours. A detail that is no object counts as an empty one, which whoever is asked
 * refuses.
 */
export function hear<Name extends SerialEventName, Result>(
  target: EventTarget,
  table: EventTable<Name, Result>,
  take: (result: Result) => void = () => undefined,
): void {
  for (const name in table) {
    target.addEventListener(name, event => {
      const detail = { ...(event as CustomEvent<object | null>).detail } as DetailOf<typeof name>;
      take(table[name](detail, event));
    });
  }
}

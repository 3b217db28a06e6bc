import type { DetailOf, SerialEventName } from '../../events/event-map.js';

/** For each of these events, what its detail is turned into. */
export type EventTable<Name extends SerialEventName, Result> = {
  readonly [N in Name]: (detail: DetailOf<N>, event: Event) => Result;
};

/**
 * Listens to the events of a table by their names, and reads nothing of an event but its detail, because another copy
 * of the SDK, whose classes are not ours, may have fired it. A detail that is no object counts as an empty one, which
 * is refused where it is used.
 */
export function hear<Name extends SerialEventName, Result>(
  target: EventTarget,
  table: EventTable<Name, Result>,
  take: (result: Result) => void = () => undefined,
): void {
  for (const name of Object.keys(table) as Name[]) {
    target.addEventListener(name, event => {
      const detail = { ...(event as CustomEvent<object | null>).detail } as DetailOf<typeof name>;
      take(table[name](detail, event));
    });
  }
}

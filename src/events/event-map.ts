import type { RequestEvent } from './questions/request-event.js';

/** Our events by name: every event class adds itself to the DOM's own map. */
export type SerialEventMap = Pick<
  GlobalEventHandlersEventMap,
  Extract<keyof GlobalEventHandlersEventMap, `serial-${string}`>
>;

export type SerialEventName = keyof SerialEventMap;

export type DetailOf<Name extends SerialEventName> = SerialEventMap[Name]['detail'];

/** What inner elements ask of the element around them; what is asked of the host (`RequestEvent`) is not among it. */
export type InnerRequestName = {
  [Name in SerialEventName]: SerialEventMap[Name] extends RequestEvent<unknown, unknown> ? never : Name;
}[Extract<SerialEventName, `${string}-request`>];

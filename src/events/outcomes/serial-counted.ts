export interface SerialCountedDetail {
  readonly flowId: string;
  readonly lineId: string;
  readonly delta: number;
}

/** Units of a product without serials were counted. Fired after that is durable; `delta` may be negative. */
export class SerialCountedEvent extends CustomEvent<SerialCountedDetail> {
  static readonly eventName = 'serial-counted';

  constructor(detail: SerialCountedDetail) {
    super(SerialCountedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-counted': SerialCountedEvent;
  }
}

export interface SerialLineCompletedDetail {
  readonly flowId: string;
  readonly lineId: string;
  readonly sku: string;
  readonly quantity: number;
}

/** A product has exactly what is expected: its check mark shows. Fired after the reading that completed it. */
export class SerialLineCompletedEvent extends CustomEvent<SerialLineCompletedDetail> {
  static readonly eventName = 'serial-line-completed';

  constructor(detail: SerialLineCompletedDetail) {
    super(SerialLineCompletedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-line-completed': SerialLineCompletedEvent;
  }
}

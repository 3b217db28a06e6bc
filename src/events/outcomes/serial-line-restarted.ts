export interface SerialLineRestartedDetail {
  readonly flowId: string;
  readonly lineId: string;
}

/** Rescan took everything out of one product. Fired after that is durable. */
export class SerialLineRestartedEvent extends CustomEvent<SerialLineRestartedDetail> {
  static readonly eventName = 'serial-line-restarted';

  constructor(detail: SerialLineRestartedDetail) {
    super(SerialLineRestartedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-line-restarted': SerialLineRestartedEvent;
  }
}

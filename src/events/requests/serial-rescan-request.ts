export interface SerialRescanRequestDetail {
  readonly lineId: string;
}

/** The associate wants to restart a product. Fired after the second, confirming tap. */
export class SerialRescanRequestEvent extends CustomEvent<SerialRescanRequestDetail> {
  static readonly eventName = 'serial-rescan-request';

  constructor(detail: SerialRescanRequestDetail) {
    super(SerialRescanRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-rescan-request': SerialRescanRequestEvent;
  }
}

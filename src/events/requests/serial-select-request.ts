export interface SerialSelectRequestDetail {
  readonly lineId: string;
}

/** The associate wants to enter serials of a product. Fired on the tap of its line. */
export class SerialSelectRequestEvent extends CustomEvent<SerialSelectRequestDetail> {
  static readonly eventName = 'serial-select-request';

  constructor(detail: SerialSelectRequestDetail) {
    super(SerialSelectRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-select-request': SerialSelectRequestEvent;
  }
}

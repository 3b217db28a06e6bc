export interface SerialCountRequestDetail {
  readonly lineId: string;
  readonly delta: number;
}

/** The associate counts units of a product without serials. Fired on a step or a typed quantity. */
export class SerialCountRequestEvent extends CustomEvent<SerialCountRequestDetail> {
  static readonly eventName = 'serial-count-request';

  constructor(detail: SerialCountRequestDetail) {
    super(SerialCountRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-count-request': SerialCountRequestEvent;
  }
}

export interface SerialListRequestDetail {
  readonly serials: readonly string[];
  /** The line that the list is for; without it each serial finds its own product. */
  readonly lineId?: string;
}

/** The associate has looked over a pasted list or a range and wants it taken in. */
export class SerialListRequestEvent extends CustomEvent<SerialListRequestDetail> {
  static readonly eventName = 'serial-list-request';

  constructor(detail: SerialListRequestDetail) {
    super(SerialListRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-list-request': SerialListRequestEvent;
  }
}

export interface SerialUnreadableRequestDetail {
  readonly lineId: string;
  readonly unitId: string;
  readonly reason: string;
}

/** The associate has a unit whose label cannot be read, and has said why. */
export class SerialUnreadableRequestEvent extends CustomEvent<SerialUnreadableRequestDetail> {
  static readonly eventName = 'serial-unreadable-request';

  constructor(detail: SerialUnreadableRequestDetail) {
    super(SerialUnreadableRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-unreadable-request': SerialUnreadableRequestEvent;
  }
}

export interface SerialTapRequestDetail {
  readonly lineId: string;
  readonly serial: string;
}

/** The associate says that a listed unit is there, which cannot be scanned. */
export class SerialTapRequestEvent extends CustomEvent<SerialTapRequestDetail> {
  static readonly eventName = 'serial-tap-request';

  constructor(detail: SerialTapRequestDetail) {
    super(SerialTapRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-tap-request': SerialTapRequestEvent;
  }
}

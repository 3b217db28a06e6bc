export interface SerialKeepRequestDetail {
  readonly lineId: string;
  readonly key: string;
}

/** The associate has looked at a disputed serial and keeps it. */
export class SerialKeepRequestEvent extends CustomEvent<SerialKeepRequestDetail> {
  static readonly eventName = 'serial-keep-request';

  constructor(detail: SerialKeepRequestDetail) {
    super(SerialKeepRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-keep-request': SerialKeepRequestEvent;
  }
}

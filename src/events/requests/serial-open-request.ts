export interface SerialOpenRequestDetail {
  readonly flowId: string;
}

/** The associate wants to go on with another flow of this device. */
export class SerialOpenRequestEvent extends CustomEvent<SerialOpenRequestDetail> {
  static readonly eventName = 'serial-open-request';

  constructor(detail: SerialOpenRequestDetail) {
    super(SerialOpenRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-open-request': SerialOpenRequestEvent;
  }
}

export interface SerialEnterRequestDetail {
  readonly text: string;
}

/** The associate typed a code. Fired on submit with the text as typed. */
export class SerialEnterRequestEvent extends CustomEvent<SerialEnterRequestDetail> {
  static readonly eventName = 'serial-enter-request';

  constructor(detail: SerialEnterRequestDetail) {
    super(SerialEnterRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-enter-request': SerialEnterRequestEvent;
  }
}

export interface SerialResendRequestDetail {
  readonly eventId: string;
}

/** The associate has an event file handed over again that the host has refused. Fired by the button. */
export class SerialResendRequestEvent extends CustomEvent<SerialResendRequestDetail> {
  static readonly eventName = 'serial-resend-request';

  constructor(detail: SerialResendRequestDetail) {
    super(SerialResendRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-resend-request': SerialResendRequestEvent;
  }
}

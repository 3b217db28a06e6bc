/** The associate answers yes to the open question. Fired on the tap. */
export class SerialConfirmRequestEvent extends CustomEvent<null> {
  static readonly eventName = 'serial-confirm-request';

  constructor() {
    super(SerialConfirmRequestEvent.eventName, { bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-confirm-request': SerialConfirmRequestEvent;
  }
}

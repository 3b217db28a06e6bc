/** The associate answers no to the open question. Fired on the tap. */
export class SerialDeclineRequestEvent extends CustomEvent<null> {
  static readonly eventName = 'serial-decline-request';

  constructor() {
    super(SerialDeclineRequestEvent.eventName, { bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-decline-request': SerialDeclineRequestEvent;
  }
}

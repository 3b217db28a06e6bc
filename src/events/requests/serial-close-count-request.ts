/** The count is to be closed. Fired after the second, confirming tap. */
export class SerialCloseCountRequestEvent extends CustomEvent<null> {
  static readonly eventName = 'serial-close-count-request';

  constructor() {
    super(SerialCloseCountRequestEvent.eventName, { bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-close-count-request': SerialCloseCountRequestEvent;
  }
}

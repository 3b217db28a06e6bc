/** The associate goes back to scanning: from the review, or after a pause. Fired on the tap. */
export class SerialReturnRequestEvent extends CustomEvent<null> {
  static readonly eventName = 'serial-return-request';

  constructor() {
    super(SerialReturnRequestEvent.eventName, { bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-return-request': SerialReturnRequestEvent;
  }
}

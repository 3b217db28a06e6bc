/** The associate is done with this view. Fired on its close button and on Escape. */
export class SerialCloseRequestEvent extends CustomEvent<null> {
  static readonly eventName = 'serial-close-request';

  constructor() {
    super(SerialCloseRequestEvent.eventName, { bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-close-request': SerialCloseRequestEvent;
  }
}

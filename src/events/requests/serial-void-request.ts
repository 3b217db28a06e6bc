/** The associate takes a completed flow back whose event file the host has refused. Fired by the button. */
export class SerialVoidRequestEvent extends CustomEvent<null> {
  static readonly eventName = 'serial-void-request';

  constructor() {
    super(SerialVoidRequestEvent.eventName, { bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-void-request': SerialVoidRequestEvent;
  }
}

/** The associate opens a completed flow again, to correct it. Fired by the button. */
export class SerialCorrectRequestEvent extends CustomEvent<null> {
  static readonly eventName = 'serial-correct-request';

  constructor() {
    super(SerialCorrectRequestEvent.eventName, { bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-correct-request': SerialCorrectRequestEvent;
  }
}

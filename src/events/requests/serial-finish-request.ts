/** The associate wants to complete the flow. Fired on the tap in the review. */
export class SerialFinishRequestEvent extends CustomEvent<null> {
  static readonly eventName = 'serial-finish-request';

  constructor() {
    super(SerialFinishRequestEvent.eventName, { bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-finish-request': SerialFinishRequestEvent;
  }
}

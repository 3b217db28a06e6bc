/**
 * The associate wants to type instead of scanning. Fired when that is asked for; whoever holds the text field opens it.
 */
export class SerialEntryRequestEvent extends CustomEvent<null> {
  static readonly eventName = 'serial-entry-request';

  constructor() {
    super(SerialEntryRequestEvent.eventName, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-entry-request': SerialEntryRequestEvent;
  }
}

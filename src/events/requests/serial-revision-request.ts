export interface SerialRevisionRequestDetail {
  /** Takes the version that is offered; false sets it aside, or says that it was seen. */
  readonly take: boolean;
}

/** The associate has seen that the document was changed. Fired by the buttons. */
export class SerialRevisionRequestEvent extends CustomEvent<SerialRevisionRequestDetail> {
  static readonly eventName = 'serial-revision-request';

  constructor(detail: SerialRevisionRequestDetail) {
    super(SerialRevisionRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-revision-request': SerialRevisionRequestEvent;
  }
}

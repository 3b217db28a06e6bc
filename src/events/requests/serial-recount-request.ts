export interface SerialRecountRequestDetail {
  readonly flowId: string;
  readonly lineIds: readonly string[];
}

/** Products of a count are to be counted anew. Fired after the second, confirming tap. */
export class SerialRecountRequestEvent extends CustomEvent<SerialRecountRequestDetail> {
  static readonly eventName = 'serial-recount-request';

  constructor(detail: SerialRecountRequestDetail) {
    super(SerialRecountRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-recount-request': SerialRecountRequestEvent;
  }
}

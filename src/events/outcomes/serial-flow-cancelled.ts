export interface SerialFlowCancelledDetail {
  readonly flowId: string;
}

/** The flow was given up; its serials are free. Fired after that is durable. */
export class SerialFlowCancelledEvent extends CustomEvent<SerialFlowCancelledDetail> {
  static readonly eventName = 'serial-flow-cancelled';

  constructor(detail: SerialFlowCancelledDetail) {
    super(SerialFlowCancelledEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-flow-cancelled': SerialFlowCancelledEvent;
  }
}

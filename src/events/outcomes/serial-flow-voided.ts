export interface SerialFlowVoidedDetail {
  readonly flowId: string;
  /** The event file that the host did not take. */
  readonly eventId: string;
}

/** A completed flow was taken back, because the host does not take its event file. Fired after it is durable. */
export class SerialFlowVoidedEvent extends CustomEvent<SerialFlowVoidedDetail> {
  static readonly eventName = 'serial-flow-voided';

  constructor(detail: SerialFlowVoidedDetail) {
    super(SerialFlowVoidedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-flow-voided': SerialFlowVoidedEvent;
  }
}

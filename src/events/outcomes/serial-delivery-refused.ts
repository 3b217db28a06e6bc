export interface SerialDeliveryRefusedDetail {
  readonly flowId: string;
  readonly eventId: string;
  readonly documentId: string;
  /** The host's own code and words. */
  readonly code: string;
  readonly message: string;
}

/**
 * The host has said no to an event file. It stays in the outbox until the associate corrects it, sends it again or
 * takes the flow back.
 */
export class SerialDeliveryRefusedEvent extends CustomEvent<SerialDeliveryRefusedDetail> {
  static readonly eventName = 'serial-delivery-refused';

  constructor(detail: SerialDeliveryRefusedDetail) {
    super(SerialDeliveryRefusedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-delivery-refused': SerialDeliveryRefusedEvent;
  }
}

export interface SerialDisputedDetail {
  readonly flowId: string;
  readonly lineId: string;
  readonly sku: string;
  readonly serial: string;
}

/**
 * The host did not know a serial when it was asked again. Fired after it is durable; the associate is asked to look at
 * the unit.
 */
export class SerialDisputedEvent extends CustomEvent<SerialDisputedDetail> {
  static readonly eventName = 'serial-disputed';

  constructor(detail: SerialDisputedDetail) {
    super(SerialDisputedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-disputed': SerialDisputedEvent;
  }
}

export interface SerialUnreadableDetail {
  readonly flowId: string;
  readonly lineId: string;
  readonly sku: string;
  /** The host may keep a photo under this id. */
  readonly unitId: string;
  readonly reason: string;
}

/** A unit counts although its label cannot be read. Fired after it is durable; taking a photo is left to the host. */
export class SerialUnreadableEvent extends CustomEvent<SerialUnreadableDetail> {
  static readonly eventName = 'serial-unreadable';

  constructor(detail: SerialUnreadableDetail) {
    super(SerialUnreadableEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-unreadable': SerialUnreadableEvent;
  }
}

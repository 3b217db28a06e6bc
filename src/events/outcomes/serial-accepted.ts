import type { CapturedSerial } from '../../domain/model/fact.js';

export interface SerialAcceptedDetail {
  readonly flowId: string;
  readonly lineId: string;
  readonly sku: string;
  readonly captured: CapturedSerial;
}

/** A serial counts. Fired once for each serial, after it is durable; never for a duplicate. */
export class SerialAcceptedEvent extends CustomEvent<SerialAcceptedDetail> {
  static readonly eventName = 'serial-accepted';

  constructor(detail: SerialAcceptedDetail) {
    super(SerialAcceptedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-accepted': SerialAcceptedEvent;
  }
}

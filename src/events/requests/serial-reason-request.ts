import type { Mismatch } from '../../domain/model/settings.js';

export interface SerialReasonRequestDetail {
  readonly lineId: string;
  readonly mismatch: Mismatch;
  readonly reason: string;
}

/** The associate gives the reason of a mismatch. Fired when one is chosen. */
export class SerialReasonRequestEvent extends CustomEvent<SerialReasonRequestDetail> {
  static readonly eventName = 'serial-reason-request';

  constructor(detail: SerialReasonRequestDetail) {
    super(SerialReasonRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-reason-request': SerialReasonRequestEvent;
  }
}

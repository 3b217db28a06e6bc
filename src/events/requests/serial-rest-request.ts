import type { Rest } from '../../domain/model/rest.js';

export interface SerialRestRequestDetail {
  readonly rest: Rest;
  /** Absent: all lines that lack units. */
  readonly lineIds?: readonly string[];
}

/** The associate says whether the units that lines lack are still to come. */
export class SerialRestRequestEvent extends CustomEvent<SerialRestRequestDetail> {
  static readonly eventName = 'serial-rest-request';

  constructor(detail: SerialRestRequestDetail) {
    super(SerialRestRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-rest-request': SerialRestRequestEvent;
  }
}

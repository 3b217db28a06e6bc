import type { Condition } from '../../domain/model/unit.js';

/** One unit by its `key` or `unitId`; without either, `quantity` units of a product without serials. */
export interface SerialMarkRequestDetail {
  readonly lineId: string;
  readonly condition: Condition;
  readonly reason?: string;
  readonly lot?: string;
  /** `YYYY-MM-DD`. */
  readonly expiry?: string;
  readonly key?: string;
  readonly unitId?: string;
  readonly quantity?: number;
}

/** The associate has said in what condition a unit is, or several. */
export class SerialMarkRequestEvent extends CustomEvent<SerialMarkRequestDetail> {
  static readonly eventName = 'serial-mark-request';

  constructor(detail: SerialMarkRequestDetail) {
    super(SerialMarkRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-mark-request': SerialMarkRequestEvent;
  }
}

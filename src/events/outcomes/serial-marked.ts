import type { Condition } from '../../domain/model/unit.js';

export interface SerialMarkedDetail {
  readonly flowId: string;
  readonly lineId: string;
  readonly sku: string;
  readonly condition: Condition;
  /** One of the store's reason codes, or a few words where it has none. */
  readonly reason?: string;
  /** Lot and expiry day (`YYYY-MM-DD`), where they were given with the mark. */
  readonly lot?: string;
  readonly expiry?: string;
  /** How many units: 1 of a product with serials. */
  readonly quantity: number;
  /** The serial, where one was marked. */
  readonly serial?: string;
  /** The unit without a readable label that was marked. */
  readonly unitId?: string;
}

/**
 * Units were marked as damaged, rejected, or good again, or their lot or expiry day was given. Fired after that is
 * durable.
 */
export class SerialMarkedEvent extends CustomEvent<SerialMarkedDetail> {
  static readonly eventName = 'serial-marked';

  constructor(detail: SerialMarkedDetail) {
    super(SerialMarkedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-marked': SerialMarkedEvent;
  }
}

import type { ReadingRecord } from '../../domain/model/fact.js';
import type { Refusal } from '../../domain/model/verdict.js';

export interface SerialRefusedDetail {
  readonly flowId: string;
  readonly refusal: Refusal;
  readonly reading?: ReadingRecord;
}

/**
 * A reading or a request was refused, with its code. Fired once for each refusal; what could not even be stored has the
 * code `storage-failed`.
 */
export class SerialRefusedEvent extends CustomEvent<SerialRefusedDetail> {
  static readonly eventName = 'serial-refused';

  constructor(detail: SerialRefusedDetail) {
    super(SerialRefusedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-refused': SerialRefusedEvent;
  }
}

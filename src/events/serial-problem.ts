export type SerialProblemDetail = {
  readonly code: string;
  readonly source: 'document' | 'products' | 'store' | 'device';
  readonly message?: string;
};

/**
 * Capture cannot go on as it should: a bad document, a row of the product feed that was left out, a store that does not store, a device that
 * is gone. Fired once for each change for the worse.
 */
export class SerialProblemEvent extends CustomEvent<SerialProblemDetail> {
  static readonly eventName = 'serial-problem';

  constructor(detail: SerialProblemDetail) {
    super(SerialProblemEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-problem': SerialProblemEvent;
  }
}

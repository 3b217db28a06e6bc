export interface SerialNoneHereDetail {
  readonly flowId: string;
  readonly lines: readonly { readonly lineId: string; readonly sku: string }[];
  /** It was said before, and is taken back. */
  readonly isUndone: boolean;
}

/**
 * In a count somebody has looked and found no unit of these lines, or takes that back. Fired after that is durable.
 */
export class SerialNoneHereEvent extends CustomEvent<SerialNoneHereDetail> {
  static readonly eventName = 'serial-none-here';

  constructor(detail: SerialNoneHereDetail) {
    super(SerialNoneHereEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-none-here': SerialNoneHereEvent;
  }
}

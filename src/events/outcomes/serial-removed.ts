export interface SerialRemovedDetail {
  readonly flowId: string;
  readonly lineId: string;
  readonly key: string;
}

/** One serial was taken out, and may be captured again. Fired after that is durable. */
export class SerialRemovedEvent extends CustomEvent<SerialRemovedDetail> {
  static readonly eventName = 'serial-removed';

  constructor(detail: SerialRemovedDetail) {
    super(SerialRemovedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-removed': SerialRemovedEvent;
  }
}

export interface SerialUnitsRequestDetail {
  readonly lineId: string;
  /** The serial that is meant; absent where any unit of the line may be. */
  readonly key?: string;
}

/** The associate wants to say in what condition units of a product are. */
export class SerialUnitsRequestEvent extends CustomEvent<SerialUnitsRequestDetail> {
  static readonly eventName = 'serial-units-request';

  constructor(detail: SerialUnitsRequestDetail) {
    super(SerialUnitsRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-units-request': SerialUnitsRequestEvent;
  }
}

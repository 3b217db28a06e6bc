export interface SerialNoneRequestDetail {
  /** Absent: all lines that nobody has looked for. */
  readonly lineIds?: readonly string[];
  /** Takes it back. */
  readonly undo?: boolean;
}

/** The associate says that there is no unit of these lines here. */
export class SerialNoneRequestEvent extends CustomEvent<SerialNoneRequestDetail> {
  static readonly eventName = 'serial-none-request';

  constructor(detail: SerialNoneRequestDetail) {
    super(SerialNoneRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-none-request': SerialNoneRequestEvent;
  }
}

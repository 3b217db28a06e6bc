export interface SerialUnreadableRemoveRequestDetail {
  readonly lineId: string;
  readonly unitId: string;
}

/** An unreadable unit is to be taken out again. */
export class SerialUnreadableRemoveRequestEvent extends CustomEvent<SerialUnreadableRemoveRequestDetail> {
  static readonly eventName = 'serial-unreadable-remove-request';

  constructor(detail: SerialUnreadableRemoveRequestDetail) {
    super(SerialUnreadableRemoveRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-unreadable-remove-request': SerialUnreadableRemoveRequestEvent;
  }
}

export interface SerialRemoveRequestDetail {
  readonly lineId: string;
  readonly key: string;
}

/** The associate wants to take one serial out. Fired on the tap of its remove button. */
export class SerialRemoveRequestEvent extends CustomEvent<SerialRemoveRequestDetail> {
  static readonly eventName = 'serial-remove-request';

  constructor(detail: SerialRemoveRequestDetail) {
    super(SerialRemoveRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-remove-request': SerialRemoveRequestEvent;
  }
}

export interface SerialChooseRequestDetail {
  readonly lineId: string;
}

/** The associate chooses the product of a serial among the candidates. Fired on the tap. */
export class SerialChooseRequestEvent extends CustomEvent<SerialChooseRequestDetail> {
  static readonly eventName = 'serial-choose-request';

  constructor(detail: SerialChooseRequestDetail) {
    super(SerialChooseRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-choose-request': SerialChooseRequestEvent;
  }
}

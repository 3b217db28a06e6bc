/** The line of the chosen product, or the chosen serial of a label that has several. */
export type SerialChooseRequestDetail = { readonly lineId: string } | { readonly serial: string };

/**
 * The associate chooses the product of a serial among the candidates, or the serial among the numbers of a label. Fired
 * on the tap.
 */
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

export interface SerialExportRequestDetail {
  readonly flowId: string;
  readonly format: 'csv' | 'json';
}

/** The record of a flow is wanted as a file. */
export class SerialExportRequestEvent extends CustomEvent<SerialExportRequestDetail> {
  static readonly eventName = 'serial-export-request';

  constructor(detail: SerialExportRequestDetail) {
    super(SerialExportRequestEvent.eventName, { detail, bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-export-request': SerialExportRequestEvent;
  }
}

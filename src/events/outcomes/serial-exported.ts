import type { EventFile } from '../../ports/flow-store.js';

export interface SerialExportedDetail {
  /** The flow whose record it is; absent with everything that this device has stored. */
  readonly flowId?: string;
  readonly file: EventFile;
}

/**
 * The record of a flow, or all that is stored, is there as a file. `preventDefault` says that the page takes it;
 * otherwise the browser saves it, if it can.
 */
export class SerialExportedEvent extends CustomEvent<SerialExportedDetail> {
  static readonly eventName = 'serial-exported';

  constructor(detail: SerialExportedDetail) {
    super(SerialExportedEvent.eventName, { detail, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-exported': SerialExportedEvent;
  }
}

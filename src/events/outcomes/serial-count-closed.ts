export interface SerialCountClosedDetail {
  readonly flowId: string;
  readonly countId: string;
  /** Who approved it, where the setting `approveClosing` asks for that. */
  readonly approvedBy?: string;
  /** Batches that the documents name and this device does not know. */
  readonly unknownBatches?: readonly string[];
}

/** A cycle count was closed: no further batch of it begins. Its report is `CaptureDevice.countReport(countId)`. */
export class SerialCountClosedEvent extends CustomEvent<SerialCountClosedDetail> {
  static readonly eventName = 'serial-count-closed';

  constructor(detail: SerialCountClosedDetail) {
    super(SerialCountClosedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-count-closed': SerialCountClosedEvent;
  }
}

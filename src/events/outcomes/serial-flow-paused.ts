export interface SerialFlowPausedDetail {
  readonly flowId: string;
}

/** The flow was paused. Fired after that is durable. */
export class SerialFlowPausedEvent extends CustomEvent<SerialFlowPausedDetail> {
  static readonly eventName = 'serial-flow-paused';

  constructor(detail: SerialFlowPausedDetail) {
    super(SerialFlowPausedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-flow-paused': SerialFlowPausedEvent;
  }
}

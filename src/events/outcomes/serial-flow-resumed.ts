export interface SerialFlowResumedDetail {
  readonly flowId: string;
}

/** The flow goes on after a pause. Fired after that is durable. */
export class SerialFlowResumedEvent extends CustomEvent<SerialFlowResumedDetail> {
  static readonly eventName = 'serial-flow-resumed';

  constructor(detail: SerialFlowResumedDetail) {
    super(SerialFlowResumedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-flow-resumed': SerialFlowResumedEvent;
  }
}

import type { FlowState } from '../../domain/model/state.js';

export type SerialFlowOpenedDetail = Pick<FlowState, 'flowId' | 'kind' | 'status'> & { readonly documentId: string };

/**
 * A document is open for work, new or where this device left it. Fired once each time that it is opened, after the
 * journal is durable.
 */
export class SerialFlowOpenedEvent extends CustomEvent<SerialFlowOpenedDetail> {
  static readonly eventName = 'serial-flow-opened';

  constructor(detail: SerialFlowOpenedDetail) {
    super(SerialFlowOpenedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-flow-opened': SerialFlowOpenedEvent;
  }
}

import type { CompleteAnswer } from '../../ports/host.js';
import { RequestEvent } from './request-event.js';

export interface SerialCompleteRequestDetail {
  readonly flowId: string;
}

/** May this flow be completed? Fired before completion; `preventDefault` answers no. */
export class SerialCompleteRequestEvent extends RequestEvent<SerialCompleteRequestDetail, CompleteAnswer> {
  static readonly eventName = 'serial-complete-request';

  constructor(detail: SerialCompleteRequestDetail) {
    super(SerialCompleteRequestEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-complete-request': SerialCompleteRequestEvent;
  }
}

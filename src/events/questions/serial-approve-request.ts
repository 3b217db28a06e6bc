import type { ApproveAnswer, ApproveQuestion } from '../../ports/host.js';
import { RequestEvent } from './request-event.js';

/**
 * May this flow be completed with these differences? Fired before completion where the setting `approvals` wants it; a
 * person may take `approvalTimeoutMs` to answer. `preventDefault` answers no, and so does silence.
 */
export class SerialApproveRequestEvent extends RequestEvent<ApproveQuestion, ApproveAnswer> {
  static readonly eventName = 'serial-approve-request';

  constructor(detail: ApproveQuestion) {
    super(SerialApproveRequestEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-approve-request': SerialApproveRequestEvent;
  }
}

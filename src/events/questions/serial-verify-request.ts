import type { VerifyAnswer, VerifyQuestion } from '../../ports/host.js';
import { RequestEvent } from './request-event.js';

/** Does the host know this serial? Fired before a serial counts; `preventDefault` answers `unknown`. */
export class SerialVerifyRequestEvent extends RequestEvent<VerifyQuestion, VerifyAnswer> {
  static readonly eventName = 'serial-verify-request';

  constructor(detail: VerifyQuestion) {
    super(SerialVerifyRequestEvent.eventName, detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-verify-request': SerialVerifyRequestEvent;
  }
}

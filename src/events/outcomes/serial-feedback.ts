import type { Tone } from './tone.js';

export interface SerialFeedbackDetail {
  readonly tone: Tone;
  readonly isMuted: boolean;
}

/**
 * Something the associate should hear or feel. Fired with each verdict, so that the host can beep and buzz with the
 * device’s own means.
 */
export class SerialFeedbackEvent extends CustomEvent<SerialFeedbackDetail> {
  static readonly eventName = 'serial-feedback';

  constructor(detail: SerialFeedbackDetail) {
    super(SerialFeedbackEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-feedback': SerialFeedbackEvent;
  }
}

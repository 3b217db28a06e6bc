/** The associate wants to review before completion. Fired on the tap. */
export class SerialReviewRequestEvent extends CustomEvent<null> {
  static readonly eventName = 'serial-review-request';

  constructor() {
    super(SerialReviewRequestEvent.eventName, { bubbles: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-review-request': SerialReviewRequestEvent;
  }
}

export type SerialProblemDetail = {
  readonly code: string;
  readonly source: 'document' | 'products' | 'host' | 'store' | 'device';
  readonly message?: string;
  /** Of `tag-taken`, `tag-refused` and `second-copy`: the tag, such as `serial-camera`. */
  readonly tag?: string;
};

/**
 * Capture cannot go on as it should: a bad document, or an entry of one that was left out or taken as it is meant, a
 * row of the product feed or the ledger that was left out, an answer of the host that is not of its type (`bad-
 * answer`, once for each question), a store that does not store, or of which records were changed by another hand
 * (`facts-tampered`, with the flow's id as the message), a device that is gone, an element that cannot be drawn (`not-
 * drawn`). Fired once for each change for the worse.
 *
 * On the window: a tag that could not be defined, because something else has it (`tag-taken`) or the page refuses it
 * (`tag-refused`), or that another copy of the SDK has defined (`second-copy`). An element tells of the first two,
 * too, where it has to leave such a part out.
 */
export class SerialProblemEvent extends CustomEvent<SerialProblemDetail> {
  static readonly eventName = 'serial-problem';

  constructor(detail: SerialProblemDetail) {
    super(SerialProblemEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-problem': SerialProblemEvent;
  }
}

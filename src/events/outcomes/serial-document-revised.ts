import type { DocumentChanges } from '../../domain/model/revision.js';

export interface SerialDocumentRevisedDetail extends DocumentChanges {
  readonly flowId: string;
  readonly documentId: string;
  /** It does not hold yet: the associate is asked. */
  readonly isOffered: boolean;
}

/**
 * An open document was handed in with other content, line by line: what came, what went and what changed. Fired after
 * it is durable.
 */
export class SerialDocumentRevisedEvent extends CustomEvent<SerialDocumentRevisedDetail> {
  static readonly eventName = 'serial-document-revised';

  constructor(detail: SerialDocumentRevisedDetail) {
    super(SerialDocumentRevisedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-document-revised': SerialDocumentRevisedEvent;
  }
}

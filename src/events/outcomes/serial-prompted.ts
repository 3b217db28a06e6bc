import type { Prompt } from '../../domain/model/verdict.js';

export interface SerialPromptedDetail {
  readonly flowId: string;
  readonly prompt: Prompt;
}

/** The associate is asked something: a serial, a product, or a yes or no. Fired when the question opens. */
export class SerialPromptedEvent extends CustomEvent<SerialPromptedDetail> {
  static readonly eventName = 'serial-prompted';

  constructor(detail: SerialPromptedDetail) {
    super(SerialPromptedEvent.eventName, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-prompted': SerialPromptedEvent;
  }
}

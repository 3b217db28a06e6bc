import type { OutboxEntry } from '../ports/flow-store.js';

export type SerialFlowCompletedDetail = Pick<OutboxEntry, 'eventId' | 'flowId' | 'event' | 'file'>;

/**
 * A flow is completed and its event file is in the outbox. Fired after that is durable, and again at each start and whenever the device
 * comes online, until it is acknowledged: receivers dedupe by `eventId`.
 */
export class SerialFlowCompletedEvent extends CustomEvent<SerialFlowCompletedDetail> {
  static readonly eventName = 'serial-flow-completed';
  #acknowledgement: Promise<boolean> | undefined;

  constructor(detail: SerialFlowCompletedDetail) {
    super(SerialFlowCompletedEvent.eventName, { detail, bubbles: true, composed: true });
  }

  /** Resolves to whether the host took the file over; undefined if it has not said so yet. */
  get acknowledgement(): Promise<boolean> | undefined {
    return this.#acknowledgement;
  }

  /**
   * The host has the file, or will have it once `delivered` resolves; a rejection leaves it in the outbox. To be called while the event is
   * dispatched; later, use `CaptureDevice.acknowledge(eventId)`.
   */
  acknowledge(delivered: Promise<unknown> = Promise.resolve()): void {
    this.#acknowledgement ??= delivered.then(
      () => true,
      () => false,
    );
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-flow-completed': SerialFlowCompletedEvent;
  }
}

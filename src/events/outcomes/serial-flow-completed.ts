import type { OutboxEntry } from '../../ports/flow-store.js';

export type SerialFlowCompletedDetail = Pick<OutboxEntry, 'eventId' | 'flowId' | 'event' | 'file'>;

/**
 * A flow is completed and its event file is in the outbox. Fired after that is durable, and again at each start and
 * whenever the device comes online, until it is acknowledged: receivers dedupe by `eventId`.
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
   * The host has the file, or will have it once `delivered` resolves. A rejection leaves it in the outbox, and so does
   * what resolves to false or to an object whose `ok` is false: `fetch` resolves also where the server has refused. The
   * first call stands.
   * @throws {DOMException} `InvalidStateError` once the dispatch is over: use `CaptureDevice.acknowledge(eventId)` then
   * @example
   * flow.addEventListener('serial-flow-completed', event => {
   *   event.acknowledge(fetch('/events', { method: 'POST', body: event.detail.file.text }));
   * });
   */
  acknowledge(delivered?: unknown): void {
    if (this.eventPhase === Event.NONE) {
      throw new DOMException('acknowledge() must be called while the event is dispatched', 'InvalidStateError');
    }
    this.#acknowledgement ??= Promise.resolve(delivered)
      .then(isAcknowledged)
      .catch(() => false);
  }
}

function isAcknowledged(answer: unknown): boolean {
  const isRefused = typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
  return answer !== false && !isRefused;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-flow-completed': SerialFlowCompletedEvent;
  }
}

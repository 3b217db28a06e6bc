import type { OutboxEntry } from '../../ports/flow-store.js';
import type { DeliverAnswer } from '../../ports/host.js';

export type SerialFlowCompletedDetail = Pick<OutboxEntry, 'eventId' | 'flowId' | 'event' | 'file'>;

/**
 * A flow is completed and its event file is in the outbox. Fired after that is durable, and again at each start and
 * whenever the device comes online, until it is acknowledged: receivers dedupe by `eventId`.
 */
export class SerialFlowCompletedEvent extends CustomEvent<SerialFlowCompletedDetail> {
  static readonly eventName = 'serial-flow-completed';
  #acknowledgement: Promise<DeliverAnswer> | undefined;

  constructor(detail: SerialFlowCompletedDetail) {
    super(SerialFlowCompletedEvent.eventName, { detail, bubbles: true, composed: true });
  }

  /** Resolves to whether the host took the file over, or why not; undefined if it has not said so yet. */
  get acknowledgement(): Promise<DeliverAnswer> | undefined {
    return this.#acknowledgement;
  }

  /**
   * The host has the file, or will have it once `delivered` resolves. A rejection leaves it in the outbox, and so does
   * what resolves to false or to an object whose `ok` is false: `fetch` resolves also where the server has refused. The
   * first call stands. What resolves to `{ refused: { code, message } }` is the host's no, whose words the associate is
   * shown.
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
      .then(answerOf)
      .catch(() => false);
  }
}

function answerOf(answer: unknown): DeliverAnswer {
  // Whether its code and words can be used is looked at where all answers of hosts are.
  if (typeof answer === 'object' && answer !== null && 'refused' in answer) return answer as DeliverAnswer;
  const isRefused = typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
  return answer !== false && !isRefused;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'serial-flow-completed': SerialFlowCompletedEvent;
  }
}

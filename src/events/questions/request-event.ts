/**
 * A question to the host. A listener answers with `respondWith` while the event is dispatched; `preventDefault` is a
 * plain no. If no listener does either, the host counts as not asked. The settings say how long an answer may take
 * (`Settings.requestTimeoutMs`, `Settings.approvalTimeoutMs`).
 */
export class RequestEvent<Detail, Answer> extends CustomEvent<Detail> {
  #answer: Promise<Answer> | undefined;

  constructor(name: string, detail: Detail) {
    super(name, { detail, bubbles: true, composed: true, cancelable: true });
  }

  /** What the host answered; undefined if nobody did. */
  get answer(): Promise<Answer> | undefined {
    return this.#answer;
  }

  /**
   * Answers, at once or later. The first answer stands.
   * @throws {DOMException} `InvalidStateError` once the dispatch is over: nobody waits for it any more
   * @example
   * flow.addEventListener('serial-verify-request', event => {
   *   event.respondWith(isInStock(event.detail.serial).then(is => (is ? 'known' : 'unknown')));
   * });
   */
  respondWith(answer: Answer | Promise<Answer>): void {
    if (this.eventPhase === Event.NONE) {
      throw new DOMException('respondWith() must be called while the event is dispatched', 'InvalidStateError');
    }
    this.#answer ??= Promise.resolve(answer);
  }
}

/**
 * A question to the host. A listener answers with `respondWith` while the event is dispatched; `preventDefault` is a
 * plain no. If nobody does either, nobody was asked. How long an answer may take is the asker's to say
 * (`Settings.requestTimeoutMs`).
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
   */
  respondWith(answer: Answer | Promise<Answer>): void {
    if (this.eventPhase === Event.NONE) {
      throw new DOMException('respondWith() must be called while the event is dispatched', 'InvalidStateError');
    }
    this.#answer ??= Promise.resolve(answer);
  }
}

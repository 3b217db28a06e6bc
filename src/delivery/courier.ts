import { answerWithin } from '../clock/answer-within.js';
import type { Clock } from '../ports/clock.js';
import type { FlowStore, OutboxEntry } from '../ports/flow-store.js';
import type { Host } from '../ports/host.js';

/**
 * Hands the outbox to the host, oldest first and one at a time. An entry stays until it is acknowledged: whatever fails
 * here is handed over again at the next `flush`, and the receiver dedupes by `eventId`. What the host has refused waits
 * for a person.
 */
export class Courier {
  readonly #store: FlowStore;
  readonly #host: Host;
  readonly #clock: Clock;
  readonly #limitMs: number;
  readonly #onAnswer: (entry: OutboxEntry | undefined) => void;
  #isClosed = false;
  /** Resolves when every flush so far is done; never rejects. */
  #work = Promise.resolve();

  /**
   * @param onAnswer told of an entry that was acknowledged or refused
   * @param limitMs how long the host may take for one entry before the next has its turn
   */
  constructor(
    store: FlowStore,
    host: Host,
    clock: Clock,
    onAnswer: (entry: OutboxEntry | undefined) => void = () => undefined,
    limitMs = 120_000,
  ) {
    this.#onAnswer = onAnswer;
    this.#limitMs = limitMs;
    this.#store = store;
    this.#host = host;
    this.#clock = clock;
  }

  /** Delivers what waits: after a completion, at start, and when the device comes online again. */
  flush(): void {
    // A store that fails says so by its health; the entries are still there for the next flush.
    this.#work = this.#work.then(() => this.#deliverAll()).catch(() => undefined);
  }

  close(): void {
    this.#isClosed = true;
  }

  async #deliverAll(): Promise<void> {
    if (this.#isClosed || !this.#host.deliver) return;
    for (const entry of await this.#store.outbox()) if (!entry.refusal) await this.#deliver(entry);
  }

  async #deliver(entry: OutboxEntry): Promise<void> {
    const { eventId } = entry;
    await this.#store.recordAttempt(eventId);
    const handOver = async () => this.#host.deliver?.(entry);
    const answer = (await answerWithin(handOver, this.#limitMs, false)) ?? false;
    if (answer === false) return;
    if (answer === true) await this.#store.acknowledge(eventId, this.#clock.now());
    else await this.#store.refuse?.(eventId, { ...answer.refused, atMs: this.#clock.now() });
    this.#onAnswer(await this.#store.event(eventId));
  }
}

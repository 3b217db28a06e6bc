import { answerWithin } from '../clock/answer-within.js';
import type { Clock } from '../ports/clock.js';
import type { FlowStore, OutboxEntry } from '../ports/flow-store.js';
import type { Host } from '../ports/host.js';

/**
 * Hands the outbox to the host, oldest first and one at a time. An entry stays until it is acknowledged: whatever fails
 * here is handed over again at the next `flush`, and the receiver dedupes by `eventId`.
 */
export class Courier {
  readonly #store: FlowStore;
  readonly #host: Host;
  readonly #clock: Clock;
  readonly #limitMs: number;
  #isClosed = false;
  /** Resolves when every flush so far is done; never rejects. */
  #work = Promise.resolve();

  /** @param limitMs how long the host may take for one entry before the next has its turn */
  constructor(store: FlowStore, host: Host, clock: Clock, limitMs = 120_000) {
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
    for (const entry of await this.#store.outbox()) await this.#deliver(entry);
  }

  async #deliver(entry: OutboxEntry): Promise<void> {
    await this.#store.recordAttempt(entry.eventId);
    const handOver = async () => this.#host.deliver?.(entry);
    if ((await answerWithin(handOver, this.#limitMs, false)) === true)
      await this.#store.acknowledge(entry.eventId, this.#clock.now());
  }
}

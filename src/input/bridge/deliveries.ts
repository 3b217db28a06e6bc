import type { Reading } from '../../codes/reading.js';
import type { SettledIds } from './settled-ids.js';
import { type AckStatus } from './settled-ids.js';
import type { Settlement } from '../../ports/scan-source.js';

export interface Answer {
  readonly status: AckStatus;
  readonly reason?: string;
}

interface Waiting {
  readonly reading: Reading;
  readonly answer: Promise<Answer>;
  readonly resolve: (answer: Answer) => void;
}

/** With more undecided readings than this, the host has to deliver again later. */
const MAX_WAITING = 4096;

/** Hands each scan on once, however often it is delivered, and answers every delivery when it is settled. */
export class Deliveries {
  readonly #emit: (reading: Reading) => void;
  readonly #settled: SettledIds;
  readonly #waiting = new Map<string, Waiting>();

  constructor(emit: (reading: Reading) => void, settled: SettledIds) {
    this.#emit = emit;
    this.#settled = settled;
  }

  deliver(reading: Reading): Promise<Answer> {
    const { id, text } = reading;
    const waiting = this.#waiting.get(id);
    const settled = this.#settled.get(id);
    const known = waiting?.reading ?? settled;
    // An id that comes back with another text is a host's counter that started over: answering `duplicate` would lose a
    // scan.
    if (known && known.text !== text) return Promise.resolve({ status: 'rejected', reason: 'id-reused' });
    if (waiting) return waiting.answer;
    if (settled) return Promise.resolve({ status: settled.status === 'stored' ? 'duplicate' : 'rejected' });
    if (this.#waiting.size >= MAX_WAITING) return Promise.resolve({ status: 'degraded', reason: 'busy' });
    let resolve: (answer: Answer) => void = () => undefined;
    const answer = new Promise<Answer>(settle => (resolve = settle));
    this.#waiting.set(id, { reading, answer, resolve });
    this.#emit(reading);
    return answer;
  }

  settle(id: string, settlement: Settlement): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    if (settlement === 'failed') return waiting.resolve({ status: 'degraded', reason: 'not-stored' });
    const status = settlement === 'stored' ? 'stored' : 'rejected';
    this.#settled.add(id, { text: waiting.reading.text, status });
    waiting.resolve({ status });
  }

  /** Nobody will settle the readings that still wait, so the host keeps them. */
  end(): void {
    for (const { resolve } of this.#waiting.values()) resolve({ status: 'degraded', reason: 'not-listening' });
    this.#waiting.clear();
  }
}

/** What became of a scan; a host lets go of it at the first three. */
export type AckStatus = 'stored' | 'duplicate' | 'rejected' | 'degraded';

interface Settled {
  readonly text: string;
  readonly status: 'stored' | 'rejected';
}

/**
 * Remembers the latest settled scans, so that a scan that is delivered again because its acknowledgement was lost is
 * answered and not read again. The number is limited: older scans are known by the journal, which goes by the same id.
 */
export class SettledIds {
  readonly #settled = new Map<string, Settled>();
  readonly #limit: number;

  constructor(limit = 4096) {
    this.#limit = limit;
  }

  get(id: string): Settled | undefined {
    return this.#settled.get(id);
  }

  add(id: string, settled: Settled): void {
    this.#settled.set(id, settled);
    const [oldest] = this.#settled.keys();
    if (this.#settled.size > this.#limit && oldest !== undefined) this.#settled.delete(oldest);
  }
}

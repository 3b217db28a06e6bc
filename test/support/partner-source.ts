import type { Reading } from '../../src/codes/reading.js';
import type { ScanSink, ScanSource, Settlement } from '../../src/ports/scan-source.js';

/** A device that a partner plugged in, and that may deliver anything. */
export class PartnerSource implements ScanSource {
  readonly name = 'partner';
  /** What it was told of the objects that it delivered, in order. */
  readonly settlements: (readonly [reading: unknown, settlement: string])[] = [];
  readonly #delivered = new Set<unknown>();
  #sink: ScanSink | undefined;

  start(sink: ScanSink): () => void {
    this.#sink = sink;
    return () => (this.#sink = undefined);
  }

  deliver(...readings: readonly unknown[]): void {
    for (const reading of readings) {
      this.#delivered.add(reading);
      this.#sink?.reading(reading as Reading);
    }
  }

  settled(reading: Reading, settlement: Settlement): void {
    if (this.#delivered.has(reading)) this.settlements.push([reading, settlement]);
  }
}

import type { Reading } from '../../src/codes/reading.js';
import type { ScanRejection } from '../../src/domain/model/verdict.js';
import type { ScanSink, ScanSource, Settlement, Stop } from '../../src/ports/scan-source.js';

/** A scanner that reads what it is told, as often as it is told. */
export class FakeScanner implements ScanSource {
  readonly name = 'fake-scanner';
  #sink: ScanSink | undefined;
  readonly #waiting = new Map<string, (settlement: Settlement) => void>();
  #count = 0;
  /** How often it was started. */
  starts = 0;

  get isRunning(): boolean {
    return this.#sink !== undefined;
  }

  start(sink: ScanSink): Stop {
    this.#sink = sink;
    this.starts++;
    sink.status({ state: 'ready' });
    return () => (this.#sink = undefined);
  }

  /** Scans something that it cannot give. */
  reject(why: ScanRejection): void {
    this.#sink?.rejected?.(why);
  }

  /** Scans all at once; resolves when all of them are stored. Rejects when one is not. */
  async scanAll(readings: readonly Reading[]): Promise<void> {
    const settled = readings.map(reading => new Promise<Settlement>(resolve => this.#waiting.set(reading.id, resolve)));
    for (const reading of readings) this.#sink?.reading(reading);
    const wrong = (await Promise.all(settled)).find(settlement => settlement !== 'stored');
    if (wrong) throw new Error(`A reading was ${wrong}`);
  }

  settled({ id }: Reading, settlement: Settlement): void {
    this.#waiting.get(id)?.(settlement);
    this.#waiting.delete(id);
  }

  scan(text: string): void {
    const id = `scan-${++this.#count}`;
    this.#sink?.reading({ id, text, source: 'wedge', atMs: Date.now() });
  }
}
